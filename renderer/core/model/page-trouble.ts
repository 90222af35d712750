import type { Measured, PageText } from './page-text.ts'

/**
 * What keeps a page from being read well, as far as it can be told from what was measured. `no-words`: there is something
 * on it and no word was found. `unsure`: words may be wrong, and nothing that was measured says why.
 */
export const troubles = ['blank', 'unreadable', 'no-words', 'dark', 'small', 'blurred', 'faint', 'unsure'] as const
export type Trouble = (typeof troubles)[number]

type Quality = PageText['quality']
type Read = { readonly quality: Quality; readonly source: PageText['source'] }

/** Paper is seldom darker than this in a scan or a photograph in good light. */
const darkPaper = 130
/** Where letters are this low (pixels, with their ascenders), their parts run together. */
const smallLetters = 14
/** A letter's edge that is sharp passes from ink to paper within two or three pixels. */
const blurredEdges = 0.3
/** Ink that is hardly darker than its paper, as a share of the paper's lightness. */
const faintInk = 0.35

/** What keeps a page from being read well; null where its words can be trusted. */
export function troubleOf(page: Pick<PageText, 'quality' | 'source' | 'measured'>): Trouble | null {
  const plain = plainTrouble(page)
  return plain === 'unsure' && page.measured ? causeIn(page.measured) : plain
}

/** The same of a page of which only this is known. */
export function plainTrouble({ quality, source }: Read): Trouble | null {
  if (quality === 'good') return null
  if (quality === 'blank' || quality === 'unreadable') return quality
  return source === 'none' ? 'no-words' : 'unsure'
}

function causeIn({ paper, ink, sharpness, letters }: Measured): Trouble {
  if (paper < darkPaper) return 'dark'
  if (letters !== null && letters < smallLetters) return 'small'
  if (paper - ink < faintInk * paper) return 'faint'
  return sharpness < blurredEdges ? 'blurred' : 'unsure'
}
