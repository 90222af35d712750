import * as v from 'valibot'
import { backupCalls } from './backup-calls.ts'
import { bothKeptCalls } from './both-kept-calls.ts'
export type { BackupReport, BackupSecret, DamagedPart, VaultCounts, VaultReport } from './backup-calls.ts'
export type { BothKept, Said } from './both-kept-calls.ts'
import { diskCodes } from './disk-codes.ts'
import { copyingCalls } from './copying-calls.ts'
import { correctionCalls } from './correction-calls.ts'
import { keyCalls } from './key-calls.ts'
import { packetCalls } from './packet-calls.ts'
import { searchCalls } from './search-calls.ts'
export type { FoundEntry, PageMarks, SearchAnswer, SearchHit } from './search-calls.ts'
import { thresholdCalls } from './threshold-calls.ts'
import { call, nothing } from '../core/base/door.ts'
import { BatchId, DocumentId, ItemId, PersonId, RowId } from '../core/base/ids.ts'
import { ClinicalDate } from '../core/base/clinical-date.ts'
import type { Client } from '../core/base/rpc.ts'
import { bytes, count, pixels, instant, textUpTo } from '../core/base/schemas.ts'
import { DocumentKind } from '../core/model/document-kind.ts'
import { Entry, EntryCount } from '../core/model/entry.ts'
import { memberRefusals } from '../core/model/content.ts'
import { Look, StudyImage } from '../core/model/look.ts'
import { CorrectedPage } from '../core/model/correction.ts'
import { quarterTurns } from '../core/model/page-text.ts'
import { troubles } from '../core/model/page-trouble.ts'
import { Person } from '../core/model/person.ts'
import { HandEntry, LastBackup } from '../core/model/rows.ts'
import { DocumentFormat, ReadingState } from '../core/model/source-document.ts'
import { Filing, PageIdentity, Proposal } from '../core/model/understanding.ts'

