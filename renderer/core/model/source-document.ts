import * as v from 'valibot'
import { BatchId, BlobId, DocumentId, PersonId } from '../base/ids.ts'
import { count, hexOf, instant, textUpTo } from '../base/schemas.ts'
import { quarterTurns } from './page-text.ts'

/** What a file is by its content, never by its name. `unknown` is kept unread with a sentence. */
export const documentFormats = [
  'pdf',
  'jpeg',
  'png',
  'tiff',
  'webp',
  'bmp',
  'gif',
  'heic',
  'text',
  'html',
  'docx',
  'rtf',
  'ccda',
  'fhir',
  'dicom',
  'hl7v2',
  'health-card',
  'apple-health',
  'csv',
  'mail',
  'outlook',
  'zip',
  'program',
  'unknown',
] as const
export const DocumentFormat = v.picklist(documentFormats)
export type DocumentFormat = (typeof documentFormats)[number]

/** A single picture, measured in pixels; every other format has pages of a size in points. */
export const isPicture = (format: DocumentFormat): boolean =>
  ['jpeg', 'png', 'tiff', 'webp', 'bmp', 'gif', 'heic'].includes(format)

/** Where a sealed blob lies and how to open it: random id, its own key (hex), plain length, number of 1 MiB chunks. */
export const BlobRef = v.object({ id: BlobId, key: hexOf(32), length: count, chunks: count })
export type BlobRef = v.InferOutput<typeof BlobRef>

/** Why a document is kept without having been read. Each code has a sentence. */
export const keptReasons = [
  'unknown-kind',
  'empty-file',
  'damaged',
  'too-large',
  'unsupported-encryption',
  'reading-skipped',
  'program',
  'nested-archive',
  'forbidden-xml',
  'no-content',
  'disc-directory',
] as const
export type KeptReason = (typeof keptReasons)[number]

/** How far reading has come. Pages count from 1. `unreadable` names pages that could not be drawn or read. */
export const ReadingState = v.variant('state', [
  v.object({ state: v.literal('waiting') }),
  v.object({ state: v.literal('reading'), done: count, of: count }),
  v.object({ state: v.literal('read'), pages: count, unreadable: v.array(count) }),
  /** Opened: what is in it stands in the list as documents of their own, or is named with why not. It has no pages. */
  v.object({ state: v.literal('unpacked'), members: count }),
  v.object({ state: v.literal('needs-password') }),
  v.object({ state: v.literal('kept'), why: v.picklist(keptReasons) }),
])
export type ReadingState = v.InferOutput<typeof ReadingState>

/** A page of a record that was arranged by a person: which page of which file as received, turned clockwise by how much. */
export const PageRef = v.object({ documentId: DocumentId, page: count, turned: v.picklist(quarterTurns) })
export type PageRef = v.InferOutput<typeof PageRef>

/**
 * A paper or file as received; its bytes never change. `fingerprint` is the keyed hash of the bytes.
 *
 * `path`: where it lay in the folder or on the disc that was dropped. `cameFrom`: the container it was taken out of.
 * `within`: it is no record of its own but shown in another: an image of that study, or a copy of that record.
 * `sheets`: the pages of this record where a person arranged them (split, joined, moved, turned); null = the file's own
 * pages in order. A record that was split off has the blob of the file its first page came from. `binned`: since when it
 * is in the bin.
 */
export const SourceDocument = v.object({
  id: DocumentId,
  personId: PersonId,
  batchId: BatchId,
  name: textUpTo(1000),
  path: v.optional(v.nullable(textUpTo(1000)), null),
  cameFrom: v.optional(v.nullable(v.object({ documentId: DocumentId, path: textUpTo(1000) })), null),
  within: v.optional(v.nullable(v.object({ documentId: DocumentId, as: v.picklist(['image', 'copy']) })), null),
  sheets: v.optional(v.nullable(v.array(PageRef)), null),
  binned: v.optional(v.nullable(instant), null),
  format: DocumentFormat,
  size: count,
  fingerprint: hexOf(32),
  blob: BlobRef,
  addedAt: instant,
  reading: ReadingState,
})
export type SourceDocument = v.InferOutput<typeof SourceDocument>

/** Whether reading it has not come to an end yet. */
export const isToBeRead = ({ reading }: Pick<SourceDocument, 'reading'>): boolean =>
  reading.state === 'waiting' || reading.state === 'reading'
