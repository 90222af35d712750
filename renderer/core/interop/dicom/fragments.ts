/** Bytes with where in the first of them the frame begins: frames of single bits are packed without a gap. */
export type FrameBytes = { readonly bytes: Uint8Array<ArrayBuffer>; readonly bit: number }

/** Frames that are whole, and how to get one (from 0). */
export type Frames = { readonly count: number; readonly bytes: (frame: number) => FrameBytes | null }

/** A piece of encapsulated pixel data (PS3.5 §A.4). `offset` counts from the first fragment's item tag. */
type Fragment = { readonly offset: number; readonly bytes: Uint8Array<ArrayBuffer>; readonly isWhole: boolean }
type Fragments = { readonly table: readonly number[]; readonly fragments: readonly Fragment[] }

/** The offset table and the fragments that begin at `start`, up to the delimiter or the end of the file. */
export function fragmentsOf(bytes: Uint8Array<ArrayBuffer>, start: number): Fragments {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const found: { at: number; bytes: Uint8Array<ArrayBuffer>; isWhole: boolean }[] = []
  for (let at = start; at + 8 <= bytes.length;) {
    if (view.getUint16(at, true) !== 0xfffe || view.getUint16(at + 2, true) !== 0xe000) break
    const length = view.getUint32(at + 4, true)
    found.push({ at, bytes: bytes.subarray(at + 8, at + 8 + length), isWhole: at + 8 + length <= bytes.length })
    at += 8 + length
  }
  const [first, ...rest] = found
  const origin = rest[0]?.at ?? start
  const table = first?.bytes ?? new Uint8Array()
  return {
    table: Array.from({ length: table.length >> 2 }, (_, i) => view.getUint32((first?.at ?? 0) + 8 + i * 4, true)),
    fragments: rest.map(({ at, bytes: piece, isWhole }) => ({ offset: at - origin, bytes: piece, isWhole })),
  }
}

/**
 * Which fragments make which frame: by the tables of offsets where they fit the fragments, else one each where there are
 * as many, else by where a code stream begins. Frames that are cut off at the end do not count.
 */
export function framesOf({ table, fragments }: Fragments, wanted: number, longTable: readonly number[]): Frames {
  const starts = frameStarts(fragments, wanted, longTable.length > 0 ? longTable : table)
  const groups = starts.map((from, i) => fragments.slice(from, starts[i + 1] ?? fragments.length))
  const broken = groups.findIndex((group) => group.length === 0 || group.some(({ isWhole }) => !isWhole))
  const count = Math.min(wanted, broken === -1 ? groups.length : broken)
  return {
    count,
    bytes(frame) {
      const group = frame >= 0 && frame < count ? groups[frame] : undefined
      return group ? { bytes: joined(group), bit: 0 } : null
    },
  }
}

function frameStarts(fragments: readonly Fragment[], wanted: number, table: readonly number[]): readonly number[] {
  if (fragments.length === 0) return []
  if (wanted === 1) return [0]
  const places = new Map(fragments.map(({ offset }, i) => [offset, i]))
  const named = table.slice(0, wanted).flatMap((offset) => places.get(offset) ?? [])
  const isRising = named.every((at, i) => i === 0 || at > (named[i - 1] ?? 0))
  if (named[0] === 0 && isRising && named.length === Math.min(wanted, table.length)) return named
  if (fragments.length === wanted) return fragments.map((_, i) => i)
  return fragments.flatMap(({ bytes }, i) => (i === 0 || beginsStream(bytes) ? [i] : []))
}

/** A JPEG or JPEG-LS stream, a JPEG 2000 code stream, or the box that such a one may lie in. */
const beginsStream = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0xff && ((bytes[1] === 0xd8 && bytes[2] === 0xff) || (bytes[1] === 0x4f && bytes[2] === 0xff))) ||
  (bytes[3] === 0x0c && bytes[4] === 0x6a && bytes[5] === 0x50 && bytes[0] === 0)

function joined(group: readonly Fragment[]): Uint8Array<ArrayBuffer> {
  const only = group.length === 1 ? group[0] : undefined
  if (only) return only.bytes
  const whole = new Uint8Array(group.reduce((sum, { bytes }) => sum + bytes.length, 0))
  let at = 0
  for (const { bytes } of group) {
    whole.set(bytes, at)
    at += bytes.length
  }
  return whole
}
