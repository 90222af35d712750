import MsgReader, { type FieldsData } from '@kenjiuno/msgreader'
import * as v from 'valibot'
import type { SheetLine } from '../../core/model/sheet.ts'
import { decodeHtml } from '../papers/decode-html.ts'
import { htmlLines } from '../papers/html-lines.ts'
import { textLines } from '../papers/text-lines.ts'
import type { Source } from '../source.ts'
import type { Held } from './held-members.ts'
import { messageSource } from './message-sheet.ts'

const smallPicture = 10 * 1024
const mostAttachments = 1000

const Class = v.custom<typeof MsgReader>((value) => typeof value === 'function')
/** What a CommonJS module exports by default is the module itself to some loaders, and its `default` to others. */
const Exported = v.union([
  Class,
  v.pipe(
    v.object({ default: Class }),
    v.transform((module) => module.default),
  ),
])
const Reader = v.parse(Exported, MsgReader)

/** A message as Outlook saves it (MS-OXMSG), shown as mail is. `not-readable`: an old Office file in the same wrapping. */
export function openOutlook(bytes: Uint8Array<ArrayBuffer>): Source | 'damaged' | 'not-readable' {
  if (!hasMessageStreams(bytes)) return 'not-readable'
  try {
    const { reader, fields } = readMessage(bytes)
    if (fields.error !== undefined) return 'damaged'
    return messageSource({
      from: mailbox(fields.senderName, fields.senderSmtpAddress ?? fields.senderEmail),
      to: recipients(fields, 'to'),
      copyTo: recipients(fields, 'cc'),
      subject: fields.subject?.replace(/\s+/g, ' ').trim() ?? '',
      sent: sentLine(fields),
      body: bodyLines(fields),
      attachments: attachmentsOf(reader, fields),
    })
  } catch {
    return 'damaged' // the reader throws on broken chains
  }
}

/** Old messages keep their text in a code page, which is said inside. */
function readMessage(bytes: Uint8Array<ArrayBuffer>): { reader: MsgReader; fields: FieldsData } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const page = new Reader(view).getFileData().messageCodepage ?? 1252
  const reader = new Reader(view)
  reader.parserConfig = { ansiEncoding: codePages.has(page) ? `cp${page}` : 'cp1252' }
  return { reader, fields: reader.getFileData() }
}

const codePages = new Set([874, 932, 936, 949, 950, ...Array.from({ length: 9 }, (_, i) => 1250 + i)])

/** Streams of a message are named by their property (MS-OXMSG §2.1.3), in UTF-16. */
function hasMessageStreams(bytes: Uint8Array): boolean {
  const name = '__properties_version1.0'
  const letters = Array.from(name, (letter) => letter.charCodeAt(0))
  const first = name.charCodeAt(0)
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1))
    if (letters.every((letter, i) => bytes[at + 2 * i] === letter && bytes[at + 2 * i + 1] === 0)) return true
  return false
}

function mailbox(name = '', address = ''): string {
  if (name === '' || name === address) return address
  return address.includes('@') ? `${name} <${address}>` : name
}

const recipients = (fields: FieldsData, kind: 'to' | 'cc'): string =>
  (fields.recipients ?? [])
    .filter(({ recipType }) => recipType === kind)
    .map(({ name, smtpAddress, email }) => mailbox(name, smtpAddress ?? email))
    .join(', ')

/** The day as the sender's clock had it, where the message kept its mail header; else as the message was handed on. */
function sentLine({ headers, clientSubmitTime, messageDeliveryTime }: FieldsData): string {
  return /^date:[ \t]*(.+)$/im.exec(headers ?? '')?.[1]?.trim() ?? isoDay(clientSubmitTime ?? messageDeliveryTime ?? '')
}

/** From `Mon, 18 Feb 2013 08:26:24 GMT` the words that matter. */
const isoDay = (time: string): string => time.replace(/^\w+, /, '').trim()

function bodyLines({ body, bodyHtml, html }: FieldsData): SheetLine[] {
  if (body !== undefined && body.trim() !== '') return textLines(body)
  if (bodyHtml !== undefined) return htmlLines(bodyHtml)
  return html ? htmlLines(decodeHtml(html)) : []
}

function attachmentsOf(reader: MsgReader, { attachments = [] }: FieldsData): Held[] {
  return attachments.slice(0, mostAttachments).flatMap((attachment, place): Held[] => {
    const { fileName, content } = reader.getAttachment(attachment)
    const name = fileName === '' ? (attachment.name ?? `${place + 1}`) : fileName
    const isInside = attachment.attachmentHidden === true || attachment.pidContentId !== undefined
    const isPicture = /^image\//.test(attachment.attachMimeTag ?? '') || /\.(png|jpe?g|gif|bmp)$/i.test(name)
    if (/^winmail\.dat$/i.test(name) || (isInside && isPicture && content.length < smallPicture)) return []
    return [{ path: name, bytes: content }]
  })
}
