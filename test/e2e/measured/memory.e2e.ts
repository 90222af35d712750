// What is too large to be held in memory, and what is too much to be listed at once: a scan disc of 2,000 pictures, an
// archive of a gigabyte, and thousands of documents. Run by `npm run bench -- memory`, which prints the figures: the most memory that all processes of
// the app had together, and the longest time that its window stood still.
import { execFileSync } from 'node:child_process'
import { appendFileSync, createWriteStream, readFileSync, writeFileSync } from 'node:fs'
import { randomFillSync } from 'node:crypto'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { expect, test, type Page } from '@playwright/test'
import { ZipWriter } from '@zip.js/zip.js'
import { recordsText } from '../../../renderer/text/en/records.ts'
import { handOver, launchSatchel, scratch, type LaunchedSatchel } from '../launch.ts'
import * as steps from '../steps.ts'
import { writeManyFiles } from './many-files.ts'

const MiB = 1024 * 1024
/** Where the figures go, one JSON object a line. */
const figures = process.env.SATCHEL_FIGURES ?? ''
const slices = 2000
const archiveMembers = 16
/** As many documents of so many MiB each as the machine has time for; the goal is about 10,000 of half a MiB (5 GB). */
const documents = Number(process.env.SATCHEL_DOCUMENTS ?? 2000)
const documentMiB = Number(process.env.SATCHEL_DOCUMENT_MIB ?? 0.5)
/** The most that all processes may have at once, in MiB. */
const PICTURES_GOAL = 1024
const ARCHIVE_GOAL = 1024
const DOCUMENTS_GOAL = 1536

test('a disc of 2,000 pictures becomes one record', async () => {
  const { satchel, window, seen } = await watched('2,000 pictures of one study', PICTURES_GOAL)
  const disc = scratch('disc')
  for (let number = 1; number <= slices; number++)
    writeFileSync(join(disc, `IM${String(number).padStart(4, '0')}`), slice(number))
  handOver(disc)
  await steps.addFolder(window, disc)
  await steps.waitUntilRead(window, 900_000)
  await steps.go(window, 'records')
  await expect(window.getByRole('grid').getByText('2,000 images', { exact: true })).toBeVisible()
  await seen()
  await satchel.close()
})

test('an archive of a gigabyte is opened, and every member comes out of it', async () => {
  const { satchel, window, seen } = await watched('an archive of 1 GiB', ARCHIVE_GOAL)
  const inbox = scratch('inbox')
  const archive = join(inbox, 'portal.zip')
  await writeArchive(archive)
  handOver(inbox)
  await steps.addFiles(window, [archive])
  await steps.waitUntilRead(window, 900_000)
  await seen()
  const inside = await steps.filesInside(window)
  expect(inside.filter(({ name }) => name.startsWith('part-'))).toHaveLength(archiveMembers)
  await satchel.close()
})

test('thousands of documents are taken in, read and looked at', async () => {
  const each = Math.round(documentMiB * MiB)
  const all = `${documents.toLocaleString('en')} documents, ${((documents * each) / (1024 * MiB)).toFixed(1)} GiB`
  const { satchel, window, seen } = await watched(all, DOCUMENTS_GOAL)
  const folder = scratch('documents')
  writeManyFiles(folder, documents, { kind: 'pdf', size: each })
  handOver(folder)
  await steps.addFolder(window, folder)
  await steps.waitUntilRead(window, 3_000_000)
  for (const place of ['records', 'review', 'timeline', 'home'] as const) {
    await steps.go(window, place)
    await window.waitForTimeout(3000)
  }
  await steps.go(window, 'records')
  await expect(window.getByText(recordsText.countOf(documents), { exact: true })).toBeVisible({ timeout: 60_000 })
  await seen()
  await satchel.close()
})

/** A vault of its own in the app, watched from now on; `seen` notes what was seen. */
async function watched(what: string, goal: number) {
  const started = Date.now()
  const satchel = await aVault()
  await watchLongTasks(satchel.window)
  const memory = watchMemory(satchel)
  const seen = async () => note({ what, goal, most: memory.end(), longest: await longestTask(satchel.window), started })
  return { satchel, window: satchel.window, seen }
}

async function aVault(): Promise<LaunchedSatchel> {
  const satchel = await launchSatchel()
  await steps.chooseFolderDialogs(satchel.app, scratch('vaults'))
  await steps.createVault(satchel.window, { passphrase: steps.ownPassphrase })
  return satchel
}

type Figure = {
  readonly what: string
  readonly most: number
  readonly goal: number
  readonly longest: number
  readonly started: number
}

/** `most` and `goal` in MiB, `longest` in milliseconds, and how many seconds all of it took. */
function note({ what, most, goal, longest, started }: Figure): void {
  const line = { what, most: Math.round(most / MiB), goal, longest, seconds: Math.round((Date.now() - started) / 1000) }
  if (figures) appendFileSync(figures, `${JSON.stringify(line)}\n`)
}

/** The proportional share of memory of the shell and everything it started, looked at four times a second. */
function watchMemory({ app }: LaunchedSatchel): { end(): number } {
  let most = 0
  const look = () => (most = Math.max(most, shareOf(processesBelow(app.process().pid ?? 0))))
  const timer = setInterval(look, 250)
  return {
    end: () => {
      clearInterval(timer)
      return look()
    },
  }
}

