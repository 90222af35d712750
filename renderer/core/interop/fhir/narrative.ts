import { utf8 } from '../../base/bytes.ts'
import { alignRows } from '../aligned-rows.ts'
import { parseXml, type XmlElement } from '../xml.ts'
import { own, Markup, one, text, type Node } from './node.ts'

/**
 * The narrative of a resource or section (R4 §2.4, `text.div`) as lines of plain text: paragraphs, lists with dashes,
 * tables aligned. No markup and no address comes out of it.
 */
export function narrativeOf(node: Node): string[] {
  const div = own(one(node, 'text'), 'div')
  const root = div instanceof Markup ? div.element : typeof div === 'string' ? elementOf(div) : null
  if (root) return tidy(blockLines(root))
  return typeof div === 'string' ? tidy(div.replace(/<[^>]*>/g, ' ').split('\n')) : []
}

/** `generated`, `extensions`, `additional`, `empty` or nothing. */
export const narrativeStatus = (node: Node): string => text(one(node, 'text'), 'status') ?? ''

/** XHTML in FHIR may use HTML's names for a few characters, which bare XML does not know. */
const characters: Readonly<Record<string, string>> = {
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  copy: '©',
  reg: '®',
  deg: '°',
  plusmn: '±',
  micro: 'µ',
  middot: '·',
  bull: '•',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  le: '≤',
  ge: '≥',
  times: '×',
  frac12: '½',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
  eacute: 'é',
  aacute: 'á',
  iacute: 'í',
  oacute: 'ó',
  uacute: 'ú',
  ntilde: 'ñ',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
  acirc: 'â',
  ecirc: 'ê',
  trade: '™',
  euro: '€',
}

function elementOf(markup: string): XmlElement | null {
  const known = markup.replace(/&(\w+);/g, (whole, name: string) =>
    Object.hasOwn(characters, name) ? (characters[name] ?? whole) : whole,
  )
  const root = parseXml(utf8(known))
  return root.ok ? root.value : null
}

const BLOCK =
  /^(?:p|div|h[1-6]|ul|ol|dl|dt|dd|table|blockquote|pre|section|article|header|footer|caption|address|hr|center|body)$/
const HIDDEN = /^(?:script|style|head|title|template)$/

function blockLines(element: XmlElement): string[] {
  if (HIDDEN.test(element.name)) return []
  if (element.name === 'table') return tableLines(element)
  if (element.name === 'pre') return innerText(element).split('\n')
  const lines: string[] = []
  let running = ''
  const flush = (): void => {
    if (running.trim() !== '') lines.push(...running.split('\n').map(squeeze))
    running = ''
  }
  for (const child of element.children) {
    if (typeof child === 'string') running += child.replace(/\s+/g, ' ')
    else if (isBlock(child)) {
      flush()
      lines.push(...(child.name === 'li' ? listItem(child) : blockLines(child)))
    } else running += innerText(child)
  }
  flush()
  return element.name === 'p' || /^h\d$/.test(element.name) ? [...lines, ''] : lines
}

const isBlock = (element: XmlElement): boolean =>
  BLOCK.test(element.name) ||
  element.name === 'li' ||
  HIDDEN.test(element.name) ||
  element.children.some((child) => typeof child !== 'string' && isBlock(child))

function listItem(item: XmlElement): string[] {
  const lines = blockLines(item).filter((line) => line.trim() !== '')
  return lines.map((line, i) => (i === 0 ? `- ${line}` : `  ${line}`))
}

const squeeze = (line: string): string => line.replace(/\s+/g, ' ').trim()

function innerText(element: XmlElement): string {
  if (HIDDEN.test(element.name)) return ''
  if (element.name === 'br') return '\n'
  if (element.name === 'img') return element.attributes.get('alt') ?? ''
  return element.children
    .map((child) =>
      typeof child === 'string' ? (element.name === 'pre' ? child : child.replace(/\s+/g, ' ')) : innerText(child),
    )
    .join('')
}

const isCell = ({ name }: XmlElement): boolean => name === 'td' || name === 'th'
const children = (element: XmlElement): XmlElement[] => element.children.filter((child) => typeof child !== 'string')

function rowsOf(table: XmlElement): XmlElement[] {
  return children(table).flatMap((child) => (child.name === 'tr' ? [child] : isCell(child) ? [] : rowsOf(child)))
}

function tableLines(table: XmlElement): string[] {
  const caption = children(table)
    .filter(({ name }) => name === 'caption')
    .flatMap(blockLines)
  const rows = rowsOf(table).map((row) =>
    children(row)
      .filter(isCell)
      .map((cell) =>
        squeeze(
          blockLines(cell)
            .filter((line) => line !== '')
            .join('; '),
        ),
      ),
  )
  return [...caption, ...alignRows(rows.filter((row) => row.some((cell) => cell !== ''))), '']
}

/** No two blank lines in a row, none first or last. */
function tidy(lines: readonly string[]): string[] {
  const kept: string[] = []
  for (const line of lines.map((each) => each.trimEnd())) if (line !== '' || (kept.at(-1) ?? '') !== '') kept.push(line)
  while (kept.at(-1) === '') kept.pop()
  return kept
}
