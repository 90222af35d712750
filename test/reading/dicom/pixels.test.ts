import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseDicom } from '../../../renderer/core/interop/dicom/parse-dicom.ts'
import type { PixelShape } from '../../../renderer/core/interop/dicom/pixel-shape.ts'
import type { Pixels } from '../../../renderer/core/interop/dicom/pixels.ts'
import { decodeStream } from '../../../renderer/reading/dicom/decode-stream.ts'
import { openDicom } from '../../../renderer/reading/dicom/dicom-source.ts'
import { frameValues } from '../../../renderer/reading/dicom/draw-frame.ts'
import { decodedValues, nativeValues, type StoredValues } from '../../../renderer/reading/dicom/stored-values.ts'
import {
  bytesOf,
  corpus,
  corpusFiles,
  hasCorpus,
  hasDcmtk,
  hasOpenJpeg,
  pnmSamples,
  rawPixels,
  run,
  succeeds,
  uncompress,
  withFolder,
} from './dcmtk.ts'

function pixelsIn(path: string): Pixels | null {
  const parsed = parseDicom(bytesOf(path))
  return parsed === 'damaged' || typeof parsed.pixels === 'string' ? null : parsed.pixels
}

/** How far apart two frames are at most. */
function apart(ours: ArrayLike<number> | undefined, theirs: ArrayLike<number>): number {
  if (ours?.length !== theirs.length || theirs.length === 0) return Infinity
  let most = 0
  for (let i = 0; i < theirs.length; i++) most = Math.max(most, Math.abs((theirs[i] ?? 0) - (ours[i] ?? 0)))
  return most
}

/** The most that any stored value of any frame is apart from the same in a file that another program uncompressed. */
async function mostApart(path: string, plain: string): Promise<number> {
  const pixels = pixelsIn(path)
  const shape = pixelsIn(plain)?.shape
  const raw = await rawPixels(plain)
  if (!pixels || !shape) return Infinity
  let most = 0
  for (let frame = 0; frame < pixels.frames; frame++) {
    const ours = await frameValues(pixels, frame, decodeStream)
    if (!ours) return Infinity
    const theirs = referenceFrame(shape, raw, frame)
    most = Math.max(most, apart(byPixel(ours.values, ours.shape), byPixel(theirs, shape)))
  }
  return most
}

function referenceFrame(shape: PixelShape, raw: Uint8Array<ArrayBuffer>, frame: number): StoredValues {
  const bits = shape.rows * shape.columns * shape.samples * shape.bitsAllocated
  const bytes = raw.subarray(Math.floor((frame * bits) / 8), Math.ceil(((frame + 1) * bits) / 8))
  const laid = { bytes, bit: (frame * bits) % 8, isBigEndian: false, isWords: false }
  return nativeValues({ ...shape, photometric: '' }, laid) ?? new Uint8Array()
}

/** Colours pixel by pixel, however they lie. */
function byPixel(values: StoredValues, { planes, samples }: PixelShape): ArrayLike<number> {
  const size = values.length / samples
  return planes ? Array.from(values, (_, i) => values[(i % samples) * size + Math.floor(i / samples)] ?? 0) : values
}

const isColourJpeg = ({ codec, shape }: Pixels): boolean => codec === 'jpeg' && shape.samples === 3

/** One of each folder is enough of a series; other programs take their time to start. */
const isFirstOfSeries = (name: string, i: number, all: readonly string[]): boolean =>
  dirname(name) === '.' || all.findIndex((other) => dirname(other) === dirname(name)) === i

const images = corpusFiles()
  .filter(isFirstOfSeries)
  .filter((name) => {
    const pixels = pixelsIn(join(corpus, name))
    return pixels !== null && pixels.codec !== 'jpeg-2000' && !isColourJpeg(pixels)
  })

describe.skipIf(!hasDcmtk || !hasCorpus)('stored values are those that DCMTK finds', () => {
  test.each(images)('%s', (name) =>
    withFolder(async (folder) => {
      const plain = join(folder, 'plain.dcm')
      expect(uncompress(join(corpus, name), plain)).toBe(true)
      const most = await mostApart(join(corpus, name), plain)
      expect(most).toBeLessThanOrEqual(pixelsIn(join(corpus, name))?.codec === 'jpeg' ? 1 : 0)
    }),
  )
})

const ct = join(corpus, 'CT_small.dcm')
const colour = join(corpus, 'examples_rgb_color.dcm')
type Written = {
  readonly allowed: number
  readonly path: string
  readonly program: string
  readonly args: readonly string[]
}
const made = (allowed: number, path: string, program: string, ...args: string[]): Written => ({
  allowed,
  path,
  program,
  args,
})
const written: readonly Written[] = [
  made(0, ct, 'dcmcjpeg', '+e1'),
  ...['1', '2', '3', '4', '5', '6', '7'].map((predictor) => made(0, ct, 'dcmcjpeg', '+el', '+sv', predictor)),
  ...['1', '4', '7'].map((predictor) => made(0, colour, 'dcmcjpeg', '+el', '+sv', predictor)),
  made(0, ct, 'dcmcjpls', '+el'),
  made(0, colour, 'dcmcjpls', '+en', '+md', '3'),
  ...['+il', '+is', '+in'].map((interleave) => made(0, colour, 'dcmcjpls', '+el', interleave)),
  ...[ct, colour].map((path) => made(0, path, 'dcmcrle')),
  ...[ct, colour].map((path) => made(0, path, 'dcmconv', '+tb')),
  made(0, ct, 'dcmconv', '+ti'),
  made(0, ct, 'dcmconv', '+td'),
  made(1, ct, 'dcmcjpeg', '+ee', '+q', '80'),
  made(1, ct, 'dcmcjpeg', '+eb', '+q', '80'),
  made(1, colour, 'dcmcjpeg', '+eb', '+cr', '+q', '90'),
]

