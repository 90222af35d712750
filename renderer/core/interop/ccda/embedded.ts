import { fromBase64, utf8 } from '../../base/bytes.ts'
import { plainLine, type SheetLine } from '../../model/sheet.ts'
import type { Embedded } from '../parsed.ts'
import { at, attr, child, childrenOf, textOf, type XmlElement } from '../xml.ts'
import { cut, tidy } from './words.ts'

/** Documents and pictures that a file carries, and the lines that say so. */
export type Carried = { readonly embedded: readonly Embedded[]; readonly lines: readonly SheetLine[] }

const endings: Readonly<Record<string, readonly [string, string]>> = {
  'application/pdf': ['pdf', 'a PDF document'],
  'application/msword': ['doc', 'a Word document'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx', 'a Word document'],
  'text/rtf': ['rtf', 'an RTF document'],
  'application/rtf': ['rtf', 'an RTF document'],
  'text/plain': ['txt', 'plain text'],
  'text/html': ['html', 'a web page'],
  'image/gif': ['gif', 'a picture'],
  'image/tiff': ['tif', 'a picture'],
  'image/jpeg': ['jpg', 'a picture'],
  'image/png': ['png', 'a picture'],
}

/** The document in a `nonXMLBody` (C-CDA Unstructured Document): its bytes as they are, or the file that it points to. */
export function nonXmlBody(document: XmlElement): Carried {
  const text = at(document, 'component', 'nonXMLBody', 'text')
  return text ? carriedIn(text, 'document') : { embedded: [], lines: [] }
}

/** Pictures in the sections (`observationMedia`, CDA R2 §4.3.6.5), by the id that the narrative calls them by. */
export function mediaIn(entries: readonly XmlElement[]): Embedded[] {
  return entries.flatMap(mediaElements).flatMap((media, i) => {
    const value = child(media, 'value')
    return value ? carriedIn(value, attr(media, 'ID') ?? `picture-${i + 1}`).embedded : []
  })
}

const mediaElements = (el: XmlElement): XmlElement[] =>
  el.name === 'observationMedia' ? [el] : childrenOf(el).flatMap(mediaElements)

function carriedIn(ed: XmlElement, name: string): Carried {
  const type = (attr(ed, 'mediaType') ?? 'text/plain').toLowerCase()
  const [ending, what] = endings[type] ?? ['bin', `a file of the kind ${cut(tidy(type), 100)}`]
  const reference = attr(child(ed, 'reference'), 'value')
  const bytes = bytesIn(ed)
  if (bytes === null)
    return { embedded: [], lines: [plainLine(`This record’s own document cannot be read: it should be ${what}.`)] }
  if (bytes.length === 0) {
    const where =
      reference === null
        ? 'This record holds no text.'
        : `This record’s own document is in another file: ${tidy(reference)}`
    return { embedded: [], lines: [plainLine(where)] }
  }
  const path = `${name.replace(/[^\w.-]/g, '_').slice(0, 100)}.${ending}`
  return { embedded: [{ path, bytes }], lines: [plainLine(`This file carries the record itself as ${what}: ${path}`)] }
}

/** The bytes of an ED; null where it says that it is base64 and is not. */
function bytesIn(ed: XmlElement): Uint8Array | null {
  const text = textOf(ed)
  if (attr(ed, 'representation')?.toUpperCase() !== 'B64') return utf8(text.trim())
  try {
    return fromBase64(text.replace(/\s+/g, ''))
  } catch {
    return null // not base64
  }
}
