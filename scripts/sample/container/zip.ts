import { deflateRawSync } from 'node:zlib'
import type { File } from '../plan.ts'

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? 0xedb88320 ^ (sum >>> 1) : sum >>> 1
  return sum
})

function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff
  for (const byte of bytes) sum = (TABLE[(sum ^ byte) & 255] ?? 0) ^ (sum >>> 8)
  return (sum ^ 0xffffffff) >>> 0
}

type Packed = { name: Uint8Array; data: Uint8Array; crc: number; size: number; at: number }

// APPNOTE.TXT 6.3.10 §4.3.7 and §4.3.12; the two headers share the fields from `version needed` on.
function shared({ name, data, crc, size }: Packed): number[] {
  const two = (value: number) => [value & 255, (value >> 8) & 255]
  const four = (value: number) => [...two(value & 0xffff), ...two(value >>> 16)]
  const noonOfFebruary = [...two(12 << 11), ...two(((2024 - 1980) << 9) | (2 << 5) | 20)]
  return [
    ...[...two(20), ...two(0x0800), ...two(8), ...noonOfFebruary],
    ...[...four(crc), ...four(data.length), ...four(size), ...two(name.length), ...two(0)],
  ]
}

/** A ZIP of deflated files, all of the same hour, so that it is the same each time it is made. */
export function zipOf(files: readonly File[]): Uint8Array {
  const chunks: Uint8Array[] = []
  let at = 0
  const push = (bytes: Uint8Array): void => {
    chunks.push(bytes)
    at += bytes.length
  }
  const packed = files.map(({ path, bytes }): Packed => {
    const data = new Uint8Array(deflateRawSync(bytes, { level: 9 }))
    const one = { name: new TextEncoder().encode(path), data, crc: crc32(bytes), size: bytes.length, at }
    push(Uint8Array.from([0x50, 0x4b, 3, 4, ...shared(one)]))
    push(one.name)
    push(data)
    return one
  })
  const start = at
  for (const one of packed) {
    const place = [one.at & 255, (one.at >> 8) & 255, (one.at >> 16) & 255, one.at >>> 24]
    push(Uint8Array.from([0x50, 0x4b, 1, 2, 20, 0, ...shared(one), ...new Array<number>(10).fill(0), ...place]))
    push(one.name)
  }
  const end = new DataView(new ArrayBuffer(22))
  end.setUint32(0, 0x06054b50, true)
  end.setUint16(8, packed.length, true)
  end.setUint16(10, packed.length, true)
  end.setUint32(12, at - start, true)
  end.setUint32(16, start, true)
  push(new Uint8Array(end.buffer))
  return new Uint8Array(Buffer.concat(chunks))
}
