/** cos((2x+1)uπ/16) with the weights of ITU T.81 §A.3.3, as [u][x]. */
const basis = Float32Array.from({ length: 64 }, (_, i) => {
  const u = i >> 3
  const x = i & 7
  return (u === 0 ? Math.SQRT1_2 : 1) * 0.5 * Math.cos(((2 * x + 1) * u * Math.PI) / 16)
})

const rows = new Float32Array(64)

/** Forward DCT of 64 samples (already shifted to around 0) and division by the quantisers; natural order. */
export function transform(samples: Float32Array, quantisers: Uint8Array, block: Int16Array): void {
  for (let y = 0; y < 8; y++) for (let u = 0; u < 8; u++) rows[y * 8 + u] = along(samples, y * 8, 1, u)
  for (let u = 0; u < 8; u++)
    for (let v = 0; v < 8; v++) block[v * 8 + u] = Math.round(along(rows, u, 8, v) / (quantisers[v * 8 + u] ?? 1))
}

/** One coefficient of eight values: the cosine is even or odd around the middle, so that four products do. */
function along(values: Float32Array, start: number, step: number, u: number): number {
  const sign = u % 2 === 0 ? 1 : -1
  let sum = 0
  for (let x = 0; x < 4; x++) {
    const near = values[start + x * step] ?? 0
    const far = values[start + (7 - x) * step] ?? 0
    sum += (basis[u * 8 + x] ?? 0) * (near + sign * far)
  }
  return sum
}
