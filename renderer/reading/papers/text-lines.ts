import { plainLine, type SheetLine } from '../../core/model/sheet.ts'

/** Plain text as lines of a sheet; more than two blank lines in a row are two, none stand at the ends. */
export function textLines(text: string): SheetLine[] {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t\u00a0]*(?:\n[ \t\u00a0]*){2,}\n/g, '\n\n\n')
    .split('\n')
  while (lines.length > 0 && lines[0]?.trim() === '') lines.shift()
  while (lines.length > 0 && lines.at(-1)?.trim() === '') lines.pop()
  return lines.map(plainLine)
}
