import type { PageText } from '../core/model/page-text.ts'
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
  close(): void
}

/**
 * What a page's text layer is good for. `use`: take it. `compare`: OCR may find more (a large picture, much garbage);
 * the better of the two counts. `none`: there is nothing in it.
 */
export type Layer = { readonly verdict: 'use' | 'compare'; readonly text: PageText } | { readonly verdict: 'none' }
