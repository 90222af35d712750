import { equalBytes, fromUtf8, toHex } from '../base/bytes.ts'
import { parseJson, type Schema } from '../base/parse.ts'
import { ok, refuse, type Refusal, type Result } from '../base/result.ts'
import { hash, startHash, type RunningHash } from '../crypto/hash.ts'
import { unpad } from '../crypto/padding.ts'
import { openingStream, type StreamMessage } from '../crypto/stream.ts'
import { subkey } from '../crypto/subkeys.ts'
import {
  BackupAbout,
  BackupEnd,
  BackupFileHead,
  PREFIX_BYTES,
  readPrefix,
  readSectionHead,
  SECTION_HEAD_BYTES,
  SECTION_MARKER,
  sectionData,
  type BackupFile,
  type BackupPrefix,
  type PrefixCode,
  type SectionHead,
} from './backup-layout.ts'
import { ByteReader, type ByteSource } from './backup-source.ts'
import type { BackupKeys } from './backup-write.ts'

/** No message is longer: the list of what was missing is the longest there can be. */
const MOST_MESSAGE = 8 * 1024 * 1024

export type BackupFront = {
  readonly prefix: BackupPrefix
  /** The vault's header as it was; whether it checks is for `readHeader` to say. */
  readonly header: Uint8Array
  /** Its first bytes are damaged, and it was opened by their copy at its end. */
  readonly byTrailer: boolean
}

/** What stands in a backup in the clear: enough to see whose it is and to open it. */
export async function readBackupFront<C extends string>(
  source: ByteSource<C>,
): Promise<Result<BackupFront, Refusal<PrefixCode | C>>> {
  const front = await frontAt(source, 0, 'front')
  if (front.ok || front.error.code === 'too-new') return front
  const trailer = await frontAt(source, source.size - PREFIX_BYTES, 'trailer')
  return trailer.ok ? trailer : front
}

async function frontAt<C extends string>(
  source: ByteSource<C>,
  at: number,
  where: 'front' | 'trailer',
): Promise<Result<BackupFront, Refusal<PrefixCode | C>>> {
  if (at < 0) return refuse('not-a-backup')
  const bytes = await source.read(at, PREFIX_BYTES)
  if (!bytes.ok) return bytes
  const prefix = readPrefix(bytes.value)
  if (!prefix.ok) return prefix
  const { headerLength, headerHash } = prefix.value
  const header = await source.read(where === 'front' ? PREFIX_BYTES : Math.max(0, at - headerLength), headerLength)
  if (!header.ok) return header
  if (!equalBytes(hash(header.value), headerHash)) return refuse('head-damaged')
  return ok({ prefix: prefix.value, header: header.value, byTrailer: where === 'trailer' })
}

/**
 * What is wrong at one place. `front`, `trailer`: the bytes in the clear at either end. `head`: no section where one
 * should begin; the reader looks for the next. `content`: a section that was altered or belongs elsewhere. `missing`,
 * `repeated`: sections by number. `cut`: the file ends before its end. `added`: bytes that were not written. `other-set`: whole
 * sections, but not the ones that were written together.
 */
export const backupDamages = [
  'front',
  'trailer',
  'head',
  'content',
  'missing',
  'repeated',
  'cut',
  'added',
  'other-set',
] as const
export type BackupDamage = {
  readonly damage: (typeof backupDamages)[number]
  readonly section: number
  readonly file: BackupFile | null
}

/** What reading a backup comes upon, in the order of the file. `part`s are authentic and in order; only `file-end` says that there were no more. */
export type BackupEvent<C extends string> =
  | { readonly at: 'about'; readonly about: BackupAbout }
  | { readonly at: 'file'; readonly head: BackupFileHead }
  | { readonly at: 'part'; readonly bytes: Uint8Array }
  | { readonly at: 'file-end' }
  | { readonly at: 'end'; readonly end: BackupEnd }
  | ({ readonly at: 'damage' } & BackupDamage)
  | { readonly at: 'refused'; readonly refusal: Refusal<C> }

type Reading<C extends string> = {
  readonly reader: ByteReader<C>
  readonly keys: BackupKeys
  readonly key: Uint8Array
  readonly prefix: BackupPrefix
  readonly heads: RunningHash
}