/** One line of the import panel: a dropped file, or what came out of one (`within`), and its state now. `left-out` ones have no document. */
export const IntakeLine = v.object({
  itemId: ItemId,
  batchId: BatchId,
  within: v.nullable(ItemId),
  documentId: v.nullable(DocumentId),
  name: v.string(),
  size: count,
  state: v.variant('state', [
    v.object({ state: v.literal('already-here'), documentId: DocumentId }),
    v.object({ state: v.literal('in-bin'), documentId: DocumentId, since: instant }),
    v.object({ state: v.literal('left-out'), why: v.picklist(['program']) }),
    v.object({ state: v.literal('unpacked'), members: count, refused: count }),
    v.object({ state: v.literal('in-study'), documentId: DocumentId }),
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
  batchId: BatchId,
  /** How many pictures a medical imaging study has; 0 for everything else. */
  images: count,
  /** Statements of its own fields (C-CDA, FHIR …) that it carries. */
  entries: count,
  /** Records that a person said are the same as this one. */
  copies: count,
})
export type RecordRow = v.InferOutput<typeof RecordRow>

const PageInfo = v.object({
  page: count,
  width: v.number(),
  height: v.number(),
  source: v.picklist(['text-layer', 'ocr', 'none']),
  quality: v.picklist(['good', 'doubtful', 'poor', 'blank', 'unreadable']),
  /** What keeps it from being read well; null where nothing does. */
  trouble: v.nullable(v.picklist(troubles)),
  identity: v.nullable(PageIdentity),
})
/** How two records stand to each other (clinical.md §4.2), as the pages say; what a person said of it comes beside. */
export const relations = ['same-text', 'same-report', 'newer-version', 'maybe-same'] as const
export const Kin = v.object({
  other: RecordRow,
  relation: v.picklist(relations),
  /** Whether this record is the newer one; null where the pages do not say. */
  isNewer: v.nullable(v.boolean()),
  /** Values that stand in one and not, or otherwise, in the other, as written. */
  changed: v.array(v.object({ here: v.nullable(v.string()), there: v.nullable(v.string()) })),
  answer: v.nullable(v.picklist(['same', 'different'])),
})
export type Kin = v.InferOutput<typeof Kin>

export const RecordDetail = v.object({
  row: RecordRow,
  pageInfo: v.array(PageInfo),
  proposal: v.nullable(Proposal),
  filing: v.nullable(Filing),
  /** Pages on which another report seems to begin. */
  splits: v.array(v.object({ startsAt: count, because: v.string() })),
  kin: v.array(Kin),
  /** Entries in = entries out, or counted by name; null where the file has none. */
  counted: v.nullable(EntryCount),
  /** What was not taken out of a container, and why. */
  refusedMembers: v.array(v.object({ path: v.string(), why: v.picklist(memberRefusals) })),
  /** The container it came out of, and what came out of it. */
  cameFrom: v.nullable(v.object({ id: DocumentId, title: v.string() })),
  members: v.array(v.object({ id: DocumentId, title: v.string() })),
  /** Another person of this vault whom its open pages fit. */
  fits: v.nullable(v.object({ id: PersonId, name: v.string() })),
  isArranged: v.boolean(),
})
export type RecordDetail = v.InferOutput<typeof RecordDetail>

/** A stretch of a list of thousands, told by itself so that no window stands still for the whole; null is all of it. */
const Portion = v.nullable(v.object({ from: count, most: count }))
export type Portion = v.InferOutput<typeof Portion>

/** The six groups of To review, in their order. */
export const reviewGroups = ['wrong-person', 'disagree', 'same-twice', 'hard-to-read', 'not-filed', 'filed'] as const
/** `kin`: the other record, where the card is about two. `together`: photos taken in one go, which may be one record. */
export const ReviewCard = v.object({
  group: v.picklist(reviewGroups),
  row: RecordRow,
  pageToShow: count,
  kin: v.nullable(Kin),
  together: v.array(DocumentId),
})
export type ReviewCard = v.InferOutput<typeof ReviewCard>

/** What a person can take back, newest first; each has words. */
export const acts = [
  'filed',
  'filed-all',
  'answered',
  'binned',
  'unbinned',
  'import-undone',
  'split',
  'joined',
  'ordered',
  'turned',
  'moved-pages',
  'moved-to-person',
  'same',
  'different',
  'hand-saved',
  'hand-removed',
  'corrected',
  'uncorrected',
  'version-kept',
] as const
export type Act = (typeof acts)[number]
const undone = v.object({ act: v.nullable(v.picklist(acts)) })

export const PersonInfo = v.object({ person: Person, records: count, toReview: count })
export type PersonInfo = v.InferOutput<typeof PersonInfo>

/** Pictures of a study by series, in order. */
export const StudySeries = v.object({
  title: v.nullable(v.string()),
  number: v.nullable(v.number()),
  modality: v.nullable(v.string()),
  images: v.array(
    v.object({
      documentId: DocumentId,
      name: v.string(),
      number: v.nullable(v.number()),
      frames: count,
      notShown: v.nullable(v.picklist(['no-pixels', 'codec', 'damaged'])),
    }),
  ),
})
export type StudySeries = v.InferOutput<typeof StudySeries>

/**
 * One statement on the timeline: from which documents' entries, and which documents print the same; `otherwise`: those
 * that print the same event with another value, and the line that does.
 */
export const StoryEntry = v.object({
  entry: Entry,
  sources: v.array(v.object({ documentId: DocumentId, title: v.string(), page: count })),
  otherwise: v.array(v.object({ documentId: DocumentId, title: v.string(), page: count, says: v.string() })),
})
export type StoryEntry = v.InferOutput<typeof StoryEntry>

export const Overview = v.object({
  person: v.nullable(Person),
  /** How many persons this vault has records of. */
  persons: count,
  binned: count,
  records: count,
  toReview: count,
  kindCounts: v.array(v.object({ kind: v.nullable(DocumentKind), count })),
  reading: v.object({ left: count, pagesDone: count, pagesOf: count, paused: v.boolean() }),
  kitProven: v.boolean(),
  readOnly: v.boolean(),
  damaged: v.boolean(),
  /** This copy of the vault is older than what this computer last saw; nothing that is missing is known here. */
  older: v.boolean(),
  /** Who can open it is stated by a header that may be older than what this computer last saw. */
  oldKeys: v.boolean(),
  /** When this computer last saw what is missing now; null where it does not know, or nothing is missing. */
  seenAt: v.nullable(instant),
  /** Rows of a damaged part of a snapshot that nothing else holds. */
  lostRows: count,
  /** The rows of the last snapshot are not those that were written into it. */
  differs: v.boolean(),
  /** Changes of other computers that this folder speaks of and does not hold yet. */
  notArrived: count,
  /** Changes that were made with an old key after it had been replaced: they are not shown. */
  oldKeyChanges: count,
  /** Rows that a newer version wrote and this one cannot read: they are kept, and not shown. */
  unreadRows: count,
  sample: v.boolean(),
  trialMark: v.boolean(),
  place: v.nullable(v.string()),
  lockAfter: count,
  hideFromSharing: v.boolean(),
  /** The last backup that was read back whole. */
  lastBackup: v.nullable(LastBackup),
})
export type Overview = v.InferOutput<typeof Overview>

const notOpen = ['not-unlocked'] as const
const noRecord = ['not-unlocked', 'no-such-record'] as const
const writes = ['not-unlocked', 'no-such-record', ...diskCodes] as const
const id = v.object({ id: DocumentId })

/** The door of the vault worker, which alone holds the vault key. Records and Results come out, keys never. */
export const vaultDoor = {
  ...thresholdCalls,
  ...keyCalls,
  ...bothKeptCalls,
  overview: call({ ask: nothing, gives: Overview, refuses: notOpen }),
  rememberPlace: call({ ask: v.object({ place: textUpTo(500) }), gives: nothing, refuses: writes }),
  /** Add a person, whose records are then looked at, or change what is known of one. `already-there`: same name and birth date. */
  savePerson: call({
    ask: v.object({ id: v.nullable(PersonId), person: v.omit(Person, ['id', 'look']) }),
    gives: Person,
    refuses: ['already-there', ...writes],
  }),
  /** Everybody whose records are here, in the order they were added. */
  people: call({ ask: nothing, gives: v.array(PersonInfo), refuses: notOpen }),
  /** Look at another person's records: every list from now on is about them. */
  openPerson: call({ ask: v.object({ id: PersonId }), gives: nothing, refuses: writes }),
  /** Go on with a folder that is older than what this computer last saw: from now on it may be written to. */
  useThisCopy: call({ ask: nothing, gives: nothing, refuses: notOpen }),
  markSample: call({ ask: nothing, gives: nothing, refuses: writes }),

  /** Take one file in: sealed and committed when this answers. Reading starts by itself. */
  takeIn: call({
    ask: v.object({
      /** About whom: said with every file, so that nothing is ever taken in for whoever happens to be looked at. */
      personId: PersonId,
      batchId: BatchId,
      name: textUpTo(1000),
      /** Where it lies in the folder or on the disc that was dropped. */
      path: v.nullable(textUpTo(1000)),
      /** From which hospital, as the person said for the whole batch. */
      hospital: v.nullable(textUpTo(200)),
      source: v.union([v.object({ file: v.instance(File) }), v.object({ bytes })]),
    }),
    gives: IntakeLine,
    refuses: ['no-person', 'source-unreadable', 'cancelled', ...writes],
    tell: v.object({ copied: count, of: count }),
  }),
  ...copyingCalls,
  /** The lines of the import panel. */
  intake: call({ ask: Portion, gives: v.array(IntakeLine), refuses: notOpen }),
  /** Put everything of an import into the bin. */
  undoImport: call({ ask: v.object({ batchId: BatchId }), gives: v.object({ records: count }), refuses: writes }),
  /** Say afterwards from which hospital an import is. */
  saveBatch: call({
    ask: v.object({ batchId: BatchId, hospital: v.nullable(textUpTo(200)) }),
    gives: nothing,
    refuses: writes,
  }),
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

  records: call({ ask: Portion, gives: v.array(RecordRow), refuses: notOpen }),
  record: call({ ask: id, gives: RecordDetail, refuses: noRecord }),
  pageText: call({
    ask: v.object({ id: DocumentId, page: count }),
    gives: CorrectedPage,
    refuses: [...noRecord, 'not-read-yet', 'blob-missing', 'blob-damaged'],
  }),
  ...correctionCalls,
  /** One upright page as RGBA pixels (moved), `width` pixels wide at most. */
  pageImage: call({
    ask: v.object({ id: DocumentId, page: count, width: count }),
    gives: v.object({ width: count, height: count, rgba: pixels }),
    refuses: [...noRecord, 'page-failed', 'reader-unavailable', 'needs-password', 'blob-missing', 'blob-damaged'],
  }),
  /** The cards of To review; a card's record is asked for when it is shown. */
  review: call({ ask: Portion, gives: v.array(ReviewCard), refuses: notOpen }),
  fileRecord: call({ ask: v.object({ id: DocumentId, filing: Filing }), gives: nothing, refuses: writes }),
  /** "It is Rosa's" or "it belongs to someone else", for these pages of a record. */
  answerPages: call({
    ask: v.object({ id: DocumentId, pages: v.array(count), isPerson: v.boolean() }),
    gives: nothing,
    refuses: writes,
  }),
  /** File these records as they are proposed: kind, date, hospital and title, never more. */
  fileAsProposed: call({
    ask: v.object({ ids: v.array(DocumentId) }),
    gives: v.object({ filed: count }),
    refuses: writes,
  }),
  /** What a person says of two records that look alike; `same` shows the second within the first. */
  answerAlike: call({
    ask: v.object({ id: DocumentId, other: DocumentId, answer: v.picklist(['same', 'different']) }),
    gives: nothing,
    refuses: writes,
  }),
  /** Take back what a person did last, or do it again; null where there is nothing, or it has been changed since. */
  undo: call({ ask: nothing, gives: undone, refuses: writes }),
  redo: call({ ask: nothing, gives: undone, refuses: writes }),

  bin: call({ ask: v.object({ ids: v.array(DocumentId) }), gives: nothing, refuses: writes }),
  unbin: call({ ask: v.object({ ids: v.array(DocumentId) }), gives: nothing, refuses: writes }),
  binned: call({
    ask: nothing,
    gives: v.array(v.object({ row: RecordRow, since: instant, daysLeft: count })),
    refuses: notOpen,
  }),
  /** Delete what is in the bin for good. What another record still shows pages of stays. */
  emptyBin: call({ ask: nothing, gives: v.object({ removed: count, kept: count }), refuses: writes }),

  /** Cut a record in front of these pages; the first part keeps its place, the others are new records. */
  splitRecord: call({
    ask: v.object({ id: DocumentId, startsAt: v.array(count) }),
    gives: v.object({ ids: v.array(DocumentId) }),
    refuses: ['not-read-yet', ...writes],
  }),
  /** Make one record of several, in this order; the first keeps its place. */
  joinRecords: call({
    ask: v.object({ ids: v.array(DocumentId) }),
    gives: nothing,
    refuses: ['not-read-yet', 'other-person', ...writes],
  }),
  /** The record's own pages in another order. */
  orderPages: call({
    ask: v.object({ id: DocumentId, pages: v.array(count) }),
    gives: nothing,
    refuses: ['not-read-yet', ...writes],
  }),
  turnPages: call({
    ask: v.object({ id: DocumentId, pages: v.array(count), turn: v.picklist(quarterTurns) }),
    gives: nothing,
    refuses: ['not-read-yet', ...writes],
  }),
  /** Move pages to the end of another record of the same person, or into a new one. */
  movePages: call({
    ask: v.object({ id: DocumentId, pages: v.array(count), to: v.nullable(DocumentId) }),
    gives: v.object({ id: DocumentId }),
    refuses: ['not-read-yet', 'other-person', ...writes],
  }),
  /** These pages belong to another person of this vault: they leave this record and become one of theirs. */
  moveToPerson: call({
    ask: v.object({ id: DocumentId, pages: v.array(count), personId: PersonId }),
    gives: nothing,
    refuses: ['not-read-yet', ...writes],
  }),

  /** The statements of a record's own fields that may be used: none from a page in quarantine. */
  entries: call({ ask: id, gives: v.array(Entry), refuses: noRecord }),
  /** Every usable statement of this person's records, each once with all its sources. */
  story: call({ ask: Portion, gives: v.array(StoryEntry), refuses: notOpen }),
  /** What was typed into a form and not saved, as the form wrote it down. */
  formDraft: call({
    ask: v.object({ key: textUpTo(200) }),
    gives: v.object({ text: v.nullable(v.string()) }),
    refuses: notOpen,
  }),
  /** Keep what is being typed, with every letter; null when it was saved or thrown away. Sealed when the typing pauses, and on locking. */
  keepFormDraft: call({
    ask: v.object({ key: textUpTo(200), text: v.nullable(textUpTo(60_000)) }),
    gives: nothing,
    refuses: notOpen,
  }),
  handEntries: call({ ask: nothing, gives: v.array(HandEntry), refuses: notOpen }),
  saveHandEntry: call({
    ask: v.object({ id: v.nullable(RowId), entry: v.omit(HandEntry, ['id', 'at']) }),
    gives: HandEntry,
    refuses: ['no-person', ...writes],
  }),
  removeHandEntry: call({ ask: v.object({ id: RowId }), gives: nothing, refuses: writes }),

  study: call({ ask: id, gives: v.array(StudySeries), refuses: noRecord }),
  /** A picture of a study (frame from 1), with a window of grey values or as the picture itself says. */
  studyImage: call({
    ask: v.object({ id: DocumentId, frame: count, look: v.nullable(Look) }),
    gives: StudyImage,
    refuses: [...noRecord, 'page-failed', 'reader-unavailable', 'blob-missing', 'blob-damaged'],
  }),

  ...searchCalls,
  ...packetCalls,
  ...backupCalls,
  /** Forget the keys. The page then has its whole process replaced. */
  lock: call({ ask: nothing, gives: nothing }),
} as const
export type VaultDoor = typeof vaultDoor
export type Vault = Client<VaultDoor>
