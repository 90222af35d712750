import * as v from 'valibot'
import { count, pixels, textUpTo } from '../base/schemas.ts'

/** How grey values become light (PS3.3 C.11.2): centre and width in the image's own units, black and white swapped or not. */
export const Look = v.object({ centre: v.number(), width: v.number(), invert: v.boolean() })
export type Look = v.InferOutput<typeof Look>

/**
 * A frame of a medical image as pixels, with the look it was drawn with, the looks that the image itself names, and the
 * distance of its rows and columns in millimetres where it says.
 */
export const StudyImage = v.object({
  width: count,
  height: count,
  rgba: pixels,
  look: Look,
  presets: v.array(v.object({ name: textUpTo(100), centre: v.number(), width: v.number() })),
  spacing: v.nullable(v.tuple([v.number(), v.number()])),
})
export type StudyImage = v.InferOutput<typeof StudyImage>
