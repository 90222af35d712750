import mammoth from 'mammoth'
import { noContent, type MemberRefusal } from '../../core/model/content.ts'
import { inMemory } from '../containers/byte-source.ts'
import { heldMembers, type Held } from '../containers/held-members.ts'
import { openZip } from '../containers/zip-source.ts'
import { sheetSource } from '../sheet-source.ts'
import type { Source } from '../source.ts'
import { htmlLines } from './html-lines.ts'

const mostUnpacked = 512 * 1024 * 1024
/** Smaller pictures are logos. */
const smallPicture = 10 * 1024

/** A Word document as a readable sheet; the pictures in it are members. */
export async function openDocx(bytes: Uint8Array<ArrayBuffer>): Promise<Source | 'damaged' | 'too-large' | 'no-text'> {
  const wrong = await whatIsWrong(bytes)
  if (wrong) return wrong
  const pictures: Held[] = []
  const html = await toHtml(bytes, pictures)
  if (html === null) return 'damaged'
  const lines = htmlLines(html)
  if (pictures.length === 0 && lines.every(({ text }) => text.trim() === '')) return 'no-text'
  const { members, member } = heldMembers(pictures)
  const source = sheetSource([{ header: null, lines }], () => ({ ...noContent, members }))
  return members.length > 0 ? { ...source, member } : source
}

/** The converter unpacks whatever the archive holds: what that comes to is counted before. */
async function whatIsWrong(bytes: Uint8Array<ArrayBuffer>): Promise<'damaged' | 'too-large' | null> {
  const zip = await openZip(inMemory(bytes))
  if (typeof zip === 'string') return zip
  let total = 0
  for (const [index] of zip.content?.members.entries() ?? []) {
    const length = await lengthOf(zip.member?.(index) ?? [])
    if (length === null) return 'damaged'
    total += length
    if (total > mostUnpacked) return 'too-large'
  }
  return null
}

/** Null where it is not what it claims to be. An archive kept in a document is left alone by the converter. */
async function lengthOf(parts: AsyncIterable<Uint8Array | MemberRefusal> | []): Promise<number | null> {
  let length = 0
  for await (const part of parts) {
    if (part === 'nested-archive') return length
    if (typeof part === 'string') return null
    length += part.length
    if (length > mostUnpacked) return length
  }
  return length
}

async function toHtml(bytes: Uint8Array<ArrayBuffer>, pictures: Held[]): Promise<string | null> {
  const convertImage = mammoth.images.imgElement(async (image) => {
    const picture = new Uint8Array(await image.readAsArrayBuffer())
    if (picture.length >= smallPicture)
      pictures.push({ path: `${pictures.length + 1}.${image.contentType.split('/')[1] ?? 'bin'}`, bytes: picture })
    return { src: '' }
  })
  try {
    const whole = bytes.byteLength === bytes.buffer.byteLength ? bytes.buffer : bytes.slice().buffer
    return (await mammoth.convertToHtml({ arrayBuffer: whole }, { convertImage })).value
  } catch {
    return null // whatever is wrong with its parts
  }
}
