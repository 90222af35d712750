import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Public and synthetic DICOM files beside the project; tests that want them skip themselves where they are not. */
export const corpus = join(import.meta.dirname, '../../../../shared/corpus/dicom')
export const hasCorpus = existsSync(corpus)

export const corpusFiles = (): string[] =>
  hasCorpus
    ? readdirSync(corpus, { recursive: true })
        .map(String)
        .filter((name) => statSync(join(corpus, name)).isFile())
        .sort()
    : []

export const bytesOf = (path: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(path))
export const corpusBytes = (name: string): Uint8Array<ArrayBuffer> => bytesOf(join(corpus, name))

const has = (program: string): boolean => spawnSync('which', [program]).status === 0

/** OFFIS DCMTK and OpenJPEG: other programs' answers to the same files. */
export const hasDcmtk = ['dcmdump', 'dcmdjpeg', 'dcmcjpeg', 'dcm2pnm'].every(has)
export const hasOpenJpeg = ['opj_decompress', 'opj_compress'].every(has)

export async function withFolder<T>(work: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'satchel-dicom-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Whether a program ends well. */
export const succeeds = (program: string, ...args: string[]): boolean =>
  spawnSync(program, args, { stdio: 'ignore' }).status === 0

export const run = (program: string, ...args: string[]): string =>
  execFileSync(program, args, { stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 64 * 1024 * 1024 }).toString('latin1')

/** Write a file anew without compression; false where DCMTK cannot. */
export function uncompress(path: string, to: string): boolean {
  const found = spawnSync('dcmdump', ['+P', '0002,0010', path]).stdout.toString('latin1')
  if (/JPEGLS/.test(found)) return succeeds('dcmdjpls', path, to)
  if (/RLE/.test(found)) return succeeds('dcmdrle', path, to)
  if (/JPEG/.test(found)) return succeeds('dcmdjpeg', '+cn', path, to)
  return succeeds('dcmconv', '+te', path, to)
}

/** The pixel data of a file that is not compressed, as they lie in it; the largest where there are several (icons). */
export const rawPixels = (path: string): Promise<Uint8Array<ArrayBuffer>> =>
  withFolder((folder) => {
    run('dcmdump', '+W', folder, path)
    const raws = readdirSync(folder).map((name) => bytesOf(join(folder, name)))
    return raws.sort((a, b) => b.length - a.length)[0] ?? new Uint8Array()
  })

/** The samples of a PGM or PPM file of 8 bits. */
export function pnmSamples(path: string): Uint8Array {
  const bytes = bytesOf(path)
  let at = 0
  for (let words = 0; words < 4; words++) {
    while (bytes[at] === 0x23) at = bytes.indexOf(0x0a, at) + 1
    while ((bytes[at] ?? 0) > 0x20) at++
    at++
  }
  return bytes.subarray(at)
}