/** Read a whole backup. Damage is told by place, and reading goes on behind it where a next section can be found. */
export async function* readBackup<C extends string>(
  source: ByteSource<C>,
  front: BackupFront,
  keys: BackupKeys,
): AsyncGenerator<BackupEvent<C>> {
  const { prefix } = front
  const reader = new ByteReader(source)
  const reading = { reader, keys, key: subkey(keys.vaultKey, 'backup'), prefix, heads: startHash() }
  if (front.byTrailer) yield damaged('front', 0)
  reader.at = PREFIX_BYTES + front.header.length
  for (let next = 0; ;) {
    const place = await nextPlace(reader, next)
    if (!place.ok) {
      yield { at: 'refused', refusal: place.error }
      return
    }
    yield* place.value.damages.map((damage) => damaged(damage, next))
    const { section } = place.value
    if (!section) return
    if (section.number < next) {
      yield damaged('repeated', section.number)
      reader.at += section.length
      continue
    }
    next = section.number + 1
    const last = yield* readPlaced(reading, section)
    if (last === 'over') return
    if (last === 'ended') {
      yield* readTrailer(reading, front, next)
      return
    }
  }
}

type Place = { readonly section: SectionHead | null; readonly damages: readonly ('head' | 'missing' | 'cut')[] }

/** The next section, and what is wrong between the last one and it. */
async function nextPlace<C extends string>(reader: ByteReader<C>, next: number): Promise<Result<Place, Refusal<C>>> {
  const head = await nextHead(reader)
  if (!head.ok) return head
  const { section, skipped } = head.value
  const damages: Place['damages'][number][] = skipped ? ['head'] : []
  if (!section) damages.push('cut')
  else if (section.number > next) damages.push('missing')
  return ok({ section, damages })
}

/** One section in its place; `ended` behind the last, `over` where nothing more can be read. */
async function* readPlaced<C extends string>(
  reading: Reading<C>,
  section: SectionHead,
): AsyncGenerator<BackupEvent<C>, 'on' | 'ended' | 'over'> {
  const { reader, heads } = reading
  if (section.type !== 'end') heads.update(section.bytes)
  const from = reader.at
  let last: 'on' | 'ended' | 'over' = 'on'
  for await (const event of readSection(reading, section)) {
    if (event.at === 'end') {
      last = 'ended'
      if (event.end.heads !== toHex(heads.finish())) yield damaged('other-set', section.number)
    }
    if (event.at === 'refused' || (event.at === 'damage' && event.damage === 'cut')) last = 'over'
    yield event
  }
  reader.at = from + section.length
  return last
}

const damaged = (damage: BackupDamage['damage'], section: number, file: BackupFile | null = null) =>
  ({ at: 'damage', damage, section, file }) as const

/** The next section's head. What lies before it, if anything, is no section. */
async function nextHead<C extends string>(
  reader: ByteReader<C>,
): Promise<Result<{ section: SectionHead | null; skipped: boolean }, Refusal<C>>> {
  const there = await reader.take(SECTION_HEAD_BYTES)
  if (!there.ok) return there
  const section = readSectionHead(there.value)
  if (section) return ok({ section, skipped: false })
  reader.at -= there.value.length
  return searchHead(reader)
}

async function searchHead<C extends string>(
  reader: ByteReader<C>,
): Promise<Result<{ section: SectionHead | null; skipped: boolean }, Refusal<C>>> {
  while (reader.left >= SECTION_HEAD_BYTES) {
    const start = reader.at
    const window = await reader.take(Math.min(reader.left, 1024 * 1024))
    if (!window.ok) return window
    const bytes = window.value
    for (let i = 0; i + SECTION_HEAD_BYTES <= bytes.length; i++) {
      if (bytes[i] !== SECTION_MARKER[0] || bytes[i + 1] !== SECTION_MARKER[1]) continue
      const section = readSectionHead(bytes.slice(i, i + SECTION_HEAD_BYTES))
      if (!section) continue
      reader.at = start + i + SECTION_HEAD_BYTES
      return ok({ section, skipped: true })
    }
    if (reader.left === 0) break
    reader.at -= SECTION_HEAD_BYTES - 1
  }
  return ok({ section: null, skipped: false })
}

