import { ok, type Refusal, type Result } from '../../core/base/result.ts'

type Done = Result<null, Refusal<string>>

/** Work that has been begun and is not waited for yet, never more than `most` of it at once. */
export class UnderWay {
  private readonly open: Promise<Done>[] = []
  private refused: Done = ok(null)

  constructor(private readonly most: number) {}

  /** Nothing has been refused so far. */
  get isWell(): boolean {
    return this.refused.ok
  }

  /** One more; waits for the oldest when there are too many. */
  async add(work: Promise<Done>): Promise<void> {
    // What it throws is thrown by whoever waits for it.
    work.then((done) => this.note(done)).catch(() => undefined)
    this.open.push(work)
    if (this.open.length >= this.most) await this.open.shift()
  }

  /** All of it is done: the first refusal, if there was one. */
  async end(): Promise<Done> {
    await Promise.all(this.open)
    return this.refused
  }

  private note(done: Done): void {
    if (this.refused.ok) this.refused = done
  }
}
