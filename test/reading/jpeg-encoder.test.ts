import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { encodeJpeg } from '../../renderer/reading/jpeg-encoder.ts'
import { pictureHeader } from '../../renderer/reading/pictures/picture-header.ts'
import type { Rgba } from '../../renderer/reading/raster.ts'
import { rgbaPage } from './made-pictures.ts'

const folder = mkdtempSync(join(tmpdir(), 'satchel-jpeg-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const canDecode = spawnSync('convert', ['-version']).status === 0

/** The picture as another program decodes it. */
function decoded(jpeg: Uint8Array): Buffer {
  const file = join(folder, 'page.jpg')
  writeFileSync(file, jpeg)
  execFileSync('convert', [file, '-depth', '8', `rgb:${file}.rgb`])
  return readFileSync(`${file}.rgb`)
}

function meanError(page: Rgba, rgb: Buffer): number {
  let sum = 0
  for (let i = 0; i < page.width * page.height; i++)
    for (let c = 0; c < 3; c++) sum += Math.abs((page.data[i * 4 + c] ?? 0) - (rgb[i * 3 + c] ?? 0))
  return sum / (page.width * page.height * 3)
}

const soft = (x: number, y: number) => [
  128 + 100 * Math.sin(x / 15),
  128 + 100 * Math.cos(y / 20),
  (x + y) % 256 > 128 ? 90 : 160,
]
const text = (x: number, y: number) => (y % 24 < 10 && x % 9 < 3 ? [0, 0, 0] : [255, 255, 255])

describe('JPEG pictures', () => {
  test.runIf(canDecode)('a coloured page decodes to what it was, whatever its size', () => {
    for (const [width, height] of [
      [64, 64],
      [37, 51],
      [1, 1],
      [200, 9],
    ] as const) {
      const page = rgbaPage(width, height, soft)
      expect(meanError(page, decoded(encodeJpeg(page, 95, 200)))).toBeLessThan(4)
    }
  })

  test.runIf(canDecode)('a page of black text decodes to black and white', () => {
    const page = rgbaPage(160, 120, text)
    expect(meanError(page, decoded(encodeJpeg(page, 85, 200)))).toBeLessThan(6)
  })

  test('a grey page has one component and is smaller than the same page in colour', () => {
    const grey = encodeJpeg(rgbaPage(160, 120, text), 85, 200)
    const coloured = encodeJpeg(
      rgbaPage(160, 120, (x, y) => (x === 0 ? [255, 0, 0] : text(x, y))),
      85,
      200,
    )
    expect(grey.length).toBeLessThan(coloured.length)
  })

  test('its header says its size and resolution', () => {
    const jpeg = encodeJpeg(rgbaPage(300, 20, soft), 85, 150)
    expect(pictureHeader(jpeg, 'jpeg')).toMatchObject({ width: 300, height: 20, orientation: 1 })
    expect([...jpeg.slice(13, 18)]).toEqual([1, 0, 150, 0, 150])
    expect([...jpeg.slice(-2)]).toEqual([0xff, 0xd9])
  })
})