/** The events of one section's messages, in order, up to its end or the first thing that is wrong. */
async function* readSection<C extends string>(
  reading: Reading<C>,
  section: SectionHead,
): AsyncGenerator<BackupEvent<C>> {
  const { reader, keys, key, prefix } = reading
  const until = reader.at + section.length
  const stream = openingStream(key, section.stream)
  const data = sectionData(keys, prefix, section)
  let file: BackupFileHead | null = null
  let done = 0
  for (let isLast = false; !isLast;) {
    const pulled = await nextMessage(reader, until, (sealed) => stream.pull(sealed, data))
    const event: BackupEvent<C> = eventOf(section, file, pulled)
    if (event.at === 'file') file = event.head
    if (event.at === 'part') done += event.bytes.length
    if (event.at !== 'part' || event.bytes.length > 0) yield event
    if (event.at === 'damage' || event.at === 'refused') return
    isLast = isFinal(pulled)
  }
  if (!file) return
  const isWhole = done === file.length && reader.at === until
  yield isWhole ? { at: 'file-end' } : damaged('content', section.number, file.file)
}

type Pulled<C extends string> = Result<StreamMessage | 'cut' | 'content', Refusal<C>>

const isFinal = (pulled: Pulled<string>): boolean => pulled.ok && typeof pulled.value === 'object' && pulled.value.last

/** What a message is by its place: the whole of a section, the head of a file, or a part of one. */
function eventOf<C extends string>(
  section: SectionHead,
  file: BackupFileHead | null,
  pulled: Pulled<C>,
): BackupEvent<C> {
  if (!pulled.ok) return { at: 'refused', refusal: pulled.error }
  if (typeof pulled.value === 'string') return damaged(pulled.value, section.number, file?.file)
  const { message, last } = pulled.value
  if (section.type !== 'file') return last ? wholeSection(section, message) : damaged('content', section.number)
  if (file) return { at: 'part', bytes: message }
  const head = last ? null : jsonIn(BackupFileHead, message)
  return head ? { at: 'file', head } : damaged('content', section.number)
}

function wholeSection<C extends string>({ type, number }: SectionHead, message: Uint8Array): BackupEvent<C> {
  const about = type === 'about' ? jsonIn(BackupAbout, message) : null
  if (about) return { at: 'about', about }
  const end = type === 'end' ? jsonIn(BackupEnd, message) : null
  return end ? { at: 'end', end } : damaged('content', number)
}

/** The next message of a section, opened; or what is wrong where the section or the file ends too early, or it does not open. */
async function nextMessage<C extends string>(
  reader: ByteReader<C>,
  until: number,
  open: (sealed: Uint8Array) => Result<StreamMessage, Refusal<'not-authentic'>>,
): Promise<Result<StreamMessage | 'cut' | 'content', Refusal<C>>> {
  const head = await reader.take(4)
  if (!head.ok) return head
  if (head.value.length < 4) return ok('cut')
  const length = new DataView(head.value.buffer, head.value.byteOffset, 4).getUint32(0)
  if (length > MOST_MESSAGE || reader.at + length > until) return ok(reader.left === 0 ? 'cut' : 'content')
  const sealed = await reader.take(length)
  if (!sealed.ok) return sealed
  if (sealed.value.length < length) return ok('cut')
  const opened = open(sealed.value)
  return ok(opened.ok ? opened.value : 'content')
}

async function* readTrailer<C extends string>(
  { reader, prefix }: Reading<C>,
  front: BackupFront,
  section: number,
): AsyncGenerator<BackupEvent<C>> {
  const expected = front.header.length + PREFIX_BYTES
  const left = await reader.take(Math.min(reader.left, expected))
  if (!left.ok) {
    yield { at: 'refused', refusal: left.error }
    return
  }
  const { value } = left
  const isHeader = equalBytes(value.subarray(0, front.header.length), front.header)
  const isPrefix = equalBytes(value.subarray(front.header.length), prefix.bytes)
  if (!isHeader || !isPrefix) yield damaged('trailer', section)
  if (reader.left > 0) yield damaged('added', section)
}

function jsonIn<T>(schema: Schema<T>, message: Uint8Array): T | null {
  const plain = unpad(message)
  if (!plain.ok) return null
  const parsed = parseJson(schema, textOf(plain.value))
  return parsed.ok ? parsed.value : null
}

function textOf(bytes: Uint8Array): string {
  try {
    return fromUtf8(bytes)
  } catch {
    return '' // which is not JSON
  }
}
