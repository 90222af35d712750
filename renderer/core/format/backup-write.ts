import { concat, toHex, utf8 } from '../base/bytes.ts'
import { canonicalJson } from '../base/canonical-json.ts'
import { parseJson, type Schema } from '../base/parse.ts'
import type { BlobId, EpochId, VaultId } from '../base/ids.ts'
import { u32 } from '../crypto/associated-data.ts'
import { startHash } from '../crypto/hash.ts'
import { pad } from '../crypto/padding.ts'
import { randomBytes, type RandomSource } from '../crypto/random.ts'
import { sealingStream, STREAM_OVERHEAD } from '../crypto/stream.ts'
import { subkey } from '../crypto/subkeys.ts'
import {
  BackupAbout,
  BackupEnd,
  BackupFileHead,
  prefixOf,
  sectionData,
  sectionHead,
  type BackupPrefix,
  type SectionType,
} from './backup-layout.ts'

/** What a backup is sealed with: the vault key of the epoch whose header stands in it. */
export type BackupKeys = { readonly vaultId: VaultId; readonly epochId: EpochId; readonly vaultKey: Uint8Array }

/** Bytes that a message of this many plain bytes takes. */
const messageLength = (plain: number): number => 4 + plain + STREAM_OVERHEAD

const partCount = ({ length, part }: Pick<BackupFileHead, 'length' | 'part'>): number =>
  Math.max(1, Math.ceil(length / part))

/** A file that is being written into a backup: its head, then its bytes in parts, in order. */
type FileWriter = {
  readonly head: Uint8Array
  /** The next part; throws where it has another length than was said. */
  part(bytes: Uint8Array): Uint8Array
}

/**
 * Writes a backup, piece by piece (VF-23 to VF-26): `begin`, the files, `end`. What is given back is to be written in
 * that order, whole. Every section is a stream of its own, so that damage in one leaves the others readable.
 */
export class BackupWriter {
  private readonly prefix: BackupPrefix
  private readonly key: Uint8Array
  private readonly heads = startHash()
  private sections = 0
  private files = 0
  private bytes = 0

  constructor(
    private readonly keys: BackupKeys,
    private readonly header: Uint8Array,
    private readonly random: RandomSource = randomBytes,
  ) {
    this.prefix = prefixOf(header, random(16))
    this.key = subkey(keys.vaultKey, 'backup')
  }

  begin(about: BackupAbout): Uint8Array {
    return concat(this.prefix.bytes, this.header, this.whole('about', jsonOf(BackupAbout, about)))
  }

  file(head: BackupFileHead): FileWriter {
    const plain = jsonOf(BackupFileHead, head)
    const parts = partCount(head)
    const length = messageLength(plain.length) + parts * messageLength(0) + head.length
    const section = this.section('file', length)
    let done = 0
    let left = parts
    this.files++
    this.bytes += head.length
    return {
      head: concat(section.head, section.message(plain, false)),
      part(bytes) {
        left--
        done += bytes.length
        const isRight = left === 0 ? done === head.length : left > 0 && bytes.length === head.part
        if (!isRight) throw new RangeError('part of the wrong length')
        return section.message(bytes, left === 0)
      },
    }
  }

  /** The last section, and once more what the file began with. */
  end(missing: readonly BlobId[]): Uint8Array {
    const { files, bytes } = this
    const heads = toHex(this.heads.finish())
    const last = this.whole('end', jsonOf(BackupEnd, { files, bytes, heads, missing }))
    return concat(last, this.header, this.prefix.bytes)
  }

  private whole(type: SectionType, plain: Uint8Array): Uint8Array {
    const section = this.section(type, messageLength(plain.length))
    return concat(section.head, section.message(plain, true))
  }

  private section(type: SectionType, length: number) {
    const stream = sealingStream(this.key, this.random)
    const head = sectionHead({ type, number: this.sections++, length, stream: stream.header })
    if (type !== 'end') this.heads.update(head.bytes)
    const data = sectionData(this.keys, this.prefix, head)
    return {
      head: head.bytes,
      message(plain: Uint8Array, last: boolean): Uint8Array {
        const sealed = stream.push(plain, data, last)
        return concat(u32(sealed.length), sealed)
      },
    }
  }
}

/** Throws where the value would not come back: nothing is sealed that cannot be read. */
function jsonOf(schema: Schema, value: unknown): Uint8Array {
  const text = canonicalJson(value)
  const read = parseJson(schema, text)
  if (!read.ok) throw new TypeError(`not to be sealed: ${read.error.detail}`)
  return pad(utf8(text))
}
