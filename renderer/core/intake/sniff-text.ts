import type { DocumentFormat } from '../model/source-document.ts'
import { recogniseStructured } from './recognise-structured.ts'

/**
 * What a text-like file is, by its first bytes; null where it is plain text at most. Whoever wrote it may have left odd
 * bytes in it (frames of HL7 v2, eight-bit mail), so that only zeros rule it out.
 */
export function textKind(head: Uint8Array): DocumentFormat | null {
  const text = lenientText(head)
  if (text === null) return null
  return recogniseStructured(text) ?? (isMail(text) ? 'mail' : isHtml(text) ? 'html' : null)
}

function lenientText(head: Uint8Array): string | null {
  if (head[0] === 0xff && head[1] === 0xfe) return new TextDecoder('utf-16le').decode(head)
  if (head[0] === 0xfe && head[1] === 0xff) return new TextDecoder('utf-16be').decode(head)
  return head.subarray(0, 1024).includes(0) ? null : new TextDecoder('utf-8').decode(head)
}

const htmlStart =
  /^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]{0,4000}?-->\s*)*(<!doctype\s+html\b|<html[\s>]|<head[\s>]|<body[\s>])/i

const isHtml = (text: string): boolean => htmlStart.test(text)

/** Fields that only software writes, and fields that a typed letter might have as well (RFC 5322 §3.6, RFC 2045). */
const technicalFields = [
  ...['received', 'mime-version', 'message-id', 'return-path', 'delivered-to', 'content-transfer-encoding'],
  ...['dkim-signature', 'authentication-results', 'x-mailer', 'content-type', 'x-ms-exchange-organization-authas'],
]
const commonFields = ['from', 'to', 'cc', 'bcc', 'subject', 'date', 'reply-to', 'sender', 'in-reply-to', 'references']

const manyParts = /^content-type[ \t]*:\s*multipart\/[\s\S]{1,200}boundary/i

/**
 * Whether text begins with the header of a mail message, or of its body in several parts. A letter that has only the common words at its top and others
 * beside them (`Patient:`) stays plain text, so that nothing of it is left out.
 */
function isMail(text: string): boolean {
  const names = headerNames(text)
  if (names && manyParts.test(text)) return true
  if (!names || !names.some((name) => name === 'from' || name === 'received' || name === 'return-path')) return false
  const technical = names.some((name) => technicalFields.includes(name))
  const common = new Set(names.filter((name) => commonFields.includes(name)))
  if (technical) return common.size >= 1
  return common.size >= 2 && names.every((name) => commonFields.includes(name) || /^(x-|content-)/.test(name))
}

/** The names of the fields before the first blank line, lower case; null where a line there is no field. */
function headerNames(text: string): string[] | null {
  const names: string[] = []
  const lines = text.replace(/^\ufeff?(\r?\n)*/, '').split(/\r\n|\n|\r/)
  if (lines[0]?.startsWith('From ')) lines.shift() // the line that parts messages in a mailbox file
  for (const line of lines) {
    if (line === '') return names
    if (/^[ \t]/.test(line) && names.length > 0) continue
    const name = /^([!-9;-~]{1,76})[ \t]*:/.exec(line)?.[1]
    if (name === undefined) return null
    names.push(name.toLowerCase())
  }
  return names
}
