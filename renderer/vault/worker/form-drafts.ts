import type { Result } from '../../core/base/result.ts'
import type { DiskRefusal } from './vault-folder.ts'
import { formDraftId } from './row-ids.ts'
import type { Change } from './change.ts'
import type { Session } from './session.ts'

/** Written so long after the last letter at the latest; a lock does not wait for it. */
const QUIET = 2000
const none = (): readonly Change[] => []

/**
 * What is being typed into forms. It comes here with every letter and is sealed into the vault when the typing pauses, and at
 * once when the vault is locked, so that it is there again after unlocking. Nothing in it is a record.
 */
export class FormDrafts {
  /** What was typed and not yet written; null = thrown away. */
  private readonly waiting = new Map<string, string | null>()
  private timer: ReturnType<typeof setTimeout> | null = null

  constructor(private readonly session: () => Session) {}

  /** The text of a form as it was left, or null. */
  of(key: string): string | null {
    const waiting = this.waiting.get(key)
    return waiting === undefined ? (this.session().tables.get('form', formDraftId(key))?.text ?? null) : waiting
  }

  keep(key: string, text: string | null): void {
    if (text === this.of(key)) return
    this.waiting.set(key, text)
    this.timer ??= setTimeout(() => void this.write(), QUIET)
  }

  /**
   * Seal what is waiting now, in one frame with what is given beside it: a lock leaves time for one write. A vault that can
   * only be read keeps it in memory until it is locked.
   */
  async write(beside: () => readonly Change[] = none): Promise<Result<null, DiskRefusal>> {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
    const session = this.session()
    const taken = [...this.waiting]
    const written = await session.commit(() => [...taken.flatMap((one) => changeOf(session, one)), ...beside()])
    // What was typed meanwhile stays waiting; what could not be written is tried again with the next letter.
    if (written.ok) for (const [key, text] of taken) if (this.waiting.get(key) === text) this.waiting.delete(key)
    return written
  }
}

function changeOf(session: Session, [key, text]: [string, string | null]): Change[] {
  const id = formDraftId(key)
  if (text !== null) return [{ kind: 'form', row: { id, key, text, at: session.now() } }]
  return session.tables.get('form', id) ? [{ kind: 'form', remove: id }] : []
}
