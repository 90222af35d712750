import * as v from 'valibot'
import { bytes, count } from '../base/schemas.ts'
import { quarterTurns } from '../model/page-text.ts'
import { Packet } from './packet.ts'
import { StampWords } from './stamp-words.ts'

const positive = v.pipe(count, v.minValue(1))
const turn = v.picklist(quarterTurns)
/** For each page used, how far clockwise it must be turned to stand upright (`PageText.turned`); all 0 where empty. */
const turns = v.array(turn)

/** One page as a picture: JPEG or PNG, upright; `width`/`height` are the page in points where it had a size, else null. */
export const PagePicture = v.object({
  bytes,
  width: v.nullable(v.number()),
  height: v.nullable(v.number()),
})

export type PagePicture = v.InferOutput<typeof PagePicture>

/**
 * A source's bytes. `pages` and their order come from the packet's source of the same number.
 * `pdf`: the document as received, with the page count that the reader found, and under which number in it each of the
 * packet's pages stands. `picture`: a JPEG or PNG as received.
 * `pictures`: pages drawn by the reader, in the packet's order, for a source that cannot be copied as it is.
 */
export const AssembleSource = v.variant('format', [
  v.object({
    format: v.literal('pdf'),
    number: positive,
    bytes,
    expectedPages: positive,
    filePages: v.exactOptional(v.array(positive)),
    turns,
  }),
  v.object({ format: v.literal('picture'), number: positive, bytes, turns }),
  v.object({ format: v.literal('pictures'), number: positive, pictures: v.array(PagePicture) }),
])
export type AssembleSource = v.InferOutput<typeof AssembleSource>

/**
 * `front`: the packet's own pages, printed by Chromium. `font`: a TrueType font (not a collection) with Latin, Greek, µ ≤ ≥ →.
 * `words`: what is stamped on the pages, where it is not to be English.
 */
export const AssembleAsk = v.object({
  packet: Packet,
  front: bytes,
  sources: v.array(AssembleSource),
  font: bytes,
  words: v.exactOptional(StampWords),
})
export type AssembleAsk = v.InferOutput<typeof AssembleAsk>

/** Why a source has to come as `pictures` instead; each is a property of the file, none is the person's fault. */
export const pictureReasons = [
  'encrypted',
  'not-parsable',
  'page-count-differs',
  'content-missing',
  'hidden-layers',
  'form-without-appearance',
  'picture-not-embeddable',
  'picture-mirrored',
  'not-a-picture',
] as const
export type PictureReason = (typeof pictureReasons)[number]

/**
 * Either the PDF, with a hole for the signature (core/pades fills it), and where each source begins;
 * or the sources that must be asked for again as pictures, all of them at once.
 */
export const AssembleGives = v.variant('state', [
  v.object({
    state: v.literal('assembled'),
    pdf: bytes,
    pages: positive,
    frontPages: positive,
    pageOf: v.array(v.object({ source: positive, firstPage: positive, pages: positive })),
  }),
  v.object({
    state: v.literal('needs-pictures'),
    sources: v.array(v.object({ number: positive, why: v.picklist(pictureReasons) })),
  }),
])
export type AssembleGives = v.InferOutput<typeof AssembleGives>

/**
 * `front-unreadable`, `font-unreadable`: our own parts are not what they should be. `source-missing`: a source of the packet has no bytes
 * or too few pictures (detail: its number). `picture-unreadable`: a picture that the caller drew cannot be placed (detail: its source).
 */
export const assembleRefusals = ['front-unreadable', 'font-unreadable', 'source-missing', 'picture-unreadable'] as const
export type AssembleRefusal = (typeof assembleRefusals)[number]
