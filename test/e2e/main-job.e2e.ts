// The job from end to end: an empty computer, a new vault, a folder of papers, a packet that other programs accept.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test, type ElectronApplication, type Page } from '@playwright/test'
import { root } from '../../scripts/places.mjs'
import { fromIso, type ClinicalDate } from '../../renderer/core/base/clinical-date.ts'
import { unzipStored } from '../../renderer/core/format/share-file-zip.ts'
import type { DocumentKind } from '../../renderer/core/model/document-kind.ts'
import type { Lane } from '../../renderer/core/timeline/lanes.ts'
import { monthName } from '../../renderer/text/dates.ts'
import { intakeText } from '../../renderer/text/en/intake.ts'
import { kindText } from '../../renderer/text/en/kinds.ts'
import { packetText } from '../../renderer/text/en/packet.ts'
import { filingText } from '../../renderer/text/en/filing.ts'
import { reviewText } from '../../renderer/text/en/review.ts'
import { timelineText } from '../../renderer/text/en/timeline.ts'
import { handOver, launchSatchel, scratch, type LaunchedSatchel } from './launch.ts'
import {
  addFolder,
  chooseFolderDialogs,
  createVault,
  go,
  intakeRows,
  lockVault,
  press,
  unlock,
  waitUntilRead,
} from './steps.ts'

type Item = {
  file: string
  kind: DocumentKind
  date: { iso: string; precision: string }
  pages: { person: 'rosa' | 'stranger' }[]
}
type Truth = {
  items: Item[]
  timeline: { date: { iso: string }; lane: Lane }[]
  onlyInScan: { word: string; file: string; page: number }[]
  duplicates: { file: string; copyOf: string }[]
}
const sample = join(root, 'resources', 'sample')
const truth = JSON.parse(readFileSync(join(sample, 'truth.json'), 'utf8')) as Truth

/** Files of other people's collections that break software, beside the project on machines that have them. */
const corpus = join(root, '..', 'shared', 'corpus')
const hostile = [
  ['pdf/Test-PDF-Files/corrupted.pdf', /^Kept, not read/],
  ['pdf/Test-PDF-Files/encrypted.pdf', /^Needs you: password/],
  ['pdf/pdf.js/REDHAT-1531897-0.pdf', /./],
  ['pdf/pdf.js/bomb_giant.pdf', /./],
  ['pdf/pdf.js/hello_world_rotated.pdf', /./],
  ['images/truncated_image.png', /./],
  ['images/crash-2020-10-test.tif', /./],
  ['images/g4-multi.tiff', /./],
  ['images/Landscape_1.jpg', /./],
  ['images/decompression_bomb.gif', /^Kept, not read/],
] as const

type Manifest = { files: { path: string; sha256: string }[] }

let satchel: LaunchedSatchel
let app: ElectronApplication
let window: Page
let passphrase = ''
const vaults = scratch('vaults')
const out = scratch('out')

const run = (command: string, args: string[], input?: string) =>
  spawnSync(command, args, { encoding: 'utf8', ...(input === undefined ? {} : { input }) })
const isThere = (command: string): boolean => run('which', [command]).status === 0

async function unzipped(path: string): Promise<Map<string, Uint8Array>> {
  const files = await unzipStored(readFileSync(path))
  return new Map(files.ok ? files.value.map((file) => [file.path, file.bytes]) : [])
}

/** The folder as a person has it: fifteen papers, and files that break software. */
function dropFolder(): { folder: string; hostileNames: string[] } {
  const folder = join(scratch('drop'), 'papers')
  mkdirSync(folder)
  for (const name of readdirSync(join(sample, 'records')))
    copyFileSync(join(sample, 'records', name), join(folder, name))
  const names = hostile.map(([path]) => path).filter((path) => existsSync(join(corpus, path)))
  for (const path of names) copyFileSync(join(corpus, path), join(folder, basename(path)))
  return { folder: handOver(folder), hostileNames: names.map((path) => basename(path)) }
}

/** One card of To review: a stranger's page is said to be one; everything else is filed as the paper says. */
async function checkCard(fileLine: string): Promise<void> {
  const title = window.locator('.review-groups .tabular')
  const before = `${await title.innerText()} ${fileLine}`
  const whose = window.getByRole('button', { name: reviewText.someoneElse, exact: true })
  if (await whose.isVisible()) {
    await whose.click()
    return expect(whose.or(window.getByText(reviewText.empty)).or(window.getByLabel(filingText.hospital))).toBeVisible()
  }
  const item = truth.items.find(({ file }) => `File: ${basename(file)}` === fileLine)
  await chooseKind(item ? kindText[item.kind].one : kindText.other.one)
  await typeDate(item ? fromIso(item.date.iso) : null)
  await press(window, reviewText.accept)
  await expect
    .poll(async () => ((await title.isVisible()) ? `${await title.innerText()} ${await fileLineNow()}` : ''))
    .not.toBe(before)
}

