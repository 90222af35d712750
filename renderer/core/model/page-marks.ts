/** "Page 2 of 5" as a page says it of itself; `of` is null where only the number is stated. */
export type PageMark = { readonly page: number; readonly of: number | null }

// OCR reads the ends of the words and lone digits badly: `Poge l 0f 3`, `Page 2 ol 3`.
const OF = '(?:[o0][ft]|ol|\\/|von|de)'
const NUMBER = '(\\d{1,3}|[lI|])'
const COUNTED = new RegExp(
  `(?:^|[^\\p{L}\\p{N}])(?:p[ao][gq][e3c]|pg\\.?|seite|página|pagina|hoja|sheet)\\s*[:#]?\\s*${NUMBER}\\s*${OF}\\s*(\\d{1,3}|[lI|])(?![\\d\\p{L}])`,
  'giu',
)
const ALONE = new RegExp(`^[\\s–—(-]*${NUMBER}\\s*(?:of|\\/)\\s*(\\d{1,3})[\\s–—)-]*$`, 'iu')
const UNCOUNTED =
  /(?:(?:^|\s{2,}|[|•])\s*[-–—]?\s*(?:page|pg\.?|seite|página)\s*[:#]?|^\s*[-–—])\s*(\d{1,3})\s*[-–—]?\s*$/iu

/** The stamp a fax machine puts at the edge: its page count joins whatever was sent together, also two people's papers. */
const FAX_STAMP = /\bfax\b|\bfrom\b.*\d{3}|\d{1,2}:\d{2}.*\d{3}[-. ]\d{4}/i

/**
 * The page numbers a page states of itself, in reading order: those called so, else those that stand alone on a line, else
 * those without a count. A fax machine's are left out.
 */
export function pageMarksOf(text: string): PageMark[] {
  const lines = text.split('\n').filter((line) => !FAX_STAMP.test(line))
  const ways = [
    () => lines.flatMap((line) => [...line.matchAll(COUNTED)].map(([, page, of]) => markOf(page, of))),
    // A fraction alone on a line may be a score; only page numbers are as small as their count.
    () => lines.flatMap((line) => [ALONE.exec(line)].flatMap((match) => (match ? [markOf(match[1], match[2])] : []))),
    () =>
      lines.flatMap((line) =>
        [UNCOUNTED.exec(line)].flatMap((match) => (match ? [{ page: Number(match[1]), of: null }] : [])),
      ),
  ]
  for (const read of ways) {
    const marks = read().filter(isPossible)
    if (marks.length > 0) return marks
  }
  return []
}

const digits = (text = ''): number => Number(text.replace(/\D/, '1'))
const markOf = (page: string | undefined, of: string | undefined): PageMark => ({ page: digits(page), of: digits(of) })
const isPossible = ({ page, of }: PageMark): boolean => page >= 1 && (of === null || page <= of)

const CASE =
  '(?:accession|acc|case|specimen|sample|order|lab(?:oratory)?|report|req(?:uisition)?|exam|biopsy|caso|biopsia|muestra|informe|petici[oó]n|auftrags?|eingangs|fall|journal)'
const NUMBERED = `${CASE}[\\s-]*(?:number|num|nbr|nummer|nr\\.?|no\\.?|n[º°]|id|ref\\.?|#)?`
const ACCESSION = new RegExp(
  `(?<!\\p{L})${NUMBERED}\\s*\\.*\\s*[:;#]+\\s*((?:[A-Z]{1,4}[-\\s]?)?\\d[\\dA-Z-]{3,})`,
  'giu',
)
/** A letter and a year or a long number, as only a laboratory counts: `B21-04478`, `S-24-1907`, `23H0033506`, `20-H-11873`. */
const COUNTED_CASE =
  '[A-Z]{1,4}-?\\d{2}-\\d{3,8}|[A-Z]{1,4}-?[A-Z]?\\d{2}-\\d{3,8}|[A-Z]{1,2}\\d{2}[/-]\\d{3,8}|\\d{2}-?[A-Z]{1,2}-?\\d{4,8}'
/** Below its label, which stands alone, or behind it without a colon. */
const BELOW = new RegExp(
  `(?:^|\\s{2})[^\\S\\n]*${NUMBERED}[^\\S\\n]*(?:\\n[^\\S\\n]*|[^\\S\\n]+)(${COUNTED_CASE})(?![\\p{L}\\d/-])`,
  'gimu',
)

/** The numbers that a laboratory or an imaging department gave the case, letters and digits only, in upper case. */
export function accessionsOf(text: string): string[] {
  const found = [ACCESSION, BELOW].flatMap((shape) =>
    [...text.matchAll(shape)].map(([, number = '']) => number.toUpperCase().replace(/[^0-9A-Z]/g, '')),
  )
  return [...new Set(found)].filter((number) => !isDate(number))
}

const isDate = (number: string): boolean =>
  /^(?:0?[1-9]|1[0-2])[0-3]\d(?:19|20)\d{2}$|^(?:19|20)\d{2}[01]\d[0-3]\d$/.test(number)
