import type { Content, MemberRefusal } from '../core/model/content.ts'
import type { PageText } from '../core/model/page-text.ts'
import type { Look, StudyImage } from '../core/model/look.ts'
import type { Rgba } from './raster.ts'

/**
 * A document that is open for reading. Page numbers count from 1. Sizes are upright by the file's own rotation: points
 * for `pages` (a PDF, a text file), pixels for a `picture`.
 */
export type Source = {
  readonly kind: 'pages' | 'picture'
  readonly pageSizes: readonly { readonly width: number; readonly height: number }[]
  /** Draw a page on white, `width` pixels wide (a picture: at most its own width). Null where nothing can be drawn. */
  draw(page: number, width: number): Promise<Rgba | null>
  /** The page's own text, where it has any that is worth having; null sends the page to OCR. */
  readonly layer?: (page: number) => Promise<Layer>
  /** What the file holds beside its pages; absent where it can hold nothing. */
  readonly content?: Content
  /** One of `content.members`, in parts as they are unpacked; ends early with why where it is not what it claimed to be. */
  readonly member?: (index: number) => AsyncIterable<Uint8Array | MemberRefusal>
  /** A frame of a medical image with a window of grey values; null where nothing can be drawn. */
  readonly frame?: (frame: number, look: Look | null) => Promise<StudyImage | null>
  close(): void
}

/**
 * What a page's text layer is good for. `use`: take it. `compare`: OCR may find more (a large picture, much garbage);
 * the better of the two counts. `check`: its letters may be others than those on the page; it counts where OCR sees the same
 * words. `none`: there is nothing in it.
 */
export type Layer =
  { readonly verdict: 'use' | 'compare' | 'check'; readonly text: PageText } | { readonly verdict: 'none' }
