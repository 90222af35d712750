import { type PageText } from '../model/page-text.ts'

export type Side = 'left' | 'right' | 'both'
type Seen = { left: number; right: number; both: number }

const LEFT = '(?:left|lt\\.?|let|lefl|sinistr(?:a|ae|i|um)|izquierd[oa]|linke?[rns]?)'
const RIGHT = '(?:right|rt\\.?|rlght|dext(?:er|ra|rae|ri|rum)|derech[oa]|rechte?[rns]?)'
const SIDE = `(${LEFT}|${RIGHT}|bilateral|both)`
const ORGAN =
  '(?:breasts?|mamma(?:e|ry)?|mastectom\\w*|lumpectom\\w*|quadrantectom\\w*|kidney|nephrectom\\w*|renal|lung|lobectom\\w*|pneumonectom\\w*|(?:upper|middle|lower) lobe|' +
  'ovar(?:y|ies|ian)|testi(?:s|cle|cular)|orchi\\w*ectom\\w*|adrenal\\w*|thyroid|colon|hemicolectom\\w*|pleura\\w*|eye|ear|thigh|arm|leg|tongue|parotid|tonsil|mama)'
const CLAIMS: readonly RegExp[] = [
  new RegExp(`\\b(?:specimen )?laterality\\s*[:.]?\\s*${SIDE}(?![\\p{L}])`, 'giu'),
  new RegExp(
    `(?:anatomic site|tumou?r site|primary site|site of primary[^.]{0,20})\\s*[:.]\\s*(?:[A-Z1-9][.:)]\\s*)?(?:[\\p{L}]+,?\\s){0,2}?${SIDE}(?![\\p{L}])`,
    'giu',
  ),
  new RegExp(`(?<!\\p{L})${ORGAN}[\\s,;:(."-]{1,4}${SIDE}(?![\\p{L}])`, 'giu'),
  new RegExp(`(?<!\\p{L})${SIDE}[\\s,;)"-]{0,3}(?:[\\p{L}-]+\\s){0,3}?${ORGAN}(?!\\p{L})`, 'giu'),
]
const EARLIER =
  /\b(?:history|hx|h\/o|s\/p|status post|prior|previous\w*|known|comparison|contralateral|family|opposite|clinical (?:diagnosis|information|data|history))\b[^.:;]{0,60}$|\bclinical [\p{L}&/ ]{4,30}:[^.]{0,60}$/iu

const PROCEDURE = '(?:\\w+ectom\\w*|excision\\w*|excisional|resection|biops\\w+|lumpectom\\w*|dissection|localization)'
/** The head of a part of the diagnosis: `BREAST, LEFT, LUMPECTOMY:` or `Right breast, excisional biopsy:`. */
const PARTS: readonly RegExp[] = [
  new RegExp(`(?<!\\p{L})${ORGAN}[,;]? {1,2}${SIDE}(?!\\p{L})[^.:]{0,60}?${PROCEDURE}[^.:]{0,30}?(?: ?:|\\s-)`, 'giu'),
  new RegExp(`(?<!\\p{L})${SIDE}[,;]? (?:[\\p{L}-]+ ){0,3}?${ORGAN}(?!\\p{L})[^.:]{0,60}?(?: ?:|\\s-)`, 'giu'),
]
const CANCER = /carcinoma|melanoma|sarcoma|lymphoma|malignan|mesothelioma|seminoma/i
/** Where what is said of a part ends: at the head of another section. */
const NEXT_SECTION = /\n\s*\p{Lu}[\p{Lu} ]{6,}:?\s*\n|\b(?:IMPRESSION|CONCLUSION|OPINION|Impression:)/u
const NAMED_CANCERS: readonly RegExp[] = [
  new RegExp(
    `(?<!\\p{L})(?:carcinoma|cancer)(?: in situ)?,?(?: of| in)?(?: the| her| his)? ${SIDE} ${ORGAN}(?!\\p{L})`,
    'giu',
  ),
  new RegExp(`(?<!\\p{L})${SIDE}(?:-sided)? ${ORGAN} (?:cancer|carcinoma)(?!\\p{L})`, 'giu'),
]
const NOT_NOW =
  /\b(?:history|hx|h\/o|s\/p|status post|prior|previous\w*|comparison|contralateral|family|mother|sister|aunt|grandmother|daughter|cousin)\b[^.:;]{0,60}$/i
