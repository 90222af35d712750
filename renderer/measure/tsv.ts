/** A table as tab-separated text: one line a row, cells on one line and without quoting. */
export function tsv<C extends string>(
  columns: readonly C[],
  rows: readonly Readonly<Record<C, string | number>>[],
): string {
  const lines = rows.map((row) => columns.map((column) => cell(row[column])).join('\t'))
  return [columns.join('\t'), ...lines, ''].join('\n')
}

const cell = (value: string | number): string => String(value).replace(/[\t\r\n]+/g, ' ')
