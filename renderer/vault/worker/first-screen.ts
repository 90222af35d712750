import * as v from 'valibot'
import { PersonId } from '../../core/base/ids.ts'
import { parse } from '../../core/base/parse.ts'
import type { RowVersion } from '../../core/format/row.ts'
import { Overview } from '../contract.ts'
import { counted, standing, type Counted } from './overview.ts'
import type { ReadingQueue } from './reading-queue.ts'
import type { Session } from './session.ts'

/** How records are counted. Another number where the same rows come to other counts: what was noted before is then not used. */
const RULES = 1

const Noted = v.strictObject({ rules: v.literal(RULES), personId: v.nullable(PersonId), overview: Overview })

/** Rows of these kinds change no count. */
const uncounted = new Set(['settings', 'form', 'draft', 'sent', 'keys'])

/**
 * What Home shows before every row is there: as it was when the vault was last seen, where nothing has come since
 * (`Journal.noted` says so). Afterwards the rows say it, whatever was noted.
 */
export class FirstScreen {
  private counts: { readonly personId: PersonId | null; readonly counted: Counted } | null = null
  /** By the rows, not by what was noted. */
  private isCounted = false
  private before: Overview | null

  /** `noted`: what `toNote` gave when the vault was last seen; `onCounted`: there is something new to note. */
  constructor(
    private readonly session: Session,
    private readonly queue: ReadingQueue,
    { noted, onCounted }: { readonly noted: unknown; readonly onCounted: () => void },
  ) {
    const read = parse(Noted, noted)
    this.before = read.ok ? read.value.overview : null
    this.onCounted = onCounted
  }

  private readonly onCounted: () => void

  /** What was noted, until every row is there; then null. */
  early(): Overview | null {
    const { before, session } = this
    if (!before) return null
    const { readOnly, trialMark } = session
    return { ...before, readOnly, trialMark, ...session.found(), reading: { ...before.reading, paused: false } }
  }

  /**
   * Every row is there, or will never be. Says whether anybody may have been shown what was noted. It stays noted until the
   * rows have been counted or something has been written: nothing has come since.
   */
  end(): boolean {
    const { before } = this
    this.before = null
    if (before) this.counts ??= { personId: before.person?.id ?? null, counted: countedIn(before) }
    return before !== null
  }

  /** By the rows themselves. */
  overview(): Overview {
    const { session, queue } = this
    const [now, counts] = [standing(session), counted(session, queue)]
    // Two versions of a row are told apart by what a person says of them, and counted as long as nobody has.
    this.counts = session.contested().length > 0 ? null : { personId: now.person?.id ?? null, counted: counts }
    if (!this.isCounted && this.counts) this.onCounted()
    this.isCounted = this.counts !== null
    return { ...now, ...counts }
  }

  /** These have just been written. */
  written(versions: readonly Pick<RowVersion, 'kind'>[]): void {
    if (versions.every(({ kind }) => uncounted.has(kind))) return
    this.counts = null
    this.isCounted = false
  }

  /** To be noted with where the journals stand now; null where the counts are not those of this moment. */
  toNote(): unknown {
    const { counts, before, session } = this
    if (before || !counts) return null
    const now = standing(session)
    const personId = now.person?.id ?? null
    if (personId !== counts.personId || now.lostRows > 0 || now.differs || now.notArrived > 0) return null
    return { rules: RULES, personId, overview: { ...now, ...counts.counted } }
  }
}

const countedIn = ({ binned, records, toReview, kindCounts, reading }: Overview): Counted => ({
  ...{ binned, records, toReview, kindCounts, reading },
})