/** Two records that look alike stand beside each other. */
const pair = () => window.locator('.review-pair')

/** None of the papers is there twice under another name: each is a document, or a version, of its own. */
async function keepBoth(): Promise<void> {
  // All of them at once: asking one that has just gone would wait for it to come back.
  const shown = async () => (await pair().allInnerTexts()).join('')
  const before = await shown()
  await window.keyboard.press('Shift+D')
  await expect.poll(shown).not.toBe(before)
}

const fileLineNow = async (): Promise<string> => {
  const lines = await window.getByText(/^File: /).allInnerTexts()
  return lines[0] ?? ''
}

async function chooseKind(kind: string): Promise<void> {
  const select = window.getByRole('button', { name: new RegExp(filingText.kind) })
  if ((await select.innerText()).includes(kind)) return
  await select.click()
  await window.getByRole('option', { name: kind, exact: true }).click()
}

async function typeDate(date: ClinicalDate | null): Promise<void> {
  const field = window.getByRole('group', { name: filingText.date })
  await field
    .getByLabel(filingText.dateWords.day, { exact: true })
    .fill(date?.day === undefined ? '' : String(date.day))
  await field.getByLabel(filingText.dateWords.year, { exact: true }).fill(date ? String(date.year) : '')
  const month = field.getByRole('button')
  const wanted = date?.month === undefined ? filingText.dateWords.noMonth : monthName(date.month)
  if ((await month.innerText()).includes(wanted)) return
  await month.click()
  await window.getByRole('option', { name: wanted, exact: true }).click()
}

/** The timeline's list as "date, lane", papers of one day in the order of their lanes' names. */
async function shownTimeline(): Promise<string[]> {
  const items = await window
    .locator('.timeline-year .timeline-item')
    .evaluateAll((all) =>
      all.map((item) => [
        item.querySelector('.timeline-date')?.textContent,
        item.querySelector('.timeline-sign span:last-child')?.textContent,
      ]),
    )
  return sameDaySorted(items.map(([date, lane]) => ({ date: date ?? '', lane: lane ?? '' })))
}

function expectedTimeline(): string[] {
  const items = truth.timeline.map(({ date, lane }) => {
    const when = fromIso(date.iso)
    return { date: when ? timelineText.when(when, when.day === undefined) : '', lane: timelineText.lanes[lane] }
  })
  return sameDaySorted(items)
}

function sameDaySorted(items: readonly { date: string; lane: string }[]): string[] {
  const days = [...new Set(items.map(({ date }) => date))]
  return days.flatMap((day) =>
    items
      .filter(({ date }) => date === day)
      .map(({ lane }) => `${day}, ${lane}`)
      .sort(),
  )
}

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  satchel = await launchSatchel()
  app = satchel.app
  window = satchel.window
  await chooseFolderDialogs(app, vaults)
})
test.afterAll(async () => satchel.close())

test('a vault is made, its kit proven, its person named', async () => {
  ;({ passphrase } = await createVault(window))
})

test('every paper of a dropped folder ends in a named state, the stranger’s pages in quarantine', async () => {
  const { folder, hostileNames } = dropFolder()
  await addFolder(window, folder)
  await waitUntilRead(window, 110_000)
  const rows = intakeRows(window)
  await expect(rows).toHaveCount(truth.items.length + hostileNames.length)
  const names = await rows.evaluateAll((all) => all.map((row) => row.getAttribute('aria-label') ?? row.textContent))
  const stateOf = (file: string): string =>
    names.find((name) => name.startsWith(`${basename(file)}, `))?.slice(basename(file).length + 2) ?? ''
  for (const { file, pages } of truth.items) {
    const stranger = pages.some(({ person }) => person === 'stranger')
    const copy = truth.duplicates.some((duplicate) => duplicate.file === file)
    if (copy) expect(stateOf(file)).toBe(intakeText.state({ state: 'already-here', documentId: '' as never }))
    else expect(stateOf(file)).toMatch(stranger ? /^Needs you: someone else/ : /^Filed: /)
  }
  for (const [path, expected] of hostile)
    if (hostileNames.includes(basename(path))) expect(stateOf(path), path).toMatch(expected)
})

