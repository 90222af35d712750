import * as v from 'valibot'
import { count } from '../base/schemas.ts'

const fraction = v.pipe(v.number(), v.minValue(-0.5), v.maxValue(1.5))

/** A rectangle on a page as it is shown upright; fractions of its width and height, origin top left. */
export const Box = v.object({ x: fraction, y: fraction, width: fraction, height: fraction })
export type Box = v.InferOutput<typeof Box>

/** One word: where it stands in the page's text (UTF-16 offsets, end exclusive) and on the page; confidence 0–100. */
export const WordBox = v.object({ start: count, end: count, box: Box, confidence: v.number() })
export type WordBox = v.InferOutput<typeof WordBox>

export const quarterTurns = [0, 90, 180, 270] as const

/**
 * What reading gives for one page: its text in reading order (lines end with `\n`), each word's place, and how it was read.
 * `width`/`height` are the upright page in points (1/72 inch) or, for a picture, pixels. `turned` is how far clockwise the
 * stored page must be turned to stand upright. `confidence` is the mean over the words, 100 for a text layer.
 */
export const PageText = v.object({
  page: count,
  text: v.string(),
  words: v.array(WordBox),
  width: v.number(),
  height: v.number(),
  source: v.picklist(['text-layer', 'ocr', 'none']),
  turned: v.picklist(quarterTurns),
  confidence: v.number(),
  quality: v.picklist(['good', 'doubtful', 'poor', 'blank', 'unreadable']),
})
export type PageText = v.InferOutput<typeof PageText>