const DENIED = /\b(?:no|not|negative for|without|absen\w+|free of|benign|nonproliferative|no evidence of)\b[^.]{0,60}$/i

/**
 * The side a report states for what it is about: from its laterality line, else from the specimens it names. Null where it
 * names none, or both without it being clear which is meant. `both` where each side has a part with a cancer of its own.
 * Where both sides are examined, the side of the cancer that is named.
 */
export function statedSide(pages: readonly PageText[]): Side | null {
  const text = pages.map((page) => page.text).join('\n')
  const cancers = soleOrBoth(cancerParts(text))
  if (cancers === 'both') return cancers
  const [stated, sited, ...named] = CLAIMS.map((claim) => count(text, claim))
  for (const seen of [stated, sited]) {
    const side = seen && soleSide(seen)
    if (side) return side
  }
  return sideOfParts(named) ?? cancers ?? sideOfNamedCancers(text, named)
}

/** A paper that speaks of both sides must name the cancer's side more than once: one slip of the pen is not a statement. */
function sideOfNamedCancers(text: string, parts: readonly Seen[]): Side | null {
  const cancers = namedCancers(text)
  const speaksOfBoth = parts.some(({ left }) => left > 0) && parts.some(({ right }) => right > 0)
  return cancers.left + cancers.right >= (speaksOfBoth ? 2 : 1) ? soleSide(cancers) : null
}

/** Cancers named with their side in a sentence: `carcinoma of the left breast`; not earlier ones, a relative's, or denied ones. */
function namedCancers(text: string): Seen {
  const seen: Seen = { left: 0, right: 0, both: 0 }
  for (const match of NAMED_CANCERS.flatMap((claim) => [...text.matchAll(claim)])) {
    const before = text.slice(Math.max(0, match.index - 90), match.index)
    if (!NOT_NOW.test(before) && !DENIED.test(before)) seen[sideOf(match[1] ?? '')]++
  }
  return seen
}

/** How many parts of the diagnosis on each side name a cancer. */
function cancerParts(text: string): Seen {
  const seen: Seen = { left: 0, right: 0, both: 0 }
  const heads = PARTS.flatMap((part) => [...text.matchAll(part)]).sort((a, b) => a.index - b.index)
  for (const [i, match] of heads.entries()) {
    if (EARLIER.test(text.slice(Math.max(0, match.index - 90), match.index))) continue
    const from = match.index + match[0].length
    const next = heads.slice(i + 1, i + 9).find(({ index }) => index >= from)?.index ?? Infinity
    const side = sideOf(match[1] ?? '')
    if (namesCancer(text.slice(from, Math.min(from + 150, next)), side)) seen[side]++
  }
  return seen
}

/** Whether what stands behind the head of a part names a cancer, and not as the other side's. */
function namesCancer(behind: string, side: Side): boolean {
  const ends = behind.search(NEXT_SECTION)
  const part = behind.slice(0, ends < 0 ? undefined : ends)
  const at = part.search(CANCER)
  const sides = NAMED_CANCERS.flatMap((claim) => [...part.matchAll(claim)]).map((match) => sideOf(match[1] ?? ''))
  return at >= 0 && !DENIED.test(part.slice(0, at)) && sides.every((named) => named === side)
}

function soleOrBoth(seen: Seen): Side | null {
  return seen.left > 0 && seen.right > 0 ? 'both' : soleSide(seen)
}

function count(text: string, claim: RegExp): Seen {
  const seen: Seen = { left: 0, right: 0, both: 0 }
  for (const match of text.matchAll(claim)) {
    if (EARLIER.test(text.slice(Math.max(0, match.index - 90), match.index))) continue
    seen[sideOf(match[1] ?? '')]++
  }
  return seen
}

function sideOf(word: string): Side {
  if (/^b/i.test(word)) return 'both'
  return new RegExp(`^${LEFT}$`, 'iu').test(word) ? 'left' : 'right'
}

function soleSide({ left, right, both }: Seen): Side | null {
  if (both > 0) return left + right === 0 ? 'both' : null
  if (left > 0 && right > 0) return null
  if (left > 0) return 'left'
  return right > 0 ? 'right' : null
}

function sideOfParts(named: readonly Seen[]): Side | null {
  const sum = (side: Side): number => named.reduce((total, seen) => total + seen[side], 0)
  return soleSide({ left: sum('left'), right: sum('right'), both: sum('both') })
}
