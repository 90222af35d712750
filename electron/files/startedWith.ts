import { resolve } from 'node:path'
import { backupExtension } from './backups.ts'

/** The backup file that Satchel was started with by the system; it is only offered, never read by itself. */
export class StartedWith {
  private path: string | null = null

  get waits(): boolean {
    return this.path !== null
  }

  /** Words of a command line, or a path that the system hands over: the last backup among them waits. */
  offer(words: readonly string[]): void {
    const found = words.findLast((word) => word.toLowerCase().endsWith(`.${backupExtension}`) && !word.startsWith('-'))
    if (found !== undefined) this.path = resolve(found)
  }

  /** The path, once. */
  take(): string | null {
    const { path } = this
    this.path = null
    return path
  }
}
