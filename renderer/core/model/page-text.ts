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
 * What was measured around the words of a page that was read by looking at it, medians over its words. `paper` and `ink`:
 * how light they are, 0 (black) to 255. `sharpness`: how much of the way from ink to paper lies between two pixels, 0 to 1.
 * `letters`: how high a word is, in pixels of the picture; null where the page is no picture with pixels of its own.
 */
export const Measured = v.object({
  paper: v.number(),
  ink: v.number(),
  sharpness: v.number(),
  letters: v.nullable(v.number()),
})
export type Measured = v.InferOutput<typeof Measured>

/**
 * What reading gives for one page: its text in reading order (lines end with `\n`), each word's place, and how it was read.
 * `width`/`height` are the upright page in points (1/72 inch) or, for a picture, pixels. `turned` is how far clockwise the
 * stored page must be turned to stand upright. `confidence` is the mean over the words, 100 for a text layer. `notRead`:
 * where there is ink that gave no words: handwriting, a stamp, a picture.
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
  measured: v.optional(Measured),
  notRead: v.optional(v.array(Box)),
})
export type PageText = v.InferOutput<typeof PageText>
