import * as v from 'valibot'
import { call, nothing } from '../core/base/door.ts'
import { RowId } from '../core/base/ids.ts'
import { count, instant, textUpTo } from '../core/base/schemas.ts'
import { PacketDraft } from '../core/model/packet-draft.ts'
import { Person } from '../core/model/person.ts'
import { HandEntry } from '../core/model/rows.ts'
import { Filing } from '../core/model/understanding.ts'
import { diskCodes } from './disk-codes.ts'

/** An entry without when it was typed, by which two of the same words would differ. */
export const EntryAsTyped = v.omit(HandEntry, ['at'])

/** What one version of a row says, as far as a person decided it. */
const Said = v.variant('kind', [
  v.object({ kind: v.literal('removed') }),
  v.object({ kind: v.literal('person'), person: Person }),
  /** What a record is, and whose its pages are. */
  v.object({
    kind: v.literal('filing'),
    filing: v.nullable(Filing),
    answers: v.array(v.object({ page: count, isPerson: v.boolean() })),
  }),
  /** Where a record belongs. `pages`: how many it was arranged to have; null = those of its file. */
  v.object({
    kind: v.literal('record'),
    person: v.nullable(v.string()),
    binned: v.boolean(),
    pages: v.nullable(count),
    shownWithin: v.boolean(),
  }),
  v.object({ kind: v.literal('hand'), entry: EntryAsTyped }),
  v.object({ kind: v.literal('sameness'), answer: v.picklist(['same', 'different']) }),
  v.object({ kind: v.literal('correction'), page: count, read: v.string(), text: v.string() }),
  v.object({ kind: v.literal('batch'), hospital: v.nullable(v.string()) }),
  v.object({ kind: v.literal('draft'), draft: PacketDraft }),
])
export type Said = v.InferOutput<typeof Said>

/**
 * Something that was changed on two computers that did not know of each other: every version is kept until a person says
 * which one holds. `shown`: the version that lists show meanwhile.
 */
export const BothKept = v.object({
  row: RowId,
  name: v.string(),
  sides: v.array(v.object({ version: v.string(), wroteAt: instant, shown: v.boolean(), said: Said })),
})
export type BothKept = v.InferOutput<typeof BothKept>

export const bothKeptCalls = {
  /** What was changed on two computers about the open person, or about nobody in particular. */
  bothKept: call({ ask: nothing, gives: v.array(BothKept), refuses: ['not-unlocked'] }),
  /** One of the versions holds from now on. `no-such-record`: it is no longer one of those that stand beside each other. */
  keepVersion: call({
    ask: v.object({ row: RowId, version: textUpTo(100) }),
    gives: nothing,
    refuses: ['not-unlocked', 'no-such-record', ...diskCodes],
  }),
}
