/** Where the coefficients of a block stand in reading order (ITU-T T.81 figure A.6). */
export const zigzag = Uint8Array.from([
  0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
  35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47,
  55, 62, 63,
])

/** cosine[x · 8 + u] = C(u)/2 · cos((2x + 1)uπ/16), so that two passes make the transform of T.81 A.3.3. */
const cosine = Float64Array.from({ length: 64 }, (_, i) => {
  const u = i & 7
  return (u === 0 ? Math.SQRT1_2 : 1) * 0.5 * Math.cos((((i >> 3) * 2 + 1) * u * Math.PI) / 16)
})

const half = new Float64Array(64)

/** Coefficients (in rows) to samples, in place; not rounded. */
export function inverseTransform(block: Float64Array): void {
  for (let row = 0; row < 64; row += 8)
    for (let x = 0; x < 8; x++) {
      let sum = 0
      for (let u = 0; u < 8; u++) sum += (block[row + u] ?? 0) * (cosine[x * 8 + u] ?? 0)
      half[row + x] = sum
    }
  for (let column = 0; column < 8; column++)
    for (let y = 0; y < 8; y++) {
      let sum = 0
      for (let v = 0; v < 8; v++) sum += (half[v * 8 + column] ?? 0) * (cosine[y * 8 + v] ?? 0)
      block[y * 8 + column] = sum
    }
}
