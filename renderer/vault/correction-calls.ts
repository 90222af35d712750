import * as v from 'valibot'
import { call, nothing } from '../core/base/door.ts'
import { DocumentId, RowId } from '../core/base/ids.ts'
import { count, textUpTo } from '../core/base/schemas.ts'
import { longestCorrection } from '../core/model/correction.ts'
import { Box } from '../core/model/page-text.ts'
import { diskCodes } from './disk-codes.ts'

const writes = ['not-unlocked', 'no-such-record', ...diskCodes] as const

export const correctionCalls = {
  /**
   * A person says what stands at a place of a page: in words of its text as shown, which `was` repeats, or in a box where none
   * were read. The reading stays beside it. `changed-meanwhile`: other words stand there now.
   */
  correctText: call({
    ask: v.object({
      id: DocumentId,
      page: count,
      place: v.union([
        v.object({ start: count, end: count, was: textUpTo(longestCorrection) }),
        v.object({ box: Box }),
      ]),
      text: textUpTo(longestCorrection),
    }),
    gives: nothing,
    refuses: ['not-read-yet', 'changed-meanwhile', 'blob-missing', 'blob-damaged', ...writes],
  }),
  /** A correction is taken back: what was read stands there again. */
  uncorrectText: call({ ask: v.object({ correction: RowId }), gives: nothing, refuses: writes }),
} as const
