import type { Gray } from './pixels.ts'

// ITU-T T.4 tables 2 and 3: codes of white and black runs of 0 to 63 dots, then of 64 to 1728 in steps of 64.
const WHITE = (
  '00110101 000111 0111 1000 1011 1100 1110 1111 10011 10100 00111 01000 001000 000011 110100 110101 101010 101011 ' +
  '0100111 0001100 0001000 0010111 0000011 0000100 0101000 0101011 0010011 0100100 0011000 00000010 00000011 00011010 ' +
  '00011011 00010010 00010011 00010100 00010101 00010110 00010111 00101000 00101001 00101010 00101011 00101100 00101101 ' +
  '00000100 00000101 00001010 00001011 01010010 01010011 01010100 01010101 00100100 00100101 01011000 01011001 01011010 ' +
  '01011011 01001010 01001011 00110010 00110011 00110100 ' +
  '11011 10010 010111 0110111 00110110 00110111 01100100 01100101 01101000 01100111 011001100 011001101 011010010 ' +
  '011010011 011010100 011010101 011010110 011010111 011011000 011011001 011011010 011011011 010011000 010011001 ' +
  '010011010 011000 010011011'
).split(' ')
const BLACK = (
  '0000110111 010 11 10 011 0011 0010 00011 000101 000100 0000100 0000101 0000111 00000100 00000111 000011000 0000010111 ' +
  '0000011000 0000001000 00001100111 00001101000 00001101100 00000110111 00000101000 00000010111 00000011000 000011001010 ' +
  '000011001011 000011001100 000011001101 000001101000 000001101001 000001101010 000001101011 000011010010 000011010011 ' +
  '000011010100 000011010101 000011010110 000011010111 000001101100 000001101101 000011011010 000011011011 000001010100 ' +
  '000001010101 000001010110 000001010111 000001100100 000001100101 000001010010 000001010011 000000100100 000000110111 ' +
  '000000111000 000000100111 000000101000 000001011000 000001011001 000000101011 000000101100 000001011010 000001100110 ' +
  '000001100111 ' +
  '0000001111 000011001000 000011001001 000001011011 000000110011 000000110100 000000110101 0000001101100 0000001101101 ' +
  '0000001001010 0000001001011 0000001001100 0000001001101 0000001110010 0000001110011 0000001110100 0000001110101 ' +
  '0000001110110 0000001110111 0000001010010 0000001010011 0000001010100 0000001010101 0000001011010 0000001011011 ' +
  '0000001100100 0000001100101'
).split(' ')
const PASS = '0001'
const HORIZONTAL = '001'
const VERTICAL: Record<string, string> = {
  '0': '1',
  '1': '011',
  '2': '000011',
  '3': '0000011',
  '-1': '010',
  '-2': '000010',
  '-3': '0000010',
}
const END = '000000000001'.repeat(2)

/** Places where a row changes colour, starting from white. */
function changesOf(gray: Gray, row: number): number[] {
  const changes: number[] = []
  let black = false
  for (let x = 0; x < gray.width; x++) {
    const dark = (gray.data[row * gray.width + x] ?? 255) < 128
    if (dark !== black) changes.push(x)
    black = dark
  }
  return changes
}

function runCode(length: number, black: boolean): string {
  const codes = black ? BLACK : WHITE
  const steps = Math.floor(length / 64)
  return (steps > 0 ? (codes[63 + steps] ?? '') : '') + (codes[length % 64] ?? '')
}

// ITU-T T.6 §2.2: a0 is where we stand, a1 and a2 our next changes, b1 and b2 those of the row above.
function codeRow(row: number[], above: number[], width: number): string {
  let code = ''
  let a0 = -1
  let black = false
  while (a0 < width) {
    const from = a0
    const parity = black ? 1 : 0
    const next = row.findIndex((x) => x > from)
    const a1 = next < 0 ? width : (row[next] ?? width)
    const first = above.findIndex((x, at) => x > from && at % 2 === parity)
    const b1 = first < 0 ? width : (above[first] ?? width)
    const b2 = first < 0 ? width : (above[first + 1] ?? width)
    if (b2 < a1) {
      code += PASS
      a0 = b2
      continue
    }
    const vertical = VERTICAL[String(a1 - b1)]
    if (vertical !== undefined) {
      code += vertical
      a0 = a1
      black = !black
      continue
    }
    const a2 = row[next + 1] ?? width
    code += HORIZONTAL + runCode(a1 - Math.max(a0, 0), black) + runCode(a2 - a1, !black)
    a0 = a2
  }
  return code
}

/**
 * CCITT Group 4 (ITU-T T.6) bytes of a picture of at most 1791 dots a row; darker than half is black.
 * Dots coded as black are 1 bits to a TIFF reader with PhotometricInterpretation 0.
 */
export function groupFour(gray: Gray): Uint8Array {
  const bytes: number[] = []
  let waiting = ''
  const push = (code: string): void => {
    waiting += code
    const whole = waiting.length - (waiting.length % 8)
    for (let at = 0; at < whole; at += 8) bytes.push(Number.parseInt(waiting.slice(at, at + 8), 2))
    waiting = waiting.slice(whole)
  }
  let above: number[] = []
  for (let y = 0; y < gray.height; y++) {
    const row = changesOf(gray, y)
    push(codeRow(row, above, gray.width))
    above = row
  }
  push(END)
  push('0'.repeat((8 - (waiting.length % 8)) % 8))
  return Uint8Array.from(bytes)
}