function processesBelow(root: number): number[] {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
  const all = new Set([root])
  for (let before = 0; before !== all.size;) {
    before = all.size
    for (const [pid, parent] of rows) if (pid !== undefined && parent !== undefined && all.has(parent)) all.add(pid)
  }
  return [...all]
}

function shareOf(processes: readonly number[]): number {
  return processes.reduce((sum, pid) => {
    try {
      const share = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${String(pid)}/smaps_rollup`, 'utf8'))
      return sum + Number(share?.[1] ?? 0) * 1024
    } catch {
      return sum // it has ended since
    }
  }, 0)
}

async function watchLongTasks(window: Page): Promise<void> {
  await window.evaluate(() => {
    const seen: number[] = []
    Object.assign(globalThis, { longTasks: seen })
    new PerformanceObserver((list) => seen.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
    })
  })
}

const longestTask = (window: Page): Promise<number> =>
  window.evaluate(() => Math.round(Math.max(0, ...(globalThis as unknown as { longTasks: number[] }).longTasks)))

/** A picture of 64 × 64 pixels of 16 bits as a DICOM file (PS3.10, explicit VR little endian). */
function slice(number: number): Uint8Array {
  const uid = '1.2.826.0.1.3680043.2.1125.7'
  const meta = [
    element(0x0002, 0x0002, 'UI', '1.2.840.10008.5.1.4.1.1.2'),
    element(0x0002, 0x0003, 'UI', `${uid}.3.${String(number)}`),
    element(0x0002, 0x0010, 'UI', '1.2.840.10008.1.2.1'),
  ]
  const pixels = Buffer.alloc(64 * 64 * 2)
  for (let at = 0; at < 64 * 64; at++) pixels.writeUInt16LE((at * number) % 4096, at * 2)
  const data = [
    element(0x0008, 0x0016, 'UI', '1.2.840.10008.5.1.4.1.1.2'),
    element(0x0008, 0x0018, 'UI', `${uid}.3.${String(number)}`),
    element(0x0008, 0x0020, 'DA', '20230503'),
    element(0x0008, 0x0060, 'CS', 'CT'),
    element(0x0008, 0x1030, 'LO', 'CT chest'),
    element(0x0010, 0x0010, 'PN', 'ALVAREZ^ROSA'),
    element(0x0010, 0x0030, 'DA', '19580314'),
    element(0x0020, 0x000d, 'UI', `${uid}.1`),
    element(0x0020, 0x000e, 'UI', `${uid}.2`),
    element(0x0020, 0x0013, 'IS', String(number)),
    element(0x0028, 0x0002, 'US', 1),
    element(0x0028, 0x0004, 'CS', 'MONOCHROME2'),
    element(0x0028, 0x0010, 'US', 64),
    element(0x0028, 0x0011, 'US', 64),
    element(0x0028, 0x0100, 'US', 16),
    element(0x0028, 0x0101, 'US', 16),
    element(0x0028, 0x0102, 'US', 15),
    element(0x0028, 0x0103, 'US', 0),
    element(0x7fe0, 0x0010, 'OW', pixels),
  ]
  const head = Buffer.concat(meta)
  const length = Buffer.alloc(4)
  length.writeUInt32LE(head.length)
  return Buffer.concat([Buffer.alloc(128), Buffer.from('DICM'), element(0x0002, 0x0000, 'UL', length), head, ...data])
}

function element(group: number, number: number, vr: string, value: string | number | Buffer): Buffer {
  const bytes = typeof value === 'number' ? shortOf(value) : Buffer.from(value as string)
  const even = bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, Buffer.from(vr === 'UI' ? '\0' : ' ')])
  const isLong = vr === 'OW'
  const head = Buffer.alloc(isLong ? 12 : 8)
  head.writeUInt16LE(group, 0)
  head.writeUInt16LE(number, 2)
  head.write(vr, 4, 'latin1')
  if (isLong) head.writeUInt32LE(even.length, 8)
  else head.writeUInt16LE(even.length, 6)
  return Buffer.concat([head, even])
}

function shortOf(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

/** A zip of a gigabyte of bytes that nothing can press together, written part by part. */
async function writeArchive(path: string): Promise<void> {
  const writer = new ZipWriter(Writable.toWeb(createWriteStream(path)) as WritableStream<Uint8Array>, {
    useWebWorkers: false,
    // Stored, as scans are in portals' archives: what is packed is packed already.
    level: 0,
  })
  for (let number = 1; number <= archiveMembers; number++)
    await writer.add(`scans/part-${String(number).padStart(2, '0')}.bin`, randomStream((1024 * MiB) / archiveMembers))
  await writer.close()
}

function randomStream(length: number): ReadableStream<Uint8Array> {
  let left = length
  return new ReadableStream({
    pull(controller) {
      if (left === 0) return controller.close()
      const part = randomFillSync(new Uint8Array(Math.min(MiB, left)))
      left -= part.length
      controller.enqueue(part)
    },
  })
}
