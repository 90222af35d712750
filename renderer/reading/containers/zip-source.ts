import { Reader, ZipReader } from '@zip.js/zip.js/lib/zip-core-native.js'
import { sniff, sniffLength } from '../../core/intake/sniff.ts'
import { noContent, type Member, type MemberRefusal } from '../../core/model/content.ts'
import type { Source } from '../source.ts'
import type { ByteSource } from './byte-source.ts'
import { memberPath } from './member-path.ts'
import { partsOf } from './parts.ts'

/** vault.md §6. */
const mostFiles = 20_000
const mostEntries = 60_000
const mostBytes = 4 * 1024 ** 3
const mostRatio = 200
const ratioFrom = 1024 * 1024

// Nobody's names are taken for places, and an archive that some programs would read in another way is read in one way:
// by its central directory. No workers: they would be made from Blob addresses.
const options = {
  useWebWorkers: false,
  useCompressionStream: true,
  strictness: 'tolerant',
  filenameValidation: 'tolerant',
  checkCrc32: true,
  checkOverlappingEntry: true,
} as const

type Listed = { readonly member: Member; readonly compressed: number; open(writable: WritableStream): Promise<unknown> }

/**
 * A ZIP archive: no pages, and its files as members. Nothing of it is held whole; what its directory claims is checked
 * against what comes out. `damaged` where there is no directory to read; `too-large` beyond the limits of vault.md §6.
 */
export async function openZip(bytes: ByteSource): Promise<Source | 'damaged' | 'too-large'> {
  const listed = await listFiles(bytes).catch(() => 'damaged' as const) // whatever is wrong with a hostile directory
  if (typeof listed === 'string') return listed
  return {
    kind: 'pages',
    pageSizes: [],
    draw: () => Promise.resolve(null),
    content: { ...noContent, members: listed.map(({ member }) => member) },
    member: (index) => unpack(listed[index]),
    close: () => bytes.close(),
  }
}

async function listFiles(bytes: ByteSource): Promise<Listed[] | 'too-large'> {
  const reader = new ZipReader(new RangeReader(bytes), options)
  const files: Listed[] = []
  let total = 0
  let seen = 0
  for await (const entry of reader.getEntriesGenerator()) {
    if (++seen > mostEntries) return 'too-large'
    if (entry.directory || entry.symlink || isLitter(entry.filename)) continue
    if (files.length >= mostFiles) return 'too-large'
    total += entry.uncompressedSize
    const sizes = { real: entry.uncompressedSize, compressed: entry.compressedSize, total }
    const refused = entry.encrypted ? 'encrypted' : refusalBySize(sizes)
    files.push({
      member: { path: memberPath(entry.filename, files.length), size: sizes.real, refused },
      compressed: sizes.compressed,
      open: (writable) => entry.getData(writable, options),
    })
  }
  return files
}

/** What systems leave in archives beside a person's files. */
const isLitter = (name: string): boolean => /(^|[\\/])(__MACOSX[\\/]|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i.test(name)

function refusalBySize(sizes: { real: number; compressed: number; total: number }): MemberRefusal | null {
  if (sizes.total > mostBytes || !Number.isSafeInteger(sizes.real)) return 'too-large'
  return isBomb(sizes.real, sizes.compressed) ? 'ratio' : null
}

const isBomb = (real: number, compressed: number): boolean =>
  real > ratioFrom && real > mostRatio * Math.max(1, compressed)

/** The bytes of a file, counted as they come; an archive in an archive is noticed by its first bytes. */
async function* unpack(file: Listed | undefined): AsyncGenerator<Uint8Array | MemberRefusal> {
  if (file?.member.refused) yield file.member.refused
  if (!file || file.member.refused) return
  const claimed = file.member.size ?? 0
  let real = 0
  let first = true
  for await (const part of partsOf((writable) => file.open(writable))) {
    real += typeof part === 'string' ? 0 : part.length
    const refusal = typeof part === 'string' ? part : whatIsWrong({ part, first, real, claimed }, file)
    yield refusal ?? part
    if (refusal) return
    first = false
  }
}

type Coming = { readonly part: Uint8Array; readonly first: boolean; readonly real: number; readonly claimed: number }

function whatIsWrong({ part, first, real, claimed }: Coming, { compressed }: Listed): MemberRefusal | null {
  if (real > claimed) return 'forged-size'
  if (isBomb(real, compressed)) return 'ratio'
  return first && sniff(part.subarray(0, sniffLength), claimed) === 'zip' ? 'nested-archive' : null
}

/** The archive's bytes as zip.js asks for them, in blocks of 1 MiB, of which the last few are kept: it reads a little at a time. */
class RangeReader extends Reader<ByteSource> {
  override readonly size: number
  private readonly kept = new Map<number, Promise<Uint8Array>>()

  constructor(private readonly bytes: ByteSource) {
    super(bytes)
    this.size = bytes.size
  }

  override async readUint8Array(from: number, length: number): Promise<Uint8Array> {
    const wanted = Math.max(0, Math.min(length, this.size - from))
    if (wanted > largestRead) throw new Error('more than a directory has')
    const read = new Uint8Array(wanted)
    for (let done = 0; done < wanted;) {
      const at = from + done
      const block = await this.block(Math.floor(at / blockSize))
      const piece = block.subarray(at % blockSize, (at % blockSize) + wanted - done)
      read.set(piece, done)
      done += piece.length
    }
    return read
  }

  private block(number: number): Promise<Uint8Array> {
    const known = this.kept.get(number) ?? this.load(number)
    this.kept.delete(number) // and put it last: the first is the one longest unused
    this.kept.set(number, known)
    const [oldest] = this.kept.keys()
    if (this.kept.size > mostBlocks && oldest !== undefined) this.kept.delete(oldest)
    return known
  }

  private async load(number: number): Promise<Uint8Array> {
    const from = number * blockSize
    const block = await this.bytes.read(from, Math.min(blockSize, this.size - from))
    if (!block) throw new Error('unreadable')
    return block
  }
}

const blockSize = 1024 * 1024
const mostBlocks = 4
/** A directory of 60,000 files with long names. */
const largestRead = 32 * 1024 * 1024
