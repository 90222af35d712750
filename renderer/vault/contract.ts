import * as v from 'valibot'
import { call, nothing } from '../core/base/door.ts'
import { BatchId, DeviceId, DocumentId, ItemId, PacketId } from '../core/base/ids.ts'
import { ClinicalDate } from '../core/base/clinical-date.ts'
import type { Client } from '../core/base/rpc.ts'
import { bytes, count, pixels, instant, textUpTo } from '../core/base/schemas.ts'
import { DocumentKind } from '../core/model/document-kind.ts'
import { PacketDraft } from '../core/model/packet-draft.ts'
import { Box, PageText } from '../core/model/page-text.ts'
import { Person } from '../core/model/person.ts'
import { SentPacket } from '../core/model/rows.ts'
import { DocumentFormat, ReadingState } from '../core/model/source-document.ts'
import { Filing, PageIdentity, Proposal } from '../core/model/understanding.ts'
import { Packet } from '../core/packet/packet.ts'

/** The door of the vault worker, which alone holds the vault key. Records and Results come out, keys never. */
/** No length a person types is too long; this only keeps a message in bounds. */
const passphrase = textUpTo(100_000)
const port = v.instance(MessagePort)

/** What went wrong with the vault folder; each has a sentence. */
export const diskCodes = ['disk-full', 'not-writable', 'not-reachable', 'read-only', 'moved'] as const

/** What a folder holds, seen without a key. */
export const VaultStatus = v.variant('status', [
  v.object({ status: v.literal('empty') }),
  v.object({ status: v.literal('locked'), createdOn: v.string(), trialMark: v.boolean(), repaired: v.boolean() }),
])
export type VaultStatus = v.InferOutput<typeof VaultStatus>

const unlockRefusals = [
  'wrong-secret',
  'kit-mistyped',
  'slot-damaged',
  'header-damaged',
  'header-forged',
  'header-out-of-bounds',
  'too-new',
  'not-a-vault',
  ...diskCodes,
] as const

/** One line of the import panel: a dropped file and its state now. */
export const IntakeLine = v.object({
  itemId: ItemId,
  batchId: BatchId,
  documentId: DocumentId,
  name: v.string(),
  size: count,
  state: v.variant('state', [
    v.object({ state: v.literal('already-here'), documentId: DocumentId }),
    v.object({ state: v.literal('waiting') }),
    v.object({ state: v.literal('reading'), done: count, of: count }),
    v.object({ state: v.literal('needs-password') }),
    v.object({ state: v.literal('kept'), why: v.string() }),
    v.object({
      state: v.literal('filed'),
      kind: v.nullable(DocumentKind),
      date: v.nullable(ClinicalDate),
      checked: v.boolean(),
      unreadable: count,
    }),
    v.object({ state: v.literal('needs-you'), why: v.picklist(['wrong-person', 'which-person', 'hard-to-read']) }),
  ]),
})
export type IntakeLine = v.InferOutput<typeof IntakeLine>

/** One record of the list. `kind`, `date`, `hospital`, `title` are the person's filing, or else what was proposed. */
export const RecordRow = v.object({
  id: DocumentId,
  name: v.string(),
  title: v.string(),
  kind: v.nullable(DocumentKind),
  date: v.nullable(ClinicalDate),
  hospital: v.nullable(v.string()),
  format: DocumentFormat,
  size: count,
  pages: count,
  checked: v.boolean(),
  addedAt: instant,
  reading: ReadingState,
  /** The worst of its pages: `quarantine` and `ask` keep it out of packets until answered; `none` = no identity on its pages. */
  person: v.picklist(['match', 'ask', 'quarantine', 'none', 'unread', 'not-mine']),
})
export type RecordRow = v.InferOutput<typeof RecordRow>

const PageInfo = v.object({
  page: count,
  width: v.number(),
  height: v.number(),
  source: v.picklist(['text-layer', 'ocr', 'none']),
  quality: v.picklist(['good', 'doubtful', 'poor', 'blank', 'unreadable']),
  identity: v.nullable(PageIdentity),
})
export const RecordDetail = v.object({
  row: RecordRow,
  pageInfo: v.array(PageInfo),
  proposal: v.nullable(Proposal),
  filing: v.nullable(Filing),
})
export type RecordDetail = v.InferOutput<typeof RecordDetail>

/** The six groups of To review, in their order (those that this version can fill). */
export const reviewGroups = ['wrong-person', 'hard-to-read', 'not-filed', 'filed'] as const
export const ReviewCard = v.object({ group: v.picklist(reviewGroups), record: RecordDetail, pageToShow: count })
export type ReviewCard = v.InferOutput<typeof ReviewCard>

export const SearchHit = v.object({
  documentId: DocumentId,
  page: count,
  title: v.string(),
  date: v.nullable(ClinicalDate),
  hospital: v.nullable(v.string()),
  snippet: v.object({ text: v.string(), marks: v.array(v.object({ start: count, end: count })) }),
})
export type SearchHit = v.InferOutput<typeof SearchHit>

