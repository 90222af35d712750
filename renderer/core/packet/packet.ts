import * as v from 'valibot'
import { ClinicalDate } from '../base/clinical-date.ts'
import { DocumentId, PacketId } from '../base/ids.ts'
import { count, instant, textUpTo } from '../base/schemas.ts'
import { DocumentKind } from '../model/document-kind.ts'
import { packetPurposes } from '../model/packet-draft.ts'

/**
 * Why pages that were chosen are not in the packet; each code has words.
 * `someone-else`: a person said so. `no-name-on-page`: nothing on the page says whose it is and nobody has said.
 * `still-being-read`, `needs-password`, `kept-unread`: the document's pages are not known yet or never will be.
 * `no-such-page`, `no-such-document`: the selection names what is not there.
 */
export const leftOutReasons = [
  'someone-else',
  'no-name-on-page',
  'still-being-read',
  'needs-password',
  'kept-unread',
  'no-such-page',
  'no-such-document',
] as const
export type LeftOutReason = (typeof leftOutReasons)[number]

const title = textUpTo(200)
const hospital = v.nullable(textUpTo(200))
const pageNumber = v.pipe(count, v.minValue(1))

/** One document's part: its number in the packet (from 1), which of its pages go in, and whether a person filed it (`checked`). */
export const PacketSource = v.object({
  number: pageNumber,
  documentId: DocumentId,
  kind: DocumentKind,
  title,
  date: v.nullable(ClinicalDate),
  hospital,
  pages: v.pipe(v.array(pageNumber), v.minLength(1)),
  pagesInDocument: pageNumber,
  unreadable: v.array(pageNumber),
  checked: v.boolean(),
})
export type PacketSource = v.InferOutput<typeof PacketSource>

/** One line of the timeline; `source` is the number of the source it comes from. */
export const PacketEvent = v.object({
  date: v.nullable(ClinicalDate),
  kind: DocumentKind,
  title,
  hospital,
  source: pageNumber,
})
export type PacketEvent = v.InferOutput<typeof PacketEvent>

/** What was chosen but is not in: pages of a document, or all of it where `pages` is empty. */
export const LeftOut = v.object({
  documentId: DocumentId,
  title,
  pages: v.array(count),
  why: v.picklist(leftOutReasons),
})
export type LeftOut = v.InferOutput<typeof LeftOut>

/** Whose key signs: the certificate's neutral name and the sender's fingerprint as words. */
export const PacketSigner = v.object({ keyName: textUpTo(100), words: v.array(textUpTo(40)) })

/** Everything the packet's own pages say, as a plain tree. `replaces` is the short id of the packet that this one supersedes. */
export const Packet = v.object({
  id: PacketId,
  shortId: v.pipe(v.string(), v.regex(/^[0-9A-F]{4}$/)),
  title,
  madeOn: instant,
  paper: v.picklist(['a4', 'letter']),
  language: v.pipe(v.string(), v.regex(/^[a-z]{2}(?:-[A-Z]{2})?$/)),
  person: v.object({ name: title, birthDate: ClinicalDate }),
  purpose: v.picklist(packetPurposes),
  questions: v.pipe(v.array(textUpTo(1000)), v.maxLength(30)),
  note: textUpTo(5000),
  sources: v.pipe(v.array(PacketSource), v.minLength(1)),
  timeline: v.array(PacketEvent),
  leftOut: v.array(LeftOut),
  unreadablePages: count,
  signer: v.nullable(PacketSigner),
  replaces: v.nullable(textUpTo(40)),
})
export type Packet = v.InferOutput<typeof Packet>

/** The first four hex digits of a packet's id, in capitals: what people read aloud. */
export const shortIdOf = (id: PacketId): string => id.slice(0, 4).toUpperCase()

/** How many pages of sources a packet has. */
export const sourcePageCount = (packet: Packet): number =>
  packet.sources.reduce((sum, source) => sum + source.pages.length, 0)

/** The packet page (from 1) on which each source begins, given how many pages come before the first source. */
export function firstPages(packet: Packet, frontPages: number): ReadonlyMap<number, number> {
  const first = new Map<number, number>()
  let next = frontPages + 1
  for (const source of packet.sources) {
    first.set(source.number, next)
    next += source.pages.length
  }
  return first
}
