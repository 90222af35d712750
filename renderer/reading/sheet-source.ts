import { layOut, pageTextOf, sheetSize, type LaidOut } from '../core/intake/sheet.ts'
import { plainTextParts } from '../core/intake/plain-text.ts'
import type { Content } from '../core/model/content.ts'
import type { SheetLine, SheetPart } from '../core/model/sheet.ts'
import { paper, pixelsOf } from './pictures/scaled.ts'
import type { Source } from './source.ts'

/** A plain text file as pages of a virtual sheet. `no-text` where it has nothing but white space. */
export function openText(bytes: Uint8Array): Source | 'not-readable' | 'no-text' {
  const parts = plainTextParts(bytes)
  if (!parts) return 'not-readable'
  if (parts.every(({ lines }) => lines.every(({ text }) => text.trim() === ''))) return 'no-text'
  return sheetSource(parts)
}

/** Readable text as a document of pages; `content` says what the file holds beside them, once its pages are known. */
export function sheetSource(parts: readonly SheetPart[], content?: (laid: LaidOut) => Content): Source {
  const laid = layOut(parts)
  const { pages } = laid
  const { width, height } = sheetSize
  return {
    kind: 'pages',
    pageSizes: pages.map(() => ({ width, height })),
    draw: (page, pixels) => Promise.resolve(drawSheet(pages[page - 1] ?? [], pixels)),
    layer: (page) => Promise.resolve({ verdict: 'use', text: pageTextOf(pages[page - 1] ?? [], page) }),
    ...(content ? { content: content(laid) } : {}),
    close: () => undefined,
  }
}

const weights = { title: 'bold', heading: 'bold', strong: 'bold', plain: 'normal' } as const

function drawSheet(lines: readonly SheetLine[], pixels: number) {
  const scale = pixels / sheetSize.width
  const context = paper(pixels, Math.round(sheetSize.height * scale))
  context.scale(scale, scale)
  context.fillStyle = '#000'
  context.textBaseline = 'middle'
  lines.forEach(({ text, style }, row) => {
    context.font = `${weights[style]} ${sheetSize.columnWidth / 0.6}px monospace`
    const y = sheetSize.margin + (row + 0.5) * sheetSize.lineHeight
    for (const word of text.matchAll(/\S+/g))
      context.fillText(
        word[0],
        sheetSize.margin + word.index * sheetSize.columnWidth,
        y,
        word[0].length * sheetSize.columnWidth,
      )
  })
  return pixelsOf(context)
}
