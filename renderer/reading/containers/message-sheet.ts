import type { ClinicalDate } from '../../core/base/clinical-date.ts'
import { monthNamed } from '../../core/base/written-dates.ts'
import { fromIso } from '../../core/base/clinical-date.ts'
import { noContent, type StatedByFile } from '../../core/model/content.ts'
import { plainLine, type SheetLine, type SheetPart } from '../../core/model/sheet.ts'
import { sheetSource } from '../sheet-source.ts'
import type { Source } from '../source.ts'
import { heldMembers, type Held } from './held-members.ts'

/** A message as its reader would see it. `sent`: the date as the message writes it (RFC 5322 §3.3). */
export type Message = {
  readonly from: string
  readonly to: string
  readonly copyTo: string
  readonly subject: string
  readonly sent: string
  readonly body: readonly SheetLine[]
  readonly attachments: readonly Held[]
}

/** A message as a readable sheet, with what is attached as members. */
export function messageSource(message: Message): Source {
  const sent = sentOn(message.sent)
  const fields = [
    ['From', message.from],
    ['To', message.to],
    ['Cc', message.copyTo],
    ['Date', sent?.words ?? message.sent],
  ] as const
  const lines: SheetLine[] = [
    ...(message.subject === '' ? [] : [{ text: message.subject, style: 'title' as const }, plainLine('')]),
    ...fields.flatMap(([name, value]) => (value === '' ? [] : [plainLine(`${name}: ${value}`)])),
    plainLine(''),
    ...message.body,
    ...attachmentLines(message.attachments),
  ]
  const parts: SheetPart[] = [{ header: null, lines }]
  const { members, member } = heldMembers(message.attachments)
  return { ...sheetSource(parts, () => ({ ...noContent, stated: stated(message, sent), members })), member }
}

function attachmentLines(attachments: readonly Held[]): SheetLine[] {
  if (attachments.length === 0) return []
  const named = attachments.map(({ path }) => plainLine(`  ${path}`))
  return [plainLine(''), { text: 'Attachments', style: 'strong' }, ...named]
}

function stated({ subject }: Message, sent: Sent | null): StatedByFile {
  return {
    kind: 'letter',
    title: subject === '' ? null : subject.slice(0, 200),
    date: sent ? { value: sent.date, dateKind: 'unstated', words: sent.day } : null,
    hospital: null,
  }
}

type Sent = { readonly date: ClinicalDate; readonly day: string; readonly words: string }

/** The day as the sender's clock had it; nothing is moved to another time zone. */
export function sentOn(written: string): Sent | null {
  const named = /(\d{1,2})\s+([A-Za-z]{3,9})\s+(\d{4})(?:\s+(\d{1,2}:\d{2}))?/.exec(written)
  if (named) {
    const month = monthNamed(named[2] ?? '')
    return month === null ? null : dayAndTime(named[3], month, Number(named[1]), named[4])
  }
  const iso = /(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2}))?/.exec(written)
  return iso ? dayAndTime(iso[1], Number(iso[2]), Number(iso[3]), iso[4]) : null
}

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const two = (value: number): string => String(value).padStart(2, '0')

function dayAndTime(year = '', month: number, day: number, time?: string): Sent | null {
  const date = fromIso(`${year}-${two(month)}-${two(day)}`)
  const name = monthNames[month - 1]
  if (!date || name === undefined) return null
  const shown = `${day} ${name} ${year}`
  return { date, day: shown, words: time === undefined ? shown : `${shown} ${time}` }
}
