import type { ClinicalDate } from '../../core/base/clinical-date.ts'
import { fromIso } from '../../core/base/clinical-date.ts'
import { monthNamed } from '../../core/base/written-dates.ts'
import { plainTextParts } from '../../core/intake/plain-text.ts'
import { noContent, type StatedByFile } from '../../core/model/content.ts'
import type { SheetPart } from '../../core/model/sheet.ts'
import { openText, sheetSource } from '../sheet-source.ts'
import type { Source } from '../source.ts'

/** A text file as pages. The text export of a patient portal says what it is, of when, and whose; each of its pages repeats whose. */
export function openPlainText(bytes: Uint8Array): Source | 'not-readable' | 'no-text' {
  const parts = plainTextParts(bytes)
  const stated = parts && statedByPortal(parts)
  if (!stated) return openText(bytes)
  const header = whoseExport(parts)
  return sheetSource(
    parts.map((part) => ({ ...part, header })),
    () => ({ ...noContent, stated }),
  )
}

const topOf = (parts: readonly SheetPart[], lines: number): string[] =>
  parts[0]?.lines.slice(0, lines).map(({ text }) => text) ?? []

/** The head of a Blue Button download: a title, who made it, when. Null for any other text. */
export function statedByPortal(parts: readonly SheetPart[]): StatedByFile | null {
  const top = topOf(parts, 20)
  const title = top.map((line) => line.replace(/^[\s*-]+|[\s*-]+$/g, '')).find((line) => titles.test(line))
  const made = top.findIndex((line) => /produced by the (?:va )?blue button/i.test(line))
  if (title === undefined || made < 0) return null
  const dated = top.slice(made + 1, made + 6).flatMap(dateIn)
  return { kind: 'summary', title, date: dated[0] ?? null, hospital: null }
}

const titles = /^[A-Z .]{3,40}\bPERSONAL (?:HEALTH )?INFORMATION(?: REPORT)?$/

function dateIn(line: string): NonNullable<StatedByFile['date']>[] {
  const named = /\b(\d{1,2}) ([A-Za-z]{3,9}) (\d{4})\b/.exec(line)
  // Both agencies are American, and so are their dates in numbers.
  const numbers = /\b(\d{1,2})\/(\d{1,2})\/(\d{4})\b/.exec(line)
  const [words] = named ?? numbers ?? []
  const value = named
    ? dateOf(named[3], monthNamed(named[2] ?? ''), named[1])
    : dateOf(numbers?.[3], Number(numbers?.[1]), numbers?.[2])
  return value && words !== undefined ? [{ value, dateKind: 'reported', words }] : []
}

const two = (value: string | number): string => String(value).padStart(2, '0')

const dateOf = (year: string | undefined, month: number | null, day: string | undefined): ClinicalDate | null =>
  year === undefined || day === undefined || month === null ? null : fromIso(`${year}-${two(month)}-${two(day)}`)

/** The lines that name the person, in one. */
function whoseExport(parts: readonly SheetPart[]): string | null {
  const top = topOf(parts, 80).join('\n')
  const name = /^Name: *(\S.*?)(?: {2,}|$)/m.exec(top)?.[1]
  const born = /(?:^| {2})Date of Birth: *(\S.*?)(?: {2,}|$)/m.exec(top)?.[1]
  return name === undefined || born === undefined ? null : `Name: ${name}   Date of Birth: ${born}`
}
