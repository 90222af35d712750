import { pageTextOf, plainTextPages, textSheet } from '../core/intake/plain-text.ts'
import { paper, pixelsOf } from './pictures/scaled.ts'
import type { Source } from './source.ts'

/** A plain text file as pages of a virtual sheet. `no-text` where it has nothing but white space. */
export function openText(bytes: Uint8Array): Source | 'not-readable' | 'no-text' {
  const pages = plainTextPages(bytes)
  if (!pages) return 'not-readable'
  if (pages.every((lines) => lines.every((line) => line.trim() === ''))) return 'no-text'
  const { width, height } = textSheet
  return {
    kind: 'pages',
    pageSizes: pages.map(() => ({ width, height })),
    draw: (page, pixels) => Promise.resolve(drawText(pages[page - 1] ?? [], pixels)),
    layer: (page) => Promise.resolve({ verdict: 'use', text: pageTextOf(pages[page - 1] ?? [], page) }),
    close: () => undefined,
  }
}

function drawText(lines: readonly string[], pixels: number) {
  const scale = pixels / textSheet.width
  const context = paper(pixels, Math.round(textSheet.height * scale))
  context.scale(scale, scale)
  context.fillStyle = '#000'
  context.textBaseline = 'middle'
  context.font = `${textSheet.columnWidth / 0.6}px monospace`
  lines.forEach((line, row) => {
    const y = textSheet.margin + (row + 0.5) * textSheet.lineHeight
    for (const word of line.matchAll(/\S+/g))
      context.fillText(
        word[0],
        textSheet.margin + word.index * textSheet.columnWidth,
        y,
        word[0].length * textSheet.columnWidth,
      )
  })
  return pixelsOf(context)
}
