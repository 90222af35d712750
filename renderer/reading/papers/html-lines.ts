import type { SheetLine } from '../../core/model/sheet.ts'
import { linesOfBlocks } from './blocks.ts'
import { htmlBlocks } from './html-blocks.ts'

/** A page as lines of a sheet. The parsed document belongs to no window: no script of it runs and nothing it names is loaded. */
export function htmlLines(html: string): SheetLine[] {
  const { body, title } = new DOMParser().parseFromString(html, 'text/html')
  const lines = linesOfBlocks(htmlBlocks(body))
  const heading = title.replace(/\s+/g, ' ').trim()
  if (heading === '' || lines.some(({ style, text }) => style === 'title' || text === heading)) return lines
  return [{ text: heading, style: 'title' }, { text: '', style: 'plain' }, ...lines]
}
