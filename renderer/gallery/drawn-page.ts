import type { FractionBox, PageMark, Picture } from '../ui/shown/PageImage.tsx'

const width = 600
const height = 848
type Line = { top: number; left: number; length: number }

/** Grey bars in place of lines of text: a page without words. */
const lines: Line[] = Array.from({ length: 22 }, (_, at) => ({
  top: 90 + at * 32,
  left: 60,
  length: 300 + ((at * 137) % 180),
}))

function draw(rgba: Uint8ClampedArray, line: Line): void {
  for (let y = line.top; y < line.top + 10; y += 1) {
    for (let x = line.left; x < line.left + line.length; x += 1)
      rgba.fill(x % 23 < 3 ? 255 : 70, (y * width + x) * 4, (y * width + x) * 4 + 3)
  }
}

export function drawnPage(): Picture {
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255)
  lines.forEach((line) => draw(rgba, line))
  return { width, height, rgba }
}

const boxAt = (line: number, left: number, length: number): FractionBox => ({
  left: left / width,
  top: (86 + line * 32) / height,
  width: length / width,
  height: 18 / height,
})

export const drawnMarks: PageMark[] = [
  { id: 'one', kind: 'search', boxes: [boxAt(2, 106, 92)] },
  { id: 'two', kind: 'search', boxes: [boxAt(6, 200, 90)], current: true },
  { id: 'three', kind: 'evidence', number: 1, boxes: [boxAt(10, 60, 260), boxAt(11, 60, 120)] },
]
