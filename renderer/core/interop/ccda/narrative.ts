import { plainLine, type SheetLine } from '../../model/sheet.ts'
import { attr, childrenOf, textOf, type XmlElement } from '../xml.ts'
import { tableLines } from './narrative-table.ts'
import { append, plainWords, tidy } from './words.ts'

type Sink = { readonly lines: SheetLine[]; inline: string; readonly indent: string; readonly inCell: boolean }

/**
 * A section's narrative (CDA R2 §4.3.5, StrucDocText) as lines of a sheet: words only, in the file's order, tables as
 * aligned columns. Nothing is interpreted: whatever is not known is read for its words, and what runs or styles is dropped.
 */
export function narrativeLines(text: XmlElement): SheetLine[] {
  if (childrenOf(text).length === 0) return asTyped(plainWords(textOf(text)))
  return linesWithin(text, '', false)
}

/** The lines of a cell; a table within it is written row by row. */
const cellLines = (cell: XmlElement): string[] => linesWithin(cell, '', true).map((line) => line.text)

/** Narrative without any mark-up keeps its own line breaks: they are all the form it has. */
function asTyped(text: string): SheetLine[] {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.replaceAll('\t', '    ').trimEnd())
  const indents = lines
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => line.search(/\S/))
  const margin = indents.reduce((a, b) => Math.min(a, b), Number.MAX_SAFE_INTEGER)
  return withoutEmptyRuns(lines.map((line, i) => plainLine(i === 0 ? line.trim() : line.slice(margin))))
}

function linesWithin(el: XmlElement, indent: string, inCell: boolean): SheetLine[] {
  const sink: Sink = { lines: [], inline: '', indent, inCell }
  walkChildren(el, sink)
  flush(sink)
  return withoutEmptyRuns(sink.lines)
}

function withoutEmptyRuns(lines: readonly SheetLine[]): SheetLine[] {
  const kept = lines.filter((line, i) => line.text !== '' || (i > 0 && lines[i - 1]?.text !== ''))
  return kept.at(-1)?.text === '' ? kept.slice(0, -1) : kept
}

function walkChildren(el: XmlElement, sink: Sink): void {
  for (const one of el.children) {
    if (typeof one === 'string') sink.inline += plainWords(one.replace(/\s+/g, ' '))
    else walk(one, sink)
  }
}

const dropped = new Set(['script', 'style', 'object', 'iframe', 'embed', 'head', 'colgroup', 'col', 'thead-col'])
const blocks = new Set(['paragraph', 'p', 'div', 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'text', 'section', 'dl'])
const lists = new Set(['list', 'ul', 'ol'])

function walk(el: XmlElement, sink: Sink): void {
  const name = el.name
  if (dropped.has(name)) return
  if (name === 'br') sink.inline += '\n'
  else if (blocks.has(name)) block(el, sink)
  else if (lists.has(name)) list(el, sink)
  else if (name === 'table') table(el, sink)
  else if (name === 'caption' || name === 'title') heading(el, sink)
  else inline(el, sink)
}

function inline(el: XmlElement, sink: Sink): void {
  const [before, after] = marksOf(el)
  sink.inline += before
  walkChildren(el, sink)
  sink.inline += after
}

/** What would be lost with the mark-up and can change the meaning: powers of ten, deletions, pictures, notes. */
function marksOf(el: XmlElement): readonly [string, string] {
  if (el.name === 'sup') return ['^', '']
  if (el.name === 'footnote') return [' [Note: ', ']']
  if (el.name === 'renderMultiMedia') return [` [Picture: ${attr(el, 'referencedObject') ?? 'in the file'}] `, '']
  if (/^delete/i.test(attr(el, 'revised') ?? '') || el.name === 'del') return ['[deleted: ', ']']
  return ['', '']
}

function flush(sink: Sink): void {
  const lines = sink.inline.split('\n').map(tidy)
  const isEmpty = lines.every((line) => line === '')
  if (!isEmpty)
    append(
      sink.lines,
      lines.map((line) => plainLine(line === '' ? '' : sink.indent + line)),
    )
  sink.inline = ''
}

function block(el: XmlElement, sink: Sink): void {
  flush(sink)
  walkChildren(el, sink)
  flush(sink)
}

function heading(el: XmlElement, sink: Sink): void {
  flush(sink)
  const text = tidy(textOf(el))
  if (text !== '') sink.lines.push({ text: sink.indent + text, style: 'strong' })
}

function list(el: XmlElement, sink: Sink): void {
  flush(sink)
  const isOrdered = el.name === 'ol' || attr(el, 'listType') === 'ordered'
  let number = 0
  for (const one of childrenOf(el)) {
    if (one.name !== 'item' && one.name !== 'li') {
      walk(one, sink)
      continue
    }
    number += 1
    const lines = linesWithin(one, '', sink.inCell)
    append(
      sink.lines,
      lines.map((line, i) => withBullet(line, i === 0 ? (isOrdered ? `${number}.` : '•') : '', sink.indent)),
    )
  }
  flush(sink)
}

const withBullet = (line: SheetLine, bullet: string, indent: string): SheetLine => ({
  ...line,
  text: line.text === '' ? '' : `${indent}${bullet.padEnd(2)}${bullet.length > 1 ? ' ' : ''}${line.text}`,
})

function table(el: XmlElement, sink: Sink): void {
  flush(sink)
  if (sink.inCell) append(sink.lines, rowLines(el))
  else append(sink.lines, [...tableLines(el, cellLines), plainLine('')])
}

/** A table within a table: one line for each row. */
function rowLines(el: XmlElement): SheetLine[] {
  if (el.name !== 'tr') return childrenOf(el).flatMap((one) => (dropped.has(one.name) ? [] : rowLines(one)))
  const cells = childrenOf(el).map((cell) => cellLines(cell).join(' '))
  return [plainLine(cells.filter((text) => text !== '').join(' · '))]
}
