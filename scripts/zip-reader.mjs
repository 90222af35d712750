// A small ZIP reader for the one archive set-up opens: central directory, stored and deflated entries, Unix modes.
// Format: PKWARE APPNOTE 6.3, sections 4.3.7 (local header), 4.3.12 (central directory), 4.3.14-16 (ends, ZIP64).
import { createReadStream, createWriteStream } from 'node:fs'
import { posix } from 'node:path'
import { PassThrough, Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32, createInflateRaw } from 'node:zlib'

const END = 0x06054b50
const END_64_LOCATOR = 0x07064b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const FULL_16 = 0xffff
const FULL_32 = 0xffffffff

/**
 * @typedef {object} ZipEntry
 * @property {string} name path with forward slashes; a folder ends with one
 * @property {number} method 0 stored, 8 deflated
 * @property {number} packed bytes in the archive
 * @property {number} size bytes unpacked
 * @property {number} crc
 * @property {number} mode Unix permission bits, 0 when the archive gives none
 * @property {number} at where the local header starts
 */

/**
 * Lists what an archive holds.
 * @param {import('node:fs/promises').FileHandle} file
 * @returns {Promise<ZipEntry[]>} throws an Error with a sentence when it is no ZIP archive or is damaged
 */
export async function zipEntries(file) {
  const { entries, size, at } = await findDirectory(file)
  const directory = await read(file, at, size)
  const found = []
  for (let offset = 0; found.length < entries;) {
    const { entry, next } = entryAt(directory, offset)
    found.push(entry)
    offset = next
  }
  return found
}

/**
 * Writes one entry to disk and checks its length and CRC.
 * @param {import('node:fs/promises').FileHandle} file
 * @param {ZipEntry} entry
 * @param {string} target
 */
export async function unpackEntry(file, entry, target) {
  const header = await read(file, entry.at, 30)
  if (header.readUInt32LE(0) !== LOCAL) throw new Error(`The archive is damaged at ${entry.name}.`)
  const start = entry.at + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
  const packed =
    entry.packed === 0
      ? Readable.from([])
      : createReadStream('', { fd: file.fd, start, end: start + entry.packed - 1, autoClose: false })
  const out = createWriteStream(target, { mode: entry.mode === 0 ? 0o644 : entry.mode })
  const unpack = entry.method === 0 ? new PassThrough() : createInflateRaw()
  await pipeline(packed, unpack, checking(entry), out)
}

/**
 * Is this a path that stays inside the folder it is unpacked to?
 * @param {string} name
 */
export const staysInside = (name) =>
  name !== '' &&
  !name.includes('\\') &&
  !name.includes('\0') &&
  !posix.isAbsolute(name) &&
  !name.split('/').includes('..')

/** @param {ZipEntry} entry */
function checking(entry) {
  let size = 0
  let crc = 0
  return new Transform({
    transform(chunk, _encoding, done) {
      size += chunk.length
      crc = crc32(chunk, crc)
      done(size > entry.size ? new Error(`${entry.name} is longer than the archive says.`) : null, chunk)
    },
    flush(done) {
      const right = size === entry.size && crc === entry.crc
      done(right ? null : new Error(`${entry.name} does not match its checksum.`))
    },
  })
}

/**
 * @param {Buffer} directory
 * @param {number} offset
 * @returns {{ entry: ZipEntry, next: number }}
 */
function entryAt(directory, offset) {
  if (offset + 46 > directory.length || directory.readUInt32LE(offset) !== CENTRAL)
    throw new Error('The archive’s list of contents is damaged.')
  const nameEnd = offset + 46 + directory.readUInt16LE(offset + 28)
  const extraEnd = nameEnd + directory.readUInt16LE(offset + 30)
  const wide = wideFields(directory, offset, directory.subarray(nameEnd, extraEnd))
  const entry = {
    name: directory.toString('utf8', offset + 46, nameEnd),
    method: directory.readUInt16LE(offset + 10),
    crc: directory.readUInt32LE(offset + 16),
    mode: (directory.readUInt32LE(offset + 38) >>> 16) & 0o777,
    ...wide,
  }
  return { entry, next: extraEnd + directory.readUInt16LE(offset + 32) }
}

/**
 * Sizes and place, from the ZIP64 extra field where the 32-bit fields are full.
 * @param {Buffer} directory
 * @param {number} offset
 * @param {Buffer} extra
 */
function wideFields(directory, offset, extra) {
  const fields = [
    directory.readUInt32LE(offset + 24),
    directory.readUInt32LE(offset + 20),
    directory.readUInt32LE(offset + 42),
  ]
  let place = 0
  const wide = zip64Field(extra)
  const [size = 0, packed = 0, at = 0] = fields.map((value) => {
    if (value !== FULL_32 || wide === undefined) return value
    place += 8
    return Number(wide.readBigUInt64LE(place - 8))
  })
  return { size, packed, at }
}

/** @param {Buffer} extra */
function zip64Field(extra) {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) === 1) return extra.subarray(at + 4)
  }
  return undefined
}

/** @param {import('node:fs/promises').FileHandle} file */
async function findDirectory(file) {
  const { size: length } = await file.stat()
  const tailStart = Math.max(0, length - 22 - FULL_16)
  const tail = await read(file, tailStart, length - tailStart)
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) === END) return await directoryFrom(file, tail, at)
  }
  throw new Error('This is not a ZIP archive.')
}

/**
 * @param {import('node:fs/promises').FileHandle} file
 * @param {Buffer} tail
 * @param {number} at
 */
async function directoryFrom(file, tail, at) {
  const narrow = {
    entries: tail.readUInt16LE(at + 10),
    size: tail.readUInt32LE(at + 12),
    at: tail.readUInt32LE(at + 16),
  }
  const isWide = narrow.entries === FULL_16 || narrow.at === FULL_32
  if (!isWide || at < 20 || tail.readUInt32LE(at - 20) !== END_64_LOCATOR) return narrow
  const end = await read(file, Number(tail.readBigUInt64LE(at - 12)), 56)
  const wide = [32, 40, 48].map((place) => Number(end.readBigUInt64LE(place)))
  return { entries: wide[0] ?? 0, size: wide[1] ?? 0, at: wide[2] ?? 0 }
}

/**
 * @param {import('node:fs/promises').FileHandle} file
 * @param {number} position
 * @param {number} length
 */
async function read(file, position, length) {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await file.read(buffer, 0, length, position)
  if (bytesRead !== length) throw new Error('The archive is cut short.')
  return buffer
}
