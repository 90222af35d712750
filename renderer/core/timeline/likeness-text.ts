/**
 * Lines that a way of printing adds to a report: who printed it when, page numbers, the address of a portal, a fax's edge.
 * They differ between two copies of one report and say nothing of it.
 */
const ADDED: readonly RegExp[] = [
  /\b(?:printed|print(?:ed)? (?:date|on|by)|downloaded|accessed|exported|viewed|date printed|generated on|impreso|gedruckt)\b.*\d/iu,
  /\bhttps?:\/\/|\bwww\.\S+\.\S+|\b\S+@\S+\.\w{2,4}\b/iu,
  /\bmy ?chart\b|\bpatient portal\b|\bpowered by\b|\blogged in as\b|\bsign out\b.*\bhelp\b|^\s*(?:back to (?:list|results)|share|download|print|close|menu|home)\s*$/iu,
  /\bfax\b.*\d|\b\d{1,2}:\d{2}\b.*\d{3}[-. ]\d{4}|\bfrom\b.*\d{3}[-. ]\d{4}/iu,
  /^\W*(?:page|pg\.?|seite|página)?\W*\d{1,3}\s*(?:of|\/|von|de)\s*\d{1,3}\W*$/iu,
  /^\W*(?:page|pg\.?|seite|página)\s*:?\s*\d{1,3}\W*$/iu,
]
const PAGE_NUMBER = /(?<![\p{L}\p{N}])(?:page|pg\.?|seite|página)\s*:?\s*\d{1,3}(?:\s*(?:of|\/|von|de)\s*\d{1,3})?/giu

/** A text as it would be however it was printed: without added lines and page numbers, words broken at a line's end whole. */
export function ownText(text: string): string {
  const lines = text.normalize('NFKC').split('\n')
  const own = lines.filter((line) => !ADDED.some((added) => added.test(line)))
  return own
    .join('\n')
    .replace(PAGE_NUMBER, ' ')
    .replace(/(\p{Ll})[-\u00ad]\n(?=\p{Ll})/gu, '$1')
}

/** The words of a text as OCR cannot help but read them: letters and pairs that it mistakes for each other are one. */
export function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map(alike)
}

const alike = (word: string): string =>
  word
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w')
    .replace(/cl/g, 'd')
    .replace(/[0oq]/g, 'o')
    .replace(/[1il|]/g, 'l')
    .replace(/[5s]/g, 's')
    .replace(/[8b]/g, 'b')
    .replace(/[uv]/g, 'v')