/** Marks on a page as shown upright; one hit may cover several boxes. */
export const PageMarks = v.object({ page: count, hits: v.array(v.array(Box)) })
export type PageMarks = v.InferOutput<typeof PageMarks>

export const Overview = v.object({
  person: v.nullable(Person),
  records: count,
  toReview: count,
  kindCounts: v.array(v.object({ kind: v.nullable(DocumentKind), count })),
  reading: v.object({ left: count, pagesDone: count, pagesOf: count, paused: v.boolean() }),
  kitProven: v.boolean(),
  readOnly: v.boolean(),
  damaged: v.boolean(),
  /** This copy of the vault is older than what this computer last saw; nothing that is missing is known here. */
  older: v.boolean(),
  /** Rows that a newer version wrote and this one cannot read: they are kept, and not shown. */
  unreadRows: count,
  sample: v.boolean(),
  trialMark: v.boolean(),
  place: v.nullable(v.string()),
})
export type Overview = v.InferOutput<typeof Overview>

/** What the packet builder shows before anything is saved. */
export const PacketPreview = v.object({ packet: Packet, pages: count, bytes: count })
export type PacketPreview = v.InferOutput<typeof PacketPreview>
const packetRefusals = [
  'nothing-selected',
  'wrong-person-open',
  'source-unreadable',
  'print-failed',
  'reader-unavailable',
  'cancelled',
  'weak-passphrase',
  'no-signing-key',
  ...diskCodes,
] as const
const packetStep = v.object({
  step: v.picklist(['printing', 'collecting', 'assembling', 'signing', 'sealing', 'saving']),
  done: count,
  of: count,
})
const saved = v.object({
  name: v.string(),
  pages: count,
  sha256: v.string(),
  keyName: v.string(),
  sameDiskAsVault: v.boolean(),
})

const notOpen = ['not-unlocked'] as const
const noRecord = ['not-unlocked', 'no-such-record'] as const
const writes = ['not-unlocked', 'no-such-record', ...diskCodes] as const
const id = v.object({ id: DocumentId })