test('a word that stands only in a scanned picture is found and marked on it', async () => {
  const only = truth.onlyInScan.find(({ file }) => file.endsWith('scan_0412.pdf'))
  await go(window, 'search')
  await window.keyboard.type(only?.word ?? '')
  await window.keyboard.press('ArrowDown')
  await window.keyboard.press('Enter')
  await expect(window.getByRole('img', { name: new RegExp(`Page ${only?.page ?? 0} of`) })).toBeVisible()
  await expect(window.locator('.mark-search').first()).toBeVisible()
})

test('a stranger’s words are found by no search', async () => {
  await go(window, 'search')
  await window.keyboard.type('Alvarado')
  await expect(window.getByText('No record of', { exact: false })).toBeVisible()
})

test('a packet is refused while it is open whose page one is', async () => {
  await go(window, 'packets')
  await press(window, packetText.preview)
  await expect(window.getByText(packetText.faults['wrong-person-open'])).toBeVisible()
})

test('answering and checking empties To review, and the timeline is what the papers say', async () => {
  test.setTimeout(240_000)
  await go(window, 'review')
  const empty = window.getByText(reviewText.empty)
  const file = window.getByText(/^File: /)
  for (let card = 0; card < 60; card++) {
    await expect(empty.or(file).or(pair())).toBeVisible()
    if (await empty.isVisible()) break
    if (await pair().isVisible()) await keepBoth()
    else await checkCard(await file.innerText())
  }
  await expect(empty).toBeVisible()
  await go(window, 'timeline')
  await expect(window.locator('.timeline-year .timeline-item').first()).toBeVisible()
  expect(await shownTimeline()).toEqual(expectedTimeline())
})

test('the packet is a valid signed PDF of the whole document, made of this person’s pages only', async () => {
  await go(window, 'packets')
  await press(window, packetText.preview)
  await expect(window.getByText(packetText.previewTitle)).toBeVisible({ timeout: 60_000 })
  await chooseFolderDialogs(app, out, 'packet.pdf')
  await window.getByRole('radio', { name: packetText.signedPdf }).click({ force: true })
  await press(window, packetText.savePacket)
  await press(window, packetText.saveOpen)
  await expect(window.getByText(packetText.saved('packet.pdf'))).toBeVisible({ timeout: 60_000 })
  const file = join(out, 'packet.pdf')
  test.skip(!isThere('pdfsig') || !isThere('qpdf') || !isThere('pdftotext'), 'not run here: pdfsig, qpdf and pdftotext')
  const signature = run('pdfsig', ['-nocert', file]).stdout
  expect(signature).toContain('Signature is Valid')
  expect(signature).toContain('Total document signed')
  expect(run('qpdf', ['--check', file]).status).toBe(0)
  const text = run('pdftotext', [file, '-']).stdout
  expect(text).toContain('Rosa Alvarez')
  expect(text).not.toContain('Alvarado')
  // The file of a paper without a title, checked like the others: its name stays at home.
  expect(text).not.toContain('ALVAREZ_R')
})

test('age opens the share file, and every file in it has the hash that its manifest states', async () => {
  test.skip(!isThere('age') || !isThere('script'), 'not run here: age')
  await chooseFolderDialogs(app, out, 'share.age')
  await window.getByRole('radio', { name: packetText.shareFile }).click({ force: true })
  const words = await window.getByLabel(packetText.passphrase, { exact: true }).inputValue()
  await press(window, packetText.savePacket)
  await expect(window.getByText(packetText.saved('share.age'))).toBeVisible({ timeout: 60_000 })
  const zip = join(out, 'share.zip')
  const opened = run('script', ['-qec', `age -d -o ${zip} ${join(out, 'share.age')}`, '/dev/null'], `${words}\n`)
  expect(opened.status, opened.stdout).toBe(0)
  const files = await unzipped(zip)
  const manifest = JSON.parse(Buffer.from(files.get('manifest.json') ?? []).toString('utf8')) as Manifest
  expect(manifest.files.length).toBeGreaterThan(5)
  for (const { path, sha256 } of manifest.files)
    expect(
      createHash('sha256')
        .update(files.get(path) ?? new Uint8Array())
        .digest('hex'),
      path,
    ).toBe(sha256)
})

test('locking and opening again comes back to the same place', async () => {
  window = await lockVault(app, window)
  await unlock(window, passphrase)
  await expect(window.getByRole('navigation').locator('[aria-current="page"]')).toContainText('Packets')
})
