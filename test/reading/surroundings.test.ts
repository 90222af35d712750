import { expect, test } from 'vitest'
import { whitenSurroundings } from '../../renderer/reading/clean/surroundings.ts'

const width = 320
const height = 400
type Rect = { left: number; top: number; right: number; bottom: number }
const paper: Rect = { left: 60, top: 50, right: 270, bottom: 360 }

/** A sheet on a dark table, with a black bar and some text on it; `tone` is the table's grey. */
function photo(tone: number) {
  const data = new Uint8Array(width * height).fill(tone)
  const paint = ({ left, top, right, bottom }: Rect, grey: number) => {
    for (let y = top; y < bottom; y++) data.fill(grey, y * width + left, y * width + right)
  }
  paint(paper, 250)
  paint({ left: 100, top: 120, right: 230, bottom: 140 }, 20)
  for (let x = 100; x < 230; x += 8) paint({ left: x, top: 200, right: x + 3, bottom: 212 }, 10)
  return { width, height, data }
}
const at = ({ data }: { data: Uint8Array }, x: number, y: number) => data[y * width + x]

test('the table around a sheet turns white, what is on the sheet stays', () => {
  const cleaned = whitenSurroundings(photo(90))
  expect(at(cleaned, 5, 5)).toBe(255)
  expect(at(cleaned, 300, 390)).toBe(255)
  expect(at(cleaned, 150, 130)).toBe(20)
  expect(at(cleaned, 101, 205)).toBe(10)
})

test('a sheet that fills the picture is given back as it is', () => {
  const sheet = { width, height, data: new Uint8Array(width * height).fill(250) }
  expect(whitenSurroundings(sheet)).toBe(sheet)
})

test('text that runs to the very edge is not taken for the table', () => {
  const sheet = { width, height, data: new Uint8Array(width * height).fill(250) }
  for (let x = 0; x < width; x += 8)
    for (let y = 200; y < 212; y++) sheet.data.fill(10, y * width + x, y * width + x + 3)
  expect(whitenSurroundings(sheet)).toBe(sheet)
})
