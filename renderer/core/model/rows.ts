import * as v from 'valibot'
import { ClinicalDate } from '../base/clinical-date.ts'
import { BatchId, DocumentId, ItemId, PacketId, PersonId, RowId } from '../base/ids.ts'
import type { Schema } from '../base/parse.ts'
import { base64, count, instant, textUpTo } from '../base/schemas.ts'
import { Correction } from './correction.ts'
import { DicomInstance, memberRefusals, StatedByFile } from './content.ts'
import { EntryCount, StatedValue } from './entry.ts'
import { PacketDraft } from './packet-draft.ts'
import { troubles } from './page-trouble.ts'
import { quarterTurns } from './page-text.ts'
import { Person } from './person.ts'
import { BlobRef, SourceDocument } from './source-document.ts'
import { Understanding } from './understanding.ts'

/** One page that has been read: where its sealed `PageText` lies, and what lists need to know without opening it. */
export const ReadPage = v.object({
  id: RowId,
  documentId: DocumentId,
  page: count,
  blob: v.nullable(BlobRef),
  width: v.number(),
  height: v.number(),
  source: v.picklist(['text-layer', 'ocr', 'none']),
  quality: v.picklist(['good', 'doubtful', 'poor', 'blank', 'unreadable']),
  turned: v.picklist(quarterTurns),
  /** What keeps it from being read well; absent where nothing does, and where an older version read it. */
  trouble: v.exactOptional(v.picklist(troubles)),
})
export type ReadPage = v.InferOutput<typeof ReadPage>

/** Everything that was dropped or chosen together. `hospital`: from where, as the person said for all of it. */
export const Batch = v.object({
  id: BatchId,
  personId: PersonId,
  at: instant,
  hospital: v.nullable(textUpTo(200)),
})
export type Batch = v.InferOutput<typeof Batch>

/**
 * One dropped file and where it ended; an exact copy points to the document that is already here. What came out of a
 * container names the container's item in `within`. `left-out`: not kept at all, because it is a program.
 */
export const IntakeItem = v.object({
  id: ItemId,
  batchId: BatchId,
  name: textUpTo(1000),
  size: count,
  at: instant,
  end: v.variant('end', [
    v.object({ end: v.literal('taken'), documentId: DocumentId }),
    v.object({ end: v.literal('already-here'), documentId: DocumentId }),
    v.object({ end: v.literal('left-out'), why: v.picklist(['program']) }),
  ]),
  within: v.optional(v.nullable(ItemId), null),
})
export type IntakeItem = v.InferOutput<typeof IntakeItem>

/**
 * What a document holds beside its pages; the entries lie sealed in a blob of their own, as JSON. `refused` names the
 * members of a container that were not taken out of it.
 */
export const DocumentContent = v.object({
  id: RowId,
  documentId: DocumentId,
  stated: StatedByFile,
  takenAt: v.nullable(textUpTo(19)),
  dicom: v.nullable(DicomInstance),
  counted: EntryCount,
  entries: v.nullable(BlobRef),
  refused: v.array(v.object({ path: textUpTo(1000), why: v.picklist(memberRefusals) })),
})
export type DocumentContent = v.InferOutput<typeof DocumentContent>

export const handKinds = [
  'visit',
  'diagnosis',
  'medicine',
  'allergy',
  'procedure',
  'result',
  'appointment',
  'note',
] as const
export type HandKind = (typeof handKinds)[number]

/** Something a person wrote down by hand, with the records that it belongs to. */
export const HandEntry = v.object({
  id: RowId,
  personId: PersonId,
  kind: v.picklist(handKinds),
  title: v.pipe(textUpTo(300), v.trim(), v.minLength(1)),
  date: v.nullable(ClinicalDate),
  until: v.nullable(ClinicalDate),
  value: v.nullable(StatedValue),
  place: v.nullable(textUpTo(200)),
  note: textUpTo(4000),
  documents: v.array(DocumentId),
  at: instant,
})
export type HandEntry = v.InferOutput<typeof HandEntry>

/** What a person said of two records that look alike. The lesser id is `a`, so that each pair has one row. */
export const Sameness = v.object({
  id: RowId,
  a: DocumentId,
  b: DocumentId,
  answer: v.picklist(['same', 'different']),
  at: instant,
})
export type Sameness = v.InferOutput<typeof Sameness>

/** The vault's own keys for handing over: ECDSA P-256 for packets, Ed25519 for share files. */
export const OwnKeys = v.object({
  id: RowId,
  signingKey: base64,
  certificate: base64,
  certificateName: textUpTo(200),
  senderSeed: base64,
})
export type OwnKeys = v.InferOutput<typeof OwnKeys>

/** The last backup that was read back whole: when it was made, under which name in which folder, and whether that is on the vault's own disk. */
export const LastBackup = v.object({
  at: instant,
  name: textUpTo(300),
  place: textUpTo(300),
  sameDiskAsVault: v.boolean(),
})
export type LastBackup = v.InferOutput<typeof LastBackup>

/** Small things the vault remembers about itself. `place` is the address to come back to after a lock, `personId` whose records were looked at last. */
export const VaultSettings = v.object({
  id: RowId,
  kitProven: v.boolean(),
  sample: v.boolean(),
  place: v.nullable(textUpTo(500)),
  personId: v.optional(v.nullable(PersonId), null),
  /** Minutes without a sign of life before it locks; there is no never. */
  lockAfter: v.optional(v.pipe(count, v.minValue(1), v.maxValue(60)), 15),
  hideFromSharing: v.optional(v.boolean(), false),
  lastBackup: v.optional(v.nullable(LastBackup), null),
})
export type VaultSettings = v.InferOutput<typeof VaultSettings>

/**
 * What was typed into a form and not saved: a lock, or a crash, takes none of it away. `key` names the form and what it is
 * about; `text` is the form's own JSON, which the form reads back with its own schema.
 */
export const FormDraft = v.object({ id: RowId, key: textUpTo(200), text: textUpTo(60_000), at: instant })
export type FormDraft = v.InferOutput<typeof FormDraft>

/** A packet that went out, once for each form it was saved in: what, when, how, and the file's SHA-256. */
export const SentPacket = v.object({
  id: RowId,
  personId: v.optional(v.nullable(PersonId), null),
  packetId: PacketId,
  at: instant,
  form: v.picklist(['signed-pdf', 'share-file']),
  name: textUpTo(300),
  pages: count,
  sources: count,
  sha256: textUpTo(64),
})
export type SentPacket = v.InferOutput<typeof SentPacket>

/** Every kind of row the vault stores, with its schema. A changed shape is a new version with a migration. */
export const rowSchemas = {
  person: Person,
  document: SourceDocument,
  page: ReadPage,
  understanding: Understanding,
  content: DocumentContent,
  batch: Batch,
  item: IntakeItem,
  hand: HandEntry,
  sameness: Sameness,
  correction: Correction,
  draft: PacketDraft,
  sent: SentPacket,
  keys: OwnKeys,
  settings: VaultSettings,
  form: FormDraft,
} as const satisfies Record<string, Schema>

export type RowKind = keyof typeof rowSchemas
export type RowOf<K extends RowKind> = v.InferOutput<(typeof rowSchemas)[K]>
