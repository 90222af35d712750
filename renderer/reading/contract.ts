import * as v from 'valibot'
import { call, nothing } from '../core/base/door.ts'
import type { Client } from '../core/base/rpc.ts'
import { bytes, count, pixels, textUpTo } from '../core/base/schemas.ts'
import { Content, memberRefusals } from '../core/model/content.ts'
import { Look, StudyImage } from '../core/model/look.ts'
import { DocumentFormat } from '../core/model/source-document.ts'
import { PageText } from '../core/model/page-text.ts'
import { AssembleAsk, AssembleGives, assembleRefusals } from '../core/packet/assemble-contract.ts'

/**
 * The door of the reader process: everything that parses foreign bytes stands behind it. It holds no key and no disk;
 * bytes come in by this door and leave by it. One source at a time is open under a handle the asker chooses.
 */
const handle = textUpTo(64)
const pageNumber = v.pipe(count, v.minValue(1))

/** What opening a source can come to. `damaged`: not even one page can be drawn. */
export const openRefusals = [
  'not-readable',
  'password-needed',
  'damaged',
  'too-large',
  'unsupported-encryption',
  'no-text',
  'forbidden-xml',
] as const

/** What a source that is too large to be sent whole is read through: the asker's bytes, piece by piece. */
export const rangeDoor = {
  read: call({
    ask: v.object({ from: count, length: v.pipe(count, v.maxValue(8 * 1024 * 1024)) }),
    gives: bytes,
    refuses: ['unreadable'],
  }),
} as const

export const readingDoor = {
  /** Take a source's bytes (moved, not copied) and count its pages. A handle that is open already is replaced. */
  open: call({
    ask: v.object({
      handle,
      format: DocumentFormat,
      source: v.union([v.object({ bytes }), v.object({ port: v.instance(MessagePort), size: count })]),
      password: v.nullable(textUpTo(1000)),
    }),
    gives: v.object({ pages: count, pageSizes: v.array(v.object({ width: v.number(), height: v.number() })) }),
    refuses: openRefusals,
  }),
  /** What an open source holds beside its pages. */
  content: call({ ask: v.object({ handle }), gives: Content, refuses: ['not-open'] }),
  /** The next part of a member of a container; the first call begins it, `isLast` ends it. */
  nextOfMember: call({
    ask: v.object({ handle, member: count, isFirst: v.boolean() }),
    gives: v.object({ bytes, isLast: v.boolean() }),
    refuses: ['not-open', 'no-such-member', ...memberRefusals],
  }),
  /** A frame (from 1) of a medical image, windowed; without `look` as the image itself says. */
  renderFrame: call({
    ask: v.object({ handle, frame: pageNumber, look: v.nullable(Look) }),
    gives: StudyImage,
    refuses: ['not-open', 'no-such-page', 'page-failed'],
  }),
  /** Text of one page: its text layer where it has a good one, OCR where not, both when `mode` is `ocr`; `engine`: what the OCR engine makes of the page as it is, for measuring. Never throws away a page: an unreadable one says so in `quality`. */
  readPage: call({
    ask: v.object({ handle, page: pageNumber, mode: v.picklist(['text-layer-first', 'ocr', 'engine']) }),
    gives: PageText,
    refuses: ['not-open', 'no-such-page', 'page-failed'],
  }),
  /** By how many degrees the lines of a page that OCR has read had fallen to the right; null where it has not. */
  pageSkew: call({
    ask: v.object({ handle, page: pageNumber }),
    gives: v.nullable(v.number()),
  }),
  /** OCR takes every core while nobody is at the window, and leaves one to it otherwise. */
  shareCores: call({ ask: v.object({ window: v.picklist(['in-use', 'at-rest']) }), gives: nothing }),
  /** One upright page as RGBA pixels (moved), no wider than `width` and at most 40 megapixels. */
  renderPage: call({
    ask: v.object({
      handle,
      page: pageNumber,
      width: v.pipe(count, v.minValue(16), v.maxValue(8000)),
      turned: v.picklist([0, 90, 180, 270]),
    }),
    gives: v.object({ width: count, height: count, rgba: pixels }),
    refuses: ['not-open', 'no-such-page', 'page-failed'],
  }),
  /** One upright page as a JPEG picture (moved), for a packet whose source cannot be copied as it is. */
  pagePicture: call({
    ask: v.object({
      handle,
      page: pageNumber,
      dpi: v.pipe(count, v.minValue(72), v.maxValue(400)),
      turned: v.picklist([0, 90, 180, 270]),
    }),
    gives: v.object({ width: count, height: count, jpeg: bytes }),
    refuses: ['not-open', 'no-such-page', 'page-failed'],
  }),
  close: call({ ask: v.object({ handle }), gives: nothing }),
  /** Put a packet together from its printed front pages and the sources' own pages; the font is the reader's own. */
  assemble: call({ ask: v.omit(AssembleAsk, ['font']), gives: AssembleGives, refuses: assembleRefusals }),
  /** One word through OCR and one page through the PDF reader; for the start-up self-check. */
  selfCheck: call({ ask: nothing, gives: v.object({ ocr: v.boolean(), pdf: v.boolean(), wasm: v.boolean() }) }),
} as const

export type ReadingDoor = typeof readingDoor
export type Reading = Client<ReadingDoor>
