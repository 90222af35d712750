import { type DocumentKind } from '../model/document-kind.ts'
import { linesOf, type Cell } from '../model/page-layout.ts'
import { type PageText } from '../model/page-text.ts'
import { type Origin } from '../model/understanding.ts'
import { titleRules } from './kind-rules.ts'
import { headingsOf, withoutJunk } from './page-lines.ts'

/** The report's own title as written, and the kind of document that bears such a title. */
export type Title = { readonly value: string; readonly kind: DocumentKind; readonly origin: Origin }

const LINES_READ = 30

/** Letters this much larger than the page's usual ones set a line off. */
const PROMINENT = 1.15

/** Of the lines near the top of the first page with text that read as a title, the first set in large letters, else the first; null where none does. */
export function findTitle(pages: readonly PageText[]): Title | null {
  const page = pages.find(({ text }) => text.trim() !== '')
  if (!page) return null
  const lines = linesOf(page).slice(0, LINES_READ)
  const section = lines.findIndex(({ cells }) => cells.length === 1 && SECTION.test(cells[0]?.text ?? ''))
  const headings = (section < 0 ? lines : lines.slice(0, section)).flatMap(headingsOf)
  const titles = headings.flatMap((cell) => titleIn(withoutJunk(cell), page.page))
  return (titles.find(({ height }) => height >= PROMINENT) ?? titles[0])?.title ?? null
}

function titleIn(cell: Cell, page: number): { title: Title; height: number }[] {
  const { text: value, start } = withoutEnds(cell)
  const kind = hasTitleShape(value) ? kindOfTitle(value) : undefined
  if (!kind) return []
  return [
    { title: { value, kind, origin: { page, start, end: start + value.length } }, height: cell.place?.height ?? 0 },
  ]
}

const kindOfTitle = (text: string): DocumentKind | undefined =>
  titleRules.find(([, pattern]) => pattern.test(text))?.[0]

/** Without rules and marks around it (`*** REPORT ***`), a closing colon, or a lone letter that OCR saw behind it. */
function withoutEnds({ text, start }: Cell): { text: string; start: number } {
  const lead = /^[\s*_=#~–—-]*/.exec(text)?.[0].length ?? 0
  return { text: text.slice(lead).replace(/(?:[\s*_=#~:.–—-]|\s\p{Ll})+$/u, ''), start: start + lead }
}

/** The head of a part of the report; its title stands before the first of these. */
const SECTION =
  /^(?:clinical (?:history|information|indication)|history|indications?|reason for (?:exam\w*|study)|comparison|techniques?|procedure|findings|impression|(?:final |pre-?operative |post-?operative )?diagnos[ie]s|specimens?(?: ?\(s\))?|gross(?: description)?|results|assessment|plan|hospital course|medications|allergies)\s*:?$/i
const SENTENCE =
  /(?<!\p{L})(?:a|an|this|that|which|who|she|he|we|it|show\p{L}*|reveal\p{L}*|demonstrat\p{L}*|perform\p{L}*|had|dated|from|reviewed|obtained|sent|findings$|impression$)(?!\p{L})/iu

/** A few words, each beginning large or all large, and neither a label with its value nor a sentence. */
function hasTitleShape(text: string): boolean {
  const words = text.split(/\s+/)
  if (
    text.length > 90 ||
    /^\d(?!\d?[- ]lead\b)/i.test(text) ||
    words.length > 10 ||
    /[:;?]\s*\S/.test(text) ||
    /[.,]$/.test(text)
  )
    return false
  if (
    /\b(?:see|please|was|were|is|are|has|been|will|your|you|department|division|dept|page|http\S*|www\S*|call)\b/i.test(
      text,
    )
  )
    return false
  if (
    /\b(?:report|result|order|visit|exam)\s+(?:date|status|number|no|id|time)\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b/i.test(
      text,
    )
  )
    return false
  if (SECTION.test(text) || SENTENCE.test(text)) return false
  const small = words.filter(
    (word) =>
      /^\p{Ll}/u.test(word) && !/^(?:of|and|for|the|with|without|to|in|on|de|del|la|y|und|der|des|&|w|wo)$/.test(word),
  )
  return small.length <= 1 || (/^\p{Lu}/u.test(text) && words.length <= 8)
}
