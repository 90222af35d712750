import { crc32, deflateRawSync } from 'node:zlib'

/** A file of a made-up archive. What is left out is as it should be; `claimed` and `flags` say otherwise in the directory. */
export type ZipPart = {
  readonly name: string | Uint8Array
  readonly data: Uint8Array
  readonly stored?: boolean
  readonly flags?: number
  readonly claimed?: number
  readonly claimedPacked?: number
  readonly mode?: number
  /** Sizes in the ZIP64 extra field. */
  readonly wide?: boolean
  /** Point to the data of this other file. */
  readonly sameAs?: number
}

const numbers = (...fields: readonly (readonly [number, number])[]): Uint8Array => {
  const bytes = new Uint8Array(fields.reduce((sum, [size]) => sum + size, 0))
  const view = new DataView(bytes.buffer)
  let at = 0
  for (const [size, value] of fields) {
    if (size === 2) view.setUint16(at, value, true)
    else if (size === 4) view.setUint32(at, value, true)
    else view.setBigUint64(at, BigInt(value), true)
    at += size
  }
  return bytes
}

export const joined = (...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => joinedAll(parts)

function joinedAll(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

const wideMark = 0xffffffff

const nameBytes = (name: string | Uint8Array): Uint8Array =>
  typeof name === 'string' ? new TextEncoder().encode(name) : name

type Packed = {
  readonly name: Uint8Array
  readonly packed: Uint8Array
  readonly extra: Uint8Array
  readonly fields: readonly (readonly [number, number])[]
}

/** What the local header and the directory say alike (APPNOTE 4.3.7, 4.3.12). */
function pack(part: ZipPart): Packed {
  const { data, stored = false, wide = false, flags = 0x800 } = part
  const name = nameBytes(part.name)
  const packed = stored ? data : deflateRawSync(data)
  const { claimed: size = data.length, claimedPacked: packedSize = packed.length } = part
  const extra = wide ? numbers([2, 1], [2, 16], [8, size], [8, packedSize]) : new Uint8Array()
  const fields = [
    [2, wide ? 45 : 20],
    [2, flags],
    [2, stored ? 0 : 8],
    [4, 0],
    [4, crc32(data)],
    [4, wide ? wideMark : packedSize],
    [4, wide ? wideMark : size],
    [2, name.length],
    [2, extra.length],
  ] as const
  return { name, packed, extra, fields }
}

/** An archive as other programs write it, or as an attacker would. */
export function aZip(parts: readonly ZipPart[], wide = false): Uint8Array<ArrayBuffer> {
  const files: Uint8Array[] = []
  const directory: Uint8Array[] = []
  const offsets: number[] = []
  let offset = 0
  for (const part of parts) {
    const { name, packed, extra, fields } = pack(part)
    const at = part.sameAs === undefined ? offset : (offsets[part.sameAs] ?? 0)
    const mode = ((part.mode ?? 0) << 16) >>> 0
    const central = numbers([4, 0x02014b50], [2, 0x0314], ...fields, [2, 0], [2, 0], [2, 0], [4, mode], [4, at])
    offsets.push(at)
    directory.push(joined(central, name, extra))
    if (part.sameAs !== undefined) continue
    const local = joined(numbers([4, 0x04034b50], ...fields), name, extra)
    files.push(local, packed)
    offset += local.length + packed.length
  }
  const listed = joinedAll(directory)
  return joinedAll([...files, listed, ends({ count: parts.length, length: listed.length, offset }, wide)])
}

/** The end of the directory (APPNOTE 4.3.14 to 4.3.16). */
function ends(listed: { count: number; length: number; offset: number }, wide: boolean): Uint8Array {
  const { count, length, offset } = listed
  const short = (value: number): number => (wide ? 0xffff : value)
  const long = (value: number): number => (wide ? wideMark : value)
  const counts = [
    [2, short(count)],
    [2, short(count)],
  ] as const
  const end = numbers([4, 0x06054b50], [2, 0], [2, 0], ...counts, [4, long(length)], [4, long(offset)], [2, 0])
  if (!wide) return end
  const wideCounts = [
    [8, count],
    [8, count],
    [8, length],
    [8, offset],
  ] as const
  const record = numbers([4, 0x06064b50], [8, 44], [2, 45], [2, 45], [4, 0], [4, 0], ...wideCounts)
  return joined(record, numbers([4, 0x07064b50], [4, 0], [8, offset + length], [4, 1]), end)
}
