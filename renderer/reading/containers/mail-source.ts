import PostalMime, { type Address, type Attachment, type Email } from 'postal-mime'
import type { MemberRefusal } from '../../core/model/content.ts'
import type { SheetLine } from '../../core/model/sheet.ts'
import { htmlLines } from '../papers/html-lines.ts'
import { textLines } from '../papers/text-lines.ts'
import type { Source } from '../source.ts'
import type { Held } from './held-members.ts'
import { messageSource } from './message-sheet.ts'

/** Pictures inside a message that are smaller are logos and signatures. */
const smallPicture = 10 * 1024
const mostAttachments = 1000

/** A mail message (RFC 5322) as a readable sheet; what is attached, other messages too, as members. */
export async function openMail(bytes: Uint8Array<ArrayBuffer>): Promise<Source | 'damaged'> {
  const email = await parseMail(bytes)
  if (!email) return 'damaged'
  const attached = email.attachments.filter(isWorthTaking).map(heldOf)
  return messageSource({
    from: people(email.from ? [email.from] : []),
    to: people(email.to),
    copyTo: people(email.cc),
    subject: email.subject?.replace(/\s+/g, ' ').trim() ?? '',
    sent: headerOf(email, 'date'),
    body: bodyLines(email),
    attachments: attached.slice(0, mostAttachments),
  })
}

async function parseMail(bytes: Uint8Array<ArrayBuffer>): Promise<Email | null> {
  try {
    return await PostalMime.parse(withoutMailboxLine(narrow(bytes)), {
      forceRfc822Attachments: true,
      maxNestingDepth: 64,
    })
  } catch {
    return null // too deep, or a header beyond all measure
  }
}

/** A message that was saved as UTF-16 text; mail itself is bytes. */
function narrow(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  const text = isWide && new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes)
  return text === false ? bytes : new TextEncoder().encode(text)
}

/** The line that begins a message in a mailbox file (RFC 4155) is no part of it. */
function withoutMailboxLine(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const start = bytes.findIndex((byte) => byte !== 0x0d && byte !== 0x0a)
  const message = bytes.subarray(Math.max(0, start))
  if (String.fromCharCode(...message.subarray(0, 5)) !== 'From ') return message
  const end = message.indexOf(0x0a)
  return end < 0 ? message : message.subarray(end + 1)
}

const headerOf = (email: Email, name: string): string => email.headers.find(({ key }) => key === name)?.value ?? ''

function people(addresses: readonly Address[] = []): string {
  return addresses.map(personOf).join(', ')
}

function personOf({ name, address, group }: Address): string {
  if (group) return `${name}: ${people(group)}`
  return name === '' ? address : `${name} <${address}>`
}

/** The plain text where there is any: the other form is for machines that show it, and says the same. */
function bodyLines({ text, html }: Email): SheetLine[] {
  if (text !== undefined && text.trim() !== '') return textLines(text)
  return html === undefined ? [] : htmlLines(html)
}

function isWorthTaking({ mimeType, disposition, related, content }: Attachment): boolean {
  if (mimeType === 'application/ms-tnef') return false
  const isInside = related === true || disposition === 'inline'
  return !(isInside && mimeType.startsWith('image/') && contentBytes(content).length < smallPicture)
}

function heldOf(attachment: Attachment, place: number): Held {
  const bytes: Uint8Array | MemberRefusal = contentBytes(attachment.content)
  return { path: attachment.filename ?? unnamed(attachment, place), bytes }
}

function unnamed({ mimeType, content }: Attachment, place: number): string {
  if (mimeType !== 'message/rfc822') return `${place + 1}.${mimeType.split('/')[1] ?? 'bin'}`
  const head = new TextDecoder().decode(contentBytes(content).subarray(0, 4096))
  const subject = /^subject:[ \t]*(.+)$/im.exec(head)?.[1]?.trim() ?? ''
  return `${subject === '' ? place + 1 : subject}.eml`
}

function contentBytes(content: Attachment['content']): Uint8Array {
  if (typeof content === 'string') return new TextEncoder().encode(content)
  return content instanceof Uint8Array ? content : new Uint8Array(content)
}
