/** How wide a table may be before its rows are written as lists of cells. */
const WIDTH = 100

/** Rows of cells in columns; where they are too wide, each row as `head: cell` pairs below each other. */
export function alignRows(rows: readonly (readonly string[])[]): string[] {
  const [head, ...body] = rows
  if (!head) return []
  const widths = head.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)))
  const isEven = rows.every((row) => row.length <= head.length)
  if (isEven && widths.reduce((sum, width) => sum + width + 2, 0) <= WIDTH)
    return rows.map((row) =>
      row
        .map((cell, i) => cell.padEnd((widths[i] ?? 0) + 2))
        .join('')
        .trimEnd(),
    )
  if (body.length === 0 || head.length === 1) return rows.map((row) => row.join('  ').trim())
  return body.flatMap((row) => [
    ...row.flatMap((cell, i) => (cell === '' ? [] : [`${i === 0 ? '' : '  '}${head[i] ? `${head[i]}: ` : ''}${cell}`])),
    '',
  ])
}
