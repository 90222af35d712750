/** The grey between four pixels; `x` and `y` are at least one pixel within the right and lower sides. */
export function between(data: Uint8Array, width: number, x: number, y: number): number {
  const left = x | 0
  const top = y | 0
  const at = top * width + left
  const fx = x - left
  const upper = (data[at] ?? 0) + ((data[at + 1] ?? 0) - (data[at] ?? 0)) * fx
  const lower = (data[at + width] ?? 0) + ((data[at + width + 1] ?? 0) - (data[at + width] ?? 0)) * fx
  return upper + (lower - upper) * (y - top) + 0.5
}
