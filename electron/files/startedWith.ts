import { resolve } from 'node:path'
import { backupExtension } from './backups.ts'

/** The backup file that was opened in the system, before Satchel was started or while it runs; it is only offered, never read by itself. */
export class StartedWith {
  private path: string | null = null

  get waits(): boolean {
    return this.path !== null
  }

  /**
   * Words of a command line given in the folder `from`, or a path that the system hands over: the last backup among them
   * waits. Gives whether there is one.
   */
  offer(words: readonly string[], from = process.cwd()): boolean {
    const found = words.findLast((word) => word.toLowerCase().endsWith(`.${backupExtension}`) && !word.startsWith('-'))
    if (found !== undefined) this.path = resolve(from, found)
    return found !== undefined
  }

  /** The path, once. */
  take(): string | null {
    const { path } = this
    this.path = null
    return path
  }
}
