// The canary: two hundred strings that exist nowhere else go into a vault, through every screen, a lock, a quit and a
// crash; afterwards none of them may be found anywhere on the disk.
import { randomBytes } from 'node:crypto'
import { lstatSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib'
import { expect, test, type ElectronApplication, type Page } from '@playwright/test'
import { packetText } from '../../renderer/text/en/packet.ts'
import { readerText } from '../../renderer/text/en/reader.ts'
import { leaksIn, needlesFor } from './find-leaks.ts'
import { handOver, launchSatchel, scratch, type LaunchedSatchel } from './launch.ts'
import { unsnappy } from './level-db.ts'
import * as steps from './steps.ts'

/**
 * Eighteen letters by chance: too many to turn up in sealed bytes. Consonants and vowels in turn, because a text layer
 * without anything like words is not believed and read as a picture instead.
 */
const canary = (): string =>
  Array.from(randomBytes(18), (byte, at) => {
    const letters = at % 2 === 0 ? 'bdfgklmnprstvz' : 'aeiou'
    return letters.charAt(byte % letters.length)
  }).join('')
const nameLike = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
/** The first two are the person's name, written as names are. */
const canaries = Array.from({ length: 200 }, (_, at) => (at < 2 ? nameLike(canary()) : canary()))
const needles = needlesFor([...new Set(canaries.flatMap((text) => [text, text.toLowerCase()]))])
const startedAt = Date.now()

test('of two hundred strings put into a vault none is found on the disk, in use, locked, closed or after a crash', async () => {
  const vaults = scratch('vaults')
  let satchel = await launchSatchel({ env: { SATCHEL_TEST: '1' } })
  const { userData, home } = satchel
  const places = [userData, home, vaults]
  const expectNone = () => {
    expect(leaksIn([...places, ...strayFiles()], needles)).toEqual([])
  }
  await steps.chooseFolderDialogs(satchel.app, vaults)
  const files = await makeFiles(satchel.window)
  await steps.createVault(satchel.window, { passphrase: steps.ownPassphrase, person: files.person })
  await steps.addFiles(satchel.window, files.paths)
  await steps.waitUntilRead(satchel.window)
  await visitEverything(satchel.window, files.searchFor)
  expectNone()

  const door = await steps.lockVault(satchel.app, satchel.window)
  expectNone()
  await steps.unlock(door, steps.ownPassphrase)
  await steps.go(door, 'records')
  await expect(door.getByRole('row')).not.toHaveCount(0)
  await expectNoNetwork(satchel.app)
  await satchel.close()
  expectNone()

  satchel = await launchSatchel({ dataDir: userData, vaultHome: home, env: { SATCHEL_TEST: '1' } })
  await steps.unlock(satchel.window, steps.ownPassphrase)
  await visitEverything(satchel.window, files.searchFor)
  await expectNoNetwork(satchel.app)
  await satchel.kill()
  expectNone()

  await expectScannerSees(satchel)
})

test('the search for leaks finds a string in each form it knows', () => {
  const text = canaries.at(-1) ?? ''
  const folder = scratch('planted')
  const half = text.slice(0, 8)
  const planted: Record<string, Uint8Array> = {
    'plain.bin': Buffer.from(`..${text}..`),
    'wide.bin': Buffer.from(`..${text}..`, 'utf16le'),
    'hex.bin': Buffer.from(Buffer.from(text).toString('hex')),
    'base64-0.bin': Buffer.from(Buffer.from(`${text}..`).toString('base64')),
    'base64-1.bin': Buffer.from(Buffer.from(`.${text}..`).toString('base64')),
    'base64-2.bin': Buffer.from(Buffer.from(`..${text}..`).toString('base64')),
    'table.ldb': tableWith(compressed(half, text.slice(8))),
    'stored.bin': Buffer.concat([Buffer.from([0xff, 0x11, 0x02]), compressed(half, text.slice(8))]),
  }
  for (const [name, bytes] of Object.entries(planted)) writeFileSync(join(folder, name), bytes)
  mkdirSync(join(folder, `name-${text}`))
  expect(unsnappy(compressed(half, text.slice(8))).toString()).toBe(`${half}-${text}`)
  const found = leaksIn([folder], needles)
  expect(found.every((leak) => leak.text === text)).toBe(true)
  const seen = new Set(found.map(({ file }) => file.slice(folder.length + 1)))
  expect([...seen].sort()).toEqual([...Object.keys(planted), `name-${text}`].sort())
})

type Made = { paths: string[]; person: steps.PersonToBe; searchFor: readonly string[] }

/** Twelve files with the canaries in their words and names: six texts, four PDFs, a picture, one of no known kind. */
async function makeFiles(page: Page): Promise<Made> {
  const left = [...canaries]
  const take = (count: number): string[] => left.splice(0, count)
  const person = { ...steps.rosa, name: take(2).join(' ') }
  const head = [`Patient: ${person.name}`, 'Date of birth: 14 March 1958']
  const inbox = scratch('inbox')
  const paths: string[] = []
  const put = (ending: string, bytes: Uint8Array | string): void => {
    const path = join(inbox, `${take(1).join('')}.${ending}`)
    writeFileSync(path, bytes)
    paths.push(path)
  }
  const inText = take(90)
  const inPdf = take(80)
  for (let at = 0; at < 6; at++) put('txt', [...head, ...inText.slice(at * 15, at * 15 + 15)].join('\n'))
  for (let at = 0; at < 4; at++) put('pdf', await pdfOf([...head, ...inPdf.slice(at * 20, at * 20 + 20)]))
  put('png', await pictureOf(page, [...head, ...take(8)]))
  put('xyz', Buffer.from([0, 1, 2, ...Buffer.from(take(8).join('\0'))]))
  handOver(inbox)
  expect(left).toEqual([])
  expect(paths).toHaveLength(12)
  return { paths, person, searchFor: [inText[0] ?? '', inPdf[0] ?? ''] }
}

async function pdfOf(lines: readonly string[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  const page = pdf.addPage([595, 842])
  lines.forEach((line, at) => {
    page.drawText(line, { x: 60, y: 780 - at * 24, size: 12, font })
  })
  return pdf.save()
}

/** The lines drawn as a scan would hold them. */
async function pictureOf(page: Page, lines: readonly string[]): Promise<Buffer> {
  const address = await page.evaluate((words) => {
    const canvas = document.createElement('canvas')
    Object.assign(canvas, { width: 1000, height: 700 })
    const pen = canvas.getContext('2d')
    if (pen === null) return ''
    pen.fillStyle = 'white'
    pen.fillRect(0, 0, 1000, 700)
    pen.fillStyle = 'black'
    pen.font = '32px sans-serif'
    words.forEach((line, at) => {
      pen.fillText(line, 60, 80 + at * 60)
    })
    return canvas.toDataURL('image/png')
  }, lines)
  return Buffer.from(address.slice(address.indexOf(',') + 1), 'base64')
}

/** Every screen; a search for each of the words; the record that is found, its page and its text. */
async function visitEverything(window: Page, words: readonly string[]): Promise<void> {
  for (const place of ['home', 'review', 'records', 'timeline', 'packets', 'add'] as const) {
    await steps.go(window, place)
    await expect(window.getByRole('heading', { level: 1 })).toBeVisible()
  }
  for (const word of words) {
    await (await steps.search(window, word)).first().click()
    await expect(window.locator('canvas').first()).toBeVisible()
    await window.getByRole('tab', { name: readerText.tabs.text }).click()
    await expect(window.getByText(word).first()).toBeVisible()
  }
  await steps.go(window, 'packets')
  await steps.press(window, packetText.preview)
  await expect(window.getByText(packetText.previewTitle)).toBeVisible({ timeout: 60_000 })
}

async function expectNoNetwork(app: ElectronApplication): Promise<void> {
  const count = await app.evaluate(() => globalThis.satchelTest?.network())
  expect(count?.allowedNonApp).toBe(0)
}

/** What others than this test have put into the system's temporary folders since it began; they may be the app's. */
function strayFiles(): string[] {
  return [tmpdir(), '/dev/shm', '/var/tmp'].flatMap((folder) => {
    const names = lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder) : []
    return names.filter((name) => isStray(folder, name)).map((name) => join(folder, name))
  })
}

/** The folders of these runs themselves are looked through by name, all but the inbox, which holds the plain files. */
function isStray(folder: string, name: string): boolean {
  const stats = lstatSync(join(folder, name), { throwIfNoEntry: false })
  return (
    stats !== undefined &&
    stats.ctimeMs >= startedAt &&
    /chrom|scoped|electron|satchel(?!-(inbox|planted|made))/i.test(name)
  )
}

/** Proof that the folders are really looked through: a string put into the browser's store by the page is found there. */
async function expectScannerSees({ userData, home }: LaunchedSatchel): Promise<void> {
  const text = canaries.at(-1) ?? ''
  const satchel = await launchSatchel({ dataDir: userData, vaultHome: home })
  await satchel.window.evaluate(
    (planted) =>
      new Promise((settle) => {
        const asked = indexedDB.open('planted', 1)
        asked.onupgradeneeded = () => asked.result.createObjectStore('a')
        asked.onsuccess = () => {
          const change = asked.result.transaction('a', 'readwrite', { durability: 'strict' })
          change.objectStore('a').put(planted, 'key')
          change.oncomplete = settle
        }
      }),
    text,
  )
  await satchel.close()
  const found = leaksIn([userData], needles)
  expect(found.map(({ file }) => file.slice(userData.length + 1).split('/')[0])).toContain('IndexedDB')
}

/** `half-half…rest` in Snappy, so written that the second half of the text does not follow the first in the bytes. */
function compressed(half: string, rest: string): Buffer {
  const literal = (text: string) => [(text.length - 1) << 2, ...Buffer.from(text)]
  const again = half.length + 1
  const copy = [((half.length - 1) << 2) | 2, again, 0]
  const whole = half.length * 2 + 1 + rest.length
  return Buffer.from([whole, ...literal(`${half}-`), ...copy, ...literal(rest)])
}

/** A table file of LevelDB with one compressed block. */
function tableWith(block: Buffer): Buffer {
  const trailer = (type: number) => Buffer.from([type, 0, 0, 0, 0])
  const handle = Buffer.from([0, block.length])
  const restarts = Buffer.from([0, 0, 0, 0, 1, 0, 0, 0])
  const index = Buffer.concat([Buffer.from([0, 1, handle.length, 0x61]), handle, restarts])
  const indexAt = block.length + 5
  const footer = Buffer.alloc(48)
  footer.set([0, 0, indexAt, index.length])
  footer.writeBigUInt64LE(0xdb4775248b80fb57n, 40)
  return Buffer.concat([block, trailer(1), index, trailer(0), footer])
}