describe.skipIf(!hasDcmtk || !hasCorpus)('what DCMTK writes in another syntax is read as it was meant', () => {
  test.each(written)('at most $allowed apart: $program $args', ({ allowed, path, program, args }) =>
    withFolder(async (folder) => {
      const other = join(folder, 'other.dcm')
      const plain = join(folder, 'plain.dcm')
      expect(succeeds(program, ...args, path, other)).toBe(true)
      expect(uncompress(other, plain)).toBe(true)
      const most = await mostApart(other, plain)
      expect(most).toBeLessThanOrEqual(allowed)
    }),
  )
})

describe.skipIf(!hasOpenJpeg || !hasCorpus)('JPEG 2000 is read as OpenJPEG reads it', () => {
  const streams = corpusFiles().filter((name) => pixelsIn(join(corpus, name))?.codec === 'jpeg-2000')
  test.each(streams)('%s', (name) =>
    withFolder(async (folder) => {
      const pixels = pixelsIn(join(corpus, name))
      const stream = pixels?.bytes(0)?.bytes
      if (!pixels || !stream) throw new Error('no frame')
      writeFileSync(join(folder, 'a.j2k'), stream)
      run('opj_decompress', '-i', join(folder, 'a.j2k'), '-o', join(folder, 'a.rawl'))
      const theirs = nativeValues(pixels.shape, {
        bytes: bytesOf(join(folder, 'a.rawl')),
        bit: 0,
        isBigEndian: false,
        isWords: false,
      })
      const ours = await frameValues(pixels, 0, decodeStream)
      expect(apart(ours?.values, theirs ?? [])).toBe(0)
    }),
  )
  test.each([
    ['16,s', true, 16],
    ['16,u', false, 16],
    ['12,u', false, 12],
  ])('a stream of %s bits, made of other pixels, comes back as it was', (kind, isSigned, bits) =>
    withFolder(async (folder) => {
      const shape: PixelShape = {
        ...{ columns: 64, rows: 32, samples: 1, photometric: 'MONOCHROME2', planes: false },
        ...{ bitsAllocated: 16, bitsStored: bits, highBit: bits - 1, isSigned, number: 'integer' },
      }
      const values = Uint16Array.from({ length: 64 * 32 }, (_, i) => ((i * 7919) ^ (i << 3)) & (2 ** bits - 1))
      writeFileSync(join(folder, 'a.rawl'), new Uint8Array(values.buffer))
      run('opj_compress', '-i', join(folder, 'a.rawl'), '-o', join(folder, 'a.j2k'), '-F', `64,32,1,${kind}`)
      const decoded = await decodeStream({ codec: 'jpeg-2000', bytes: bytesOf(join(folder, 'a.j2k')), shape })
      const meant = nativeValues(shape, {
        bytes: new Uint8Array(values.buffer),
        bit: 0,
        isBigEndian: false,
        isWords: false,
      })
      expect(apart((decoded && decodedValues(shape, decoded)) ?? undefined, meant ?? [])).toBe(0)
    }),
  )
})

describe.skipIf(!hasDcmtk || !hasCorpus)('light is that of DCMTK', () => {
  const windowed = [
    'MR_small_RLE.dcm',
    'breast-pet-1.dcm',
    'dicomdir-set/77654033/CR1/6154',
    'dicomdir-set/77654033/CT2/17106',
  ]
  test.each(windowed)('%s in its first window', (name) => likeDcmtk(name, ['+Wi', '1']))
  test.each(['CT_small.dcm', 'image_dfl.dcm'])('%s from least to most', (name) => likeDcmtk(name, ['+Wm']))
  test.each(
    ['fo-TestPattern_Palette.dcm', 'examples_rgb_color.dcm', 'fo-GH538-jpeg1.dcm', 'SC_rgb_jpeg.dcm'].slice(0, 3),
  )('%s in colour', (name) => likeDcmtk(name, []))

  const likeDcmtk = (name: string, args: readonly string[]) =>
    withFolder(async (folder) => {
      const picture = join(folder, 'a.pnm')
      const plain = join(folder, 'plain.dcm')
      const isLossy = name.includes('jpeg')
      if (isLossy) expect(succeeds('dcmdjpeg', join(corpus, name), plain)).toBe(true)
      else expect(uncompress(join(corpus, name), plain)).toBe(true)
      run('dcm2pnm', '+op', ...args, plain, picture)
      const theirs = pnmSamples(picture)
      const source = await openDicom(bytesOf(join(corpus, name)), decodeStream)
      const image = typeof source === 'string' ? null : await source.frame?.(1, null)
      const channels = image ? theirs.length / (image.width * image.height) : 0
      const ours = image?.rgba.filter((_, i) => i % 4 < channels)
      const most = apart(ours, theirs)
      // Colours converted by two ways of rounding, one after the other.
      expect(most).toBeLessThanOrEqual(isLossy ? 4 : 1)
    })
})
