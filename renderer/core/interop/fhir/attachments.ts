import { fromBase64 } from '../../base/bytes.ts'
import type { Embedded } from '../parsed.ts'
import type { Found } from './found.ts'
import { isNode, list, nodes, one, text, type Node } from './node.ts'

const endings: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'text/plain': 'txt',
  'text/html': 'html',
  'text/rtf': 'rtf',
  'application/rtf': 'rtf',
  'text/xml': 'xml',
  'application/xml': 'xml',
  'application/hl7-v3+xml': 'xml',
  'application/hl7-cda+xml': 'xml',
  'application/fhir+json': 'json',
  'application/json': 'json',
  'image/jpeg': 'jpg',
  'image/jpg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/tiff': 'tif',
  'application/dicom': 'dcm',
  'application/msword': 'doc',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
}

/** An attachment in words, and its bytes where they are in the file. */
export type Attached = { readonly label: string; readonly text: string; readonly embedded: Embedded | null }

/** Every Attachment of a resource (R4 §2.24.0.4); a Binary is one itself. */
export function attachmentsOf(found: Found, numbered: () => number): Attached[] {
  return attachmentNodes(found).map((attachment) => attached(found, attachment, numbered))
}

function attachmentNodes({ type, node }: Found): readonly Node[] {
  if (type === 'Binary') return [node]
  const held = nodes(node, 'content').flatMap((content) => [
    ...nodes(content, 'attachment'),
    ...(isAttachment(content) ? [content] : []),
  ])
  const payload = nodes(node, 'payload').flatMap((part) => nodes(part, 'contentAttachment'))
  const direct = [
    'presentedForm',
    'photo',
    'attachment',
    'valueAttachment',
    'sourceAttachment',
    'contentAttachment',
    'image',
  ]
  return [...held, ...payload, ...direct.flatMap((name) => list(node, name).filter(isNode).filter(isAttachment))]
}

const isAttachment = (node: Node): boolean => ['data', 'url', 'contentType'].some((name) => Object.hasOwn(node, name))

function attached(found: Found, node: Node, numbered: () => number): Attached {
  const title = text(node, 'title')
  const type = text(node, 'contentType')
  const data = text(node, 'data') ?? (found.type === 'Binary' ? text(node, 'content') : null)
  const called = [title, type].filter((part) => part !== null).join(', ') || 'a document'
  if (data !== null) {
    const bytes = decoded(data)
    if (!bytes || bytes.length === 0) return { label: 'Enclosed document', text: `${called} (damaged)`, embedded: null }
    const path = pathOf(found, title, type, numbered())
    return {
      label: 'Enclosed document',
      text: `${called} – kept as a document of its own: ${path}`,
      embedded: { path, bytes },
    }
  }
  const url = text(node, 'url')
  const where = url === null ? 'not in this file' : `not in this file: ${url}`
  return { label: 'Document', text: `${called} (${where})`.slice(0, 4000), embedded: null }
}

function pathOf(found: Found, title: string | null, type: string | null, number: number): string {
  const plain = (type ?? '').toLowerCase().replace(/\s*;.*$/, '')
  const ending = Object.hasOwn(endings, plain) ? (endings[plain] ?? 'bin') : 'bin'
  const name = (title ?? found.origin)
    .replace(/[^\p{L}\p{N}._ -]+/gu, '-')
    .replace(/^[.-]+/, '')
    .slice(0, 100)
  return name.toLowerCase().endsWith(`.${ending}`) ? `${number}-${name}` : `${number}-${name || 'document'}.${ending}`
}

/** Base64 with line breaks, without padding, or in the web alphabet, as systems write it; null where it is none. */
function decoded(data: string): Uint8Array | null {
  try {
    return fromBase64(data.replace(/\s+/g, '').replaceAll('-', '+').replaceAll('_', '/'))
  } catch {
    return null
  }
}

/** Whether a document that is referred to by address is a Binary of the same file. */
export const addressesOf = (found: Found): string[] =>
  attachmentNodes(found).flatMap((node) => {
    const url = text(node, 'url') ?? text(one(node, 'url'), 'value')
    return url === null ? [] : [url]
  })