export const vaultDoor = {
  /** Connect to a folder (port from the shell). `device` names this computer's journal; `trialRuntime` marks vaults made in it. */
  attachFolder: call({
    ask: v.object({
      port,
      device: DeviceId,
      readOnly: v.boolean(),
      trialRuntime: v.boolean(),
      memoryBytes: count,
      folderName: textUpTo(300),
    }),
    gives: VaultStatus,
    refuses: ['header-damaged', 'too-new', 'not-a-vault', 'header-out-of-bounds', ...diskCodes],
  }),
  /** Connect to a reader process; again after each restart of it. */
  attachReader: call({ ask: v.object({ port }), gives: nothing }),
  /** What the app stands on, tried for real: WebAssembly, IndexedDB, and in the reader process one word of OCR and one PDF page. */
  selfCheck: call({
    ask: nothing,
    gives: v.object({ wasm: v.boolean(), indexedDb: v.boolean(), ocr: v.boolean(), pdf: v.boolean() }),
  }),
  /** Runs until the worker ends; tells what has changed so that screens ask again. `restart-reader` asks the page to have it restarted. */
  watch: call({
    ask: nothing,
    gives: nothing,
    tell: v.picklist(['intake', 'records', 'person', 'reading', 'restart-reader', 'paused-disk-full']),
  }),

  suggestPassphrase: call({ ask: nothing, gives: v.object({ words: v.string() }) }),
  /** How hard a passphrase would be to guess: verdict in words is the page's business. */
  judgePassphrase: call({
    ask: v.object({ passphrase }),
    gives: v.object({ verdict: v.picklist(['too-weak', 'weak', 'good', 'strong']), bits: v.number() }),
  }),
  create: call({
    ask: v.object({ passphrase }),
    gives: v.object({ kitGroups: v.array(v.string()) }),
    refuses: ['weak-passphrase', 'not-empty', ...diskCodes],
    tell: v.picklist(['measuring', 'deriving', 'writing']),
  }),
  /** Save the recovery kit page as a PDF where the person chooses. Possible until the kit is proven or the vault is locked. */
  saveKit: call({
    ask: v.object({ paper: v.picklist(['A4', 'Letter']) }),
    gives: v.object({ name: v.string(), sameDiskAsVault: v.boolean() }),
    refuses: ['no-kit-now', 'cancelled', 'print-failed', 'not-unlocked', ...diskCodes],
  }),
  /** Two typed groups replace those in memory; the result must open the vault. */
  proveKit: call({
    ask: v.object({ groups: v.array(v.object({ index: count, text: textUpTo(20) })) }),
    gives: nothing,
    refuses: ['kit-does-not-open', 'no-kit-now', 'not-unlocked', ...diskCodes],
  }),
  unlock: call({
    ask: v.variant('by', [
      v.object({ by: v.literal('passphrase'), passphrase }),
      v.object({ by: v.literal('recovery-code'), code: textUpTo(200) }),
    ]),
    gives: nothing,
    refuses: unlockRefusals,
    tell: v.picklist(['deriving', 'opening']),
  }),
  overview: call({ ask: nothing, gives: Overview, refuses: notOpen }),
  rememberPlace: call({ ask: v.object({ place: textUpTo(500) }), gives: nothing, refuses: writes }),
  /** Add the person whose records these are, or change what is known of them (same id). */
  savePerson: call({ ask: v.object({ person: v.omit(Person, ['id']) }), gives: Person, refuses: writes }),
  markSample: call({ ask: nothing, gives: nothing, refuses: writes }),

  /** Take one file in: sealed and committed when this answers. Reading starts by itself. */
  takeIn: call({
    ask: v.object({
      batchId: BatchId,
      name: textUpTo(1000),
      source: v.union([v.object({ file: v.instance(File) }), v.object({ bytes })]),
    }),
    gives: IntakeLine,
    refuses: ['no-person', 'source-unreadable', 'cancelled', ...writes],
    tell: v.object({ copied: count, of: count }),
  }),
  intake: call({ ask: nothing, gives: v.array(IntakeLine), refuses: notOpen }),
  pauseReading: call({ ask: v.object({ paused: v.boolean() }), gives: nothing, refuses: notOpen }),
  /** Read again what failed, or read now what was skipped. */
  retryReading: call({ ask: id, gives: nothing, refuses: writes }),
  /** Stop reading this document; it is kept unread. */
  skipReading: call({ ask: id, gives: nothing, refuses: writes }),
  /** A password for one document; tried on the others of its batch that wait for one. It is not stored. */
  givePassword: call({
    ask: v.object({ id: DocumentId, password: textUpTo(1000) }),
    gives: nothing,
    refuses: ['wrong-password', 'reader-unavailable', ...writes],
  }),

  records: call({ ask: nothing, gives: v.array(RecordRow), refuses: notOpen }),
  record: call({ ask: id, gives: RecordDetail, refuses: noRecord }),
  pageText: call({
    ask: v.object({ id: DocumentId, page: count }),
    gives: PageText,
    refuses: [...noRecord, 'not-read-yet', 'blob-missing', 'blob-damaged'],
  }),
  /** One upright page as RGBA pixels (moved), `width` pixels wide at most. */
  pageImage: call({
    ask: v.object({ id: DocumentId, page: count, width: count }),
    gives: v.object({ width: count, height: count, rgba: pixels }),
    refuses: [...noRecord, 'page-failed', 'reader-unavailable', 'needs-password', 'blob-missing', 'blob-damaged'],
  }),
  review: call({ ask: nothing, gives: v.array(ReviewCard), refuses: notOpen }),
  fileRecord: call({ ask: v.object({ id: DocumentId, filing: Filing }), gives: nothing, refuses: writes }),
  /** "It is Rosa's" or "it belongs to someone else", for these pages of a record. */
  answerPages: call({
    ask: v.object({ id: DocumentId, pages: v.array(count), isPerson: v.boolean() }),
    gives: nothing,
    refuses: writes,
  }),
  search: call({
    ask: v.object({ query: textUpTo(300), limit: count }),
    gives: v.object({ hits: v.array(SearchHit), unread: count, hardToRead: count }),
    refuses: notOpen,
  }),
  /** Where the words of a query stand in one record, page by page. */
  findInRecord: call({
    ask: v.object({ id: DocumentId, query: textUpTo(300) }),
    gives: v.array(PageMarks),
    refuses: noRecord,
  }),

  packetDraft: call({ ask: nothing, gives: PacketDraft, refuses: ['no-person', ...notOpen] }),
  savePacketDraft: call({ ask: v.object({ draft: PacketDraft }), gives: nothing, refuses: writes }),
  /** Make the packet whole, signature and all, in memory. */
  previewPacket: call({
    ask: v.object({ draft: PacketDraft, paper: v.picklist(['A4', 'Letter']) }),
    gives: PacketPreview,
    refuses: [...packetRefusals, ...notOpen],
    tell: packetStep,
  }),
  /** Save the very packet that was last made, byte for byte; `changed-since`: it would come out otherwise now. */
  savePacket: call({
    ask: v.object({
      packetId: PacketId,
      form: v.picklist(['signed-pdf', 'share-file']),
      passphrase: v.nullable(passphrase),
    }),
    gives: saved,
    refuses: ['not-made-yet', 'changed-since', ...packetRefusals, ...notOpen],
    tell: packetStep,
  }),
  sentPackets: call({ ask: nothing, gives: v.array(SentPacket), refuses: notOpen }),
  packetPage: call({
    ask: v.object({ packetId: PacketId, page: count, width: count }),
    gives: v.object({ width: count, height: count, rgba: pixels }),
    refuses: ['not-unlocked', 'not-made-yet', 'page-failed', 'reader-unavailable'],
  }),
  /** Forget the keys. The page then has its whole process replaced. */
  lock: call({ ask: nothing, gives: nothing }),
} as const
export type VaultDoor = typeof vaultDoor
export type Vault = Client<VaultDoor>
