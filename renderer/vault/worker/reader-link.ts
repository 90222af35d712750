import { refuse, type Refusal, type Result } from '../../core/base/result.ts'
import { connectReading } from '../../reading/client.ts'
import type { Reading } from '../../reading/contract.ts'

type Connection = ReturnType<typeof connectReading>

/** The longest that one question may take before the reader process counts as hung (vault.md §0). */
const PATIENCE = 20_000

/**
 * Why there is no answer, as the refusal's detail. `absent`: no reader came. `died`: it hung or went while this was the only
 * question it had. `died-busy`: it had others, and one of those may have been its end.
 */
type Unavailable = 'absent' | 'died' | 'died-busy'

type Question = { busy: boolean }

/**
 * The line to the keyless reader process. It may die or hang at any page: every question then answers
 * `reader-unavailable`, the page is asked to have a new process started, and its port comes in by `attach`.
 */
export class ReaderLink {
  private connection: Connection | null = null
  private starting: Promise<void> | null = null
  private arrive: () => void = () => undefined
  private asked = new Set<Question>()
  private handles = 0
  private heard: () => void = () => undefined
  private life = 0

  constructor(
    private readonly askForRestart: () => void,
    private readonly patience = PATIENCE,
  ) {}

  /** Which reader this is: a handle is worth nothing to the next one. */
  get lives(): number {
    return this.life
  }

  attach(port: MessagePort): void {
    this.drop()
    const connection = connectReading(port)
    this.connection = connection
    this.asked = new Set()
    // The shell starts another by itself; what was asked need not wait until patience ends.
    port.addEventListener('close', () => this.connection === connection && this.drop())
    this.arrive()
    this.heard()
  }

  /** Be told of every reader that comes; one listener, the last. */
  onAttached(hear: () => void): void {
    this.heard = hear
  }

  newHandle(): string {
    this.handles += 1
    return String(this.handles)
  }

  /** Ask one thing; waits for a reader that is being started. Hanging or dying answers `reader-unavailable`. */
  async ask<T, C extends string>(
    question: (reading: Reading) => Promise<Result<T, Refusal<C>>>,
    patience = this.patience,
  ): Promise<Result<T, Refusal<C | 'reader-unavailable'>>> {
    const connection = this.connection ?? (await this.started())
    if (!connection) return unavailable('absent')
    const own = this.noteQuestion()
    const answer = await within(patience, question(connection.client))
    this.asked.delete(own)
    if (answer !== 'hung' && (answer.ok || answer.error.code !== 'closed')) return answer
    if (answer === 'hung' && this.connection === connection) {
      this.drop()
      this.askForRestart()
    }
    return unavailable(own.busy ? 'died-busy' : 'died')
  }

  private noteQuestion(): Question {
    for (const other of this.asked) other.busy = true
    const own = { busy: this.asked.size > 0 }
    this.asked.add(own)
    return own
  }

  /** The reader is gone: everything open answers at once. */
  private drop(): void {
    this.life += 1
    this.connection?.close()
    this.connection = null
  }

  /** Waits for a port to arrive; where none does, another reader is asked for once, however many wait. */
  private async started(): Promise<Connection | null> {
    this.starting ??= this.arrival()
    await this.starting
    return this.connection
  }

  private async arrival(): Promise<void> {
    const arrived = new Promise<'here'>((give) => {
      this.arrive = () => give('here')
    })
    const came = await within(this.patience, arrived)
    this.starting = null
    if (came === 'hung') this.askForRestart()
  }
}

const unavailable = (why: Unavailable) => refuse('reader-unavailable', why)

async function within<T>(patience: number, answer: Promise<T>): Promise<T | 'hung'> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLong = new Promise<'hung'>((give) => {
    timer = setTimeout(() => give('hung'), patience)
  })
  try {
    return await Promise.race([answer, tooLong])
  } finally {
    clearTimeout(timer)
  }
}
