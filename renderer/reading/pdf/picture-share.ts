import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'

type Matrix = readonly [number, number, number, number, number, number]
type Operators = { readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] }

const identity: Matrix = [1, 0, 0, 1, 0, 0]
const pictures: ReadonlySet<number> = new Set([
  OPS.paintImageXObject,
  OPS.paintInlineImageXObject,
  OPS.paintImageMaskXObject,
])

/** The share (0 to 1) of a page of `area` square points that its largest picture covers: near 1 for a scan. */
export function largestPictureShare({ fnArray, argsArray }: Operators, area: number): number {
  let largest = 0
  let matrix = identity
  const saved: Matrix[] = []
  fnArray.forEach((operator, i) => {
    const args = argsArray[i]
    if (operator === OPS.save || operator === OPS.paintFormXObjectBegin) saved.push(matrix)
    if (operator === OPS.transform) matrix = multiply(matrix, matrixOf(args))
    if (operator === OPS.paintFormXObjectBegin) matrix = multiply(matrix, matrixOf(first(args)))
    if (operator === OPS.restore || operator === OPS.paintFormXObjectEnd) matrix = saved.pop() ?? identity
    // A picture fills the unit square of the space it is drawn in (ISO 32000-1 §8.9.5.1).
    if (pictures.has(operator)) largest = Math.max(largest, Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))
  })
  return area > 0 ? Math.min(1, largest / area) : 0
}

const first = (args: unknown): unknown => (Array.isArray(args) ? args[0] : undefined)

function matrixOf(args: unknown): Matrix {
  const numbers = isList(args) ? Array.from(args) : []
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers.filter((value) => typeof value === 'number')
  return [a, b, c, d, e, f]
}

const isList = (value: unknown): value is ArrayLike<unknown> => Array.isArray(value) || ArrayBuffer.isView(value)

function multiply(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ]
}
