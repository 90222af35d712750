import { refuse, type Refusal, type Result } from '../../core/base/result.ts'
import { connectReading } from '../../reading/client.ts'
import type { Reading } from '../../reading/contract.ts'

type Connection = ReturnType<typeof connectReading>

/** The longest that one question may take before the reader process counts as hung (vault.md §0). */
const PATIENCE = 20_000

/**
 * The line to the keyless reader process. It may die or hang at any page: every question then answers
 * `reader-unavailable`, the page is asked to have a new process started, and its port comes in by `attach`.
 */
export class ReaderLink {
  private connection: Connection | null = null
  private awaiting: (() => void)[] = []
  private handles = 0
  /** The source that is open in the reader now, so that looking at a page need not send the file again. */
  private open: { readonly key: string; readonly handle: string } | null = null

  constructor(private readonly askForRestart: () => void) {}

  attach(port: MessagePort): void {
    this.connection?.close()
    this.connection = connectReading(port)
    this.open = null
    for (const go of this.awaiting.splice(0)) go()
  }

  /** The reader is gone: everything open answers at once. */
  drop(): void {
    this.connection?.close()
    this.connection = null
    this.open = null
  }

  /** The handle of a source if that very source is open in the present reader. */
  openHandle(key: string): string | null {
    return this.open?.key === key ? this.open.handle : null
  }

  newHandle(): string {
    this.handles += 1
    return String(this.handles)
  }

  noteOpen(key: string, handle: string): void {
    this.open = { key, handle }
  }

  /** Ask one thing; waits for a reader that is being started. Hanging or dying answers `reader-unavailable`. */
  async ask<T, C extends string>(
    question: (reading: Reading) => Promise<Result<T, Refusal<C>>>,
    patience = PATIENCE,
  ): Promise<Result<T, Refusal<C | 'reader-unavailable'>>> {
    const connection = this.connection ?? (await this.started())
    if (!connection) return refuse('reader-unavailable')
    let timer: ReturnType<typeof setTimeout> | undefined
    const tooLong = new Promise<'hung'>((give) => {
      timer = setTimeout(() => give('hung'), patience)
    })
    const answer = await Promise.race([question(connection.client), tooLong])
    clearTimeout(timer)
    if (answer !== 'hung' && (answer.ok || answer.error.code !== 'closed')) return answer
    if (answer === 'hung' && this.connection === connection) {
      this.drop()
      this.askForRestart()
    }
    return refuse('reader-unavailable')
  }

  /** Waits up to `PATIENCE` for a port to arrive. */
  private async started(): Promise<Connection | null> {
    await new Promise<void>((go) => {
      this.awaiting.push(go)
      setTimeout(go, PATIENCE)
    })
    return this.connection
  }
}
