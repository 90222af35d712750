import type { RowKind, RowOf } from '../../core/model/rows.ts'

/**
 * What of a row a person decides. The rest belongs to the software, which may have read on since: it is neither compared
 * nor put back.
 */
export function decided(kind: RowKind, row: RowOf<RowKind> | null): Record<string, unknown> | null {
  if (row && kind === 'document' && 'sheets' in row) {
    const { personId, within, sheets, binned } = row
    return { personId, within, sheets, binned }
  }
  if (row && kind === 'understanding' && 'filed' in row) {
    return { filed: row.filed, answers: row.pages.flatMap(({ page, answer }) => (answer ? [{ page, answer }] : [])) }
  }
  return row
}
