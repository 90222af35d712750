import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js'
import { ok, refuse, type Refusal, type Result } from '../base/result.ts'

/** A file inside the share file. */
export type ZipFile = { readonly path: string; readonly bytes: Uint8Array }

// No workers (they would be made from Blob addresses), no clock, nothing that says which system made it.
const QUIET = { useWebWorkers: false, useCompressionStream: false } as const
// The first day that zip can write; the day the packet was made stands in the manifest.
const NO_DAY = new Date(1980, 0, 1)

/** A zip that only stores: PDFs and pictures do not shrink, and what is stored cannot be a bomb. */
export async function zipUp(files: readonly ZipFile[]): Promise<Uint8Array> {
  const zip = new ZipWriter<Uint8Array>(new Uint8ArrayWriter(), {
    ...QUIET,
    level: 0,
    lastModDate: NO_DAY,
    extendedTimestamp: false,
    dataDescriptor: false,
  })
  for (const file of files) await zip.add(file.path, new Uint8ArrayReader(file.bytes))
  return await zip.close()
}

/** `not-ours`: not a zip, or one with folders, compression, encryption, doubled names or more than 20,000 files. */
export async function unzipStored(zip: Uint8Array): Promise<Result<ZipFile[], Refusal<'not-ours'>>> {
  const reader = new ZipReader(new Uint8ArrayReader(zip), { ...QUIET, checkSignature: true })
  try {
    const files: ZipFile[] = []
    for await (const entry of reader.getEntriesGenerator()) {
      if (entry.directory || entry.encrypted || entry.compressionMethod !== 0) return refuse('not-ours')
      if (files.length >= 20_000 || files.some(({ path }) => path === entry.filename)) return refuse('not-ours')
      files.push({ path: entry.filename, bytes: await entry.getData(new Uint8ArrayWriter()) })
    }
    return ok(files)
  } catch {
    return refuse('not-ours')
  } finally {
    await reader.close()
  }
}
