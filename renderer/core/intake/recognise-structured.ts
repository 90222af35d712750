/** Formats of structured health records that are text on the outside. */
export type StructuredFormat = 'ccda' | 'fhir' | 'hl7v2' | 'health-card' | 'apple-health' | 'csv'

/**
 * Which structured format a text is, by its first 64 KiB (decoded; a byte order mark does not matter); null for any other
 * text. It looks at roots and first fields only: whether the whole file holds what it promises is for its parser to say.
 */
export function recogniseStructured(head: string): StructuredFormat | null {
  if (looksLikeHealthCard(head)) return 'health-card'
  if (looksLikeCcda(head)) return 'ccda'
  if (looksLikeAppleHealth(head)) return 'apple-health'
  if (looksLikeFhir(head)) return 'fhir'
  if (looksLikeHl7v2(head)) return 'hl7v2'
  return looksLikeLabCsv(head) ? 'csv' : null
}

/** A CDA R2 document (C-CDA, C32, CCD): root `ClinicalDocument` in the namespace `urn:hl7-org:v3`, whatever its prefix. */
export function looksLikeCcda(head: string): boolean {
  const root = rootOf(head)
  return root?.name === 'ClinicalDocument' && /=\s*["']urn:hl7-org:v3["']/.test(root.tag)
}

/** Apple's Health export (`export.xml`): root `HealthData`. */
export const looksLikeAppleHealth = (head: string): boolean => rootOf(head)?.name === 'HealthData'

/** FHIR as XML (namespace `http://hl7.org/fhir` on the root), JSON or NDJSON (an object or list that names a `resourceType`). */
export function looksLikeFhir(head: string): boolean {
  const root = rootOf(head)
  if (root) return /=\s*["']http:\/\/hl7\.org\/fhir["']/.test(root.tag)
  return isJson(head) && /"resourceType"\s*:\s*"[A-Z][A-Za-z]{2,60}"/.test(head)
}

/** HL7 v2 with pipes: a message (`MSH`), batch (`BHS`) or file (`FHS`) header and its encoding characters (v2.5.1 §2.5.4). */
export const looksLikeHl7v2 = (head: string): boolean =>
  /^[\ufeff\s\u000b]*(?:MSH|FHS|BHS)([^\w\s])[^\w\s\\]{2}\\?[^\w\s]{0,3}\1/.test(head)

/**
 * A SMART Health Card or Link in any of the forms it travels in: `shc:/` digits, a `.smart-health-card` file, a bare JWS,
 * a FHIR `Parameters` with credentials, the payload written out, a link (`shlink:/`) or what a link leads to.
 */
export function looksLikeHealthCard(head: string): boolean {
  const text = bare(head)
  if (/^(?:shc:\/\d|shlink:\/|https:\/\/[^\s#]+#shlink:\/)/i.test(text)) return true
  if (/^eyJ[\w-]+\.[\w-]{20,}/.test(text)) return !/[^\w.\-\s]/.test(text)
  if (!isJson(text)) return false
  if (/"verifiableCredential"/.test(text)) return true
  if (/"shlink:\/ey|#shlink:\/ey/.test(text)) return true
  if (/"url"\s*:/.test(text) && /"key"\s*:\s*"[\w-]{43}"/.test(text)) return true
  if (/"contentType"\s*:\s*"application\/smart-health-card"/.test(text) && /"files"/.test(text)) return true
  return /"credentialSubject"\s*:/.test(text) && /"fhirBundle"\s*:/.test(text)
}

/** How many of the first rows must agree in their number of columns. */
const ROWS_LOOKED_AT = 20

/** A table of values separated by comma, semicolon or tab: a head and rows of as many columns. */
export function looksLikeLabCsv(head: string): boolean {
  const text = bare(head)
  if (isJson(text) || text.startsWith('<')) return false
  return [',', ';', '\t'].some((separator) => isTable(text, separator))
}

function isTable(text: string, separator: string): boolean {
  const rows = rowsOf(text, separator).slice(0, ROWS_LOOKED_AT)
  const [first, ...rest] = rows
  if (!first || first.length < 2 || rest.length === 0) return false
  const isHead = first.every((cell) => cell.length <= 60 && !/[.!?]\s|[.:,]$/.test(cell)) && first.some(hasLetter)
  const named = first.filter((cell) => cell !== '').length
  return isHead && named >= 2 && rest.every((row) => row.length === first.length)
}

const hasLetter = (cell: string): boolean => /\p{L}/u.test(cell)

/** The first rows, quoted cells kept whole (RFC 4180); blank rows and the last one, which may be cut, are left out. */
function rowsOf(text: string, separator: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let isQuoted = false
  const endRow = (): void => {
    row.push(cell.trim())
    if (row.some((each) => each !== '')) rows.push(row)
    row = []
    cell = ''
  }
  for (const letter of text) {
    if (letter === '"') isQuoted = !isQuoted
    else if (isQuoted) cell += letter
    else if (letter === separator) {
      row.push(cell.trim())
      cell = ''
    } else if (letter === '\n' || letter === '\r') endRow()
    else cell += letter
    if (rows.length > ROWS_LOOKED_AT) return rows
  }
  if (!isQuoted && (rows.length === 0 || row.length + 1 === rows[0]?.length)) endRow()
  return rows
}

const bare = (head: string): string => head.replace(/^[\ufeff\s]+/, '')

const isJson = (head: string): boolean => /^[[{]/.test(bare(head))

type Root = { readonly name: string; readonly tag: string }

/** What may stand before the root of an XML document: declaration, instructions, comments, a document type (XML 1.0 §2.8). */
const PROLOG = /^\s*(?:<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE(?:[^[>"']|"[^"]*"|'[^']*')*(?:\[[\s\S]*?\]\s*)?>)/

/** The first element's name without prefix, and its whole start tag; null where the text is no XML. */
function rootOf(head: string): Root | null {
  let text = bare(head)
  if (!text.startsWith('<')) return null
  for (let prolog = PROLOG.exec(text); prolog; prolog = PROLOG.exec(text)) text = text.slice(prolog[0].length)
  const root = /^\s*(<(?:[\w.-]+:)?([\w.-]+)(?:[^<>"']|"[^"]*"|'[^']*')*)/.exec(text)
  return root ? { name: root[2] ?? '', tag: root[1] ?? '' } : null
}
