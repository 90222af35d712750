import * as v from 'valibot'
import { call, nothing } from '../core/base/door.ts'
import { BatchId, PersonId } from '../core/base/ids.ts'
import { count, textUpTo } from '../core/base/schemas.ts'
import { diskCodes } from './disk-codes.ts'

/** A file that is to be copied: its name, where it lies in the folder that was added, and its size in bytes, 0 where nobody has asked yet. */
export const ToCopy = v.object({ name: textUpTo(1000), path: v.nullable(textUpTo(1000)), size: count })
export type ToCopy = v.InferOutput<typeof ToCopy>

/** What is on its way into the vault, so that a lock, a crash or a pulled stick lets no file go unnamed. */
export const copyingCalls = {
  /** These files of an import are to be copied, or could not be: what was noted of it before no longer holds. */
  noteCopying: call({
    ask: v.object({ batchId: BatchId, personId: PersonId, files: v.array(ToCopy) }),
    gives: nothing,
    refuses: ['not-unlocked', ...diskCodes],
  }),
  /** Files of the open person's imports from before the vault was opened that have not come in since. */
  leftToCopy: call({ ask: nothing, gives: v.array(ToCopy), refuses: ['not-unlocked'] }),
  /** The person does not want them any more. */
  forgetLeftToCopy: call({ ask: nothing, gives: nothing, refuses: ['not-unlocked', ...diskCodes] }),
} as const
