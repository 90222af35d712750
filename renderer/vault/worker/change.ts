import { isExactly } from '../../core/base/exact.ts'
import { parse, type Schema } from '../../core/base/parse.ts'
import { rowSchemas, type RowKind, type RowOf } from '../../core/model/rows.ts'

/** One row to be written, or to be deleted. */
export type Change =
  | { [K in RowKind]: { readonly kind: K; readonly row: RowOf<K> } }[RowKind]
  | { readonly kind: RowKind; readonly remove: string }

/** Whether a row could be read back as what it is said to be. */
export function isOfItsKind(change: Change): boolean {
  if ('remove' in change) return true
  const schema: Schema = rowSchemas[change.kind]
  return isExactly(schema, change.row) || parse(schema, change.row).ok
}
