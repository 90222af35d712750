import * as v from 'valibot'
import { parse } from '../../core/base/parse.ts'
import type { Run } from './text-layer.ts'

/** What we need of an annotation as pdf.js describes it; fields of other kinds and empty ones do not fit. */
const Shown = v.object({
  rect: v.pipe(v.array(v.number()), v.length(4)),
  hidden: v.optional(v.boolean(), false),
  noView: v.optional(v.boolean(), false),
})
const Filled = v.variant('subtype', [
  v.object({
    subtype: v.literal('Widget'),
    fieldType: v.picklist(['Tx', 'Ch']),
    fieldValue: v.union([v.string(), v.array(v.string())]),
    ...Shown.entries,
  }),
  v.object({ subtype: v.literal('FreeText'), textContent: v.array(v.string()), ...Shown.entries }),
])
type Filled = v.InferOutput<typeof Filled>

const usualSize = 10

/** What was typed into a PDF's form fields and text notes, placed as runs in the page's own space: it is no part of the page's text. */
export function fieldRuns(annotations: readonly unknown[]): Run[] {
  return annotations.flatMap((annotation) => {
    const filled = parse(Filled, annotation)
    return filled.ok && !filled.value.hidden && !filled.value.noView ? runsOf(filled.value) : []
  })
}

function runsOf(filled: Filled): Run[] {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = filled.rect
  const lines = linesOf(filled)
  const step = Math.abs(y1 - y0) / Math.max(1, lines.length)
  const size = Math.min(usualSize, Math.max(step * 0.8, 1))
  const top = Math.max(y0, y1)
  return lines.map((text, i) => ({
    text,
    matrix: [size, 0, 0, size, Math.min(x0, x1), top - (i + 0.5) * Math.min(step, 2 * size) - size * 0.3],
    width: Math.min(Math.abs(x1 - x0), text.length * size * 0.5),
  }))
}

function linesOf(filled: Filled): string[] {
  const texts = filled.subtype === 'FreeText' ? filled.textContent : [filled.fieldValue].flat()
  return texts.flatMap((text) => text.split(/\r\n?|\n/)).filter((line) => line.trim() !== '')
}
