// Drives the built app through its real screens; run by scripts/demo.mjs after set-up, on the pinned Node.
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { launchSatchel, scratch } from '../test/e2e/launch.ts'
import { chooseFolderDialogs } from '../test/e2e/steps.ts'
import { buildApp } from './build.mjs'
import { root } from './places.mjs'
import { giveUp } from './setup.mjs'
import { addSample, answerReview, findInScan, lookAround, savePacket, showLock } from './demo/walk.mjs'

const out = join(root, 'demo')
const begun = performance.now()

/** @param {string} line */
const say = (line) => process.stdout.write(`${line}\n`)

async function main() {
  const { missing } = await buildApp()
  if (missing.length > 0) throw new Error(`The app can't be built yet; not there: ${missing.join(', ')}`)
  rmSync(out, { recursive: true, force: true })
  mkdirSync(out, { recursive: true })
  const place = scratch('demo')
  const satchel = await launchSatchel()
  try {
    await chooseFolderDialogs(satchel.app, place)
    await walk(satchel, place)
  } finally {
    await satchel.close()
  }
}

/**
 * @param {import('../test/e2e/launch.ts').LaunchedSatchel} satchel
 * @param {string} place where the app saves what it is asked to
 */
async function walk({ app, window }, place) {
  let pictures = 0
  /** @param {string} name @param {import('@playwright/test').Page} [page] */
  const picture = async (name, page = window) => {
    pictures++
    await page.screenshot({ path: join(out, `${String(pictures).padStart(2, '0')}-${name}.png`) })
  }
  await window.waitForLoadState('networkidle')
  const reading = await addSample(window, picture)
  say('The vault is made, and every paper in it has been read.')
  await answerReview(window, picture)
  const records = await lookAround(window, picture)
  const found = await findInScan(window, picture)
  const saved = await savePacket(window, picture)
  bringHome(place, saved.passphrase)
  await showLock(app, window, picture)
  say('')
  for (const line of figures({ reading, records, found, saved })) say(line)
  say(`\nIn ${out}: packet.pdf, share.age, passphrase.txt and ${String(pictures)} pictures.`)
  say(`Made in ${String(Math.round((performance.now() - begun) / 1000))} s.`)
}

/**
 * What was saved, under names that do not change from run to run.
 * @param {string} place
 * @param {string} passphrase
 */
function bringHome(place, passphrase) {
  for (const [ending, name] of [
    ['.pdf', 'packet.pdf'],
    ['.age', 'share.age'],
  ]) {
    const found = readdirSync(place).find((file) => file.startsWith('packet-') && file.endsWith(ending))
    if (found === undefined) throw new Error(`The app has saved no ${ending} file.`)
    writeFileSync(join(out, name), readFileSync(join(place, found)))
  }
  writeFileSync(join(out, 'passphrase.txt'), `${passphrase}\n`)
}

/** @param {string} name */
const megabytes = (name) => (statSync(join(out, name)).size / 1e6).toFixed(2)

/** @param {{ reading: number, records: { records: number, pages: number }, found: { seconds: number }, saved: { pages: number } }} all */
const figures = ({ reading, records, found, saved }) => [
  `${String(records.records)} records in the vault`,
  `${String(records.pages)} pages in them`,
  `${reading.toFixed(1)} s until every file was inside the vault and read`,
  `${found.seconds.toFixed(2)} s from typing a word that stands only in a scan to the pages that have it`,
  `${String(saved.pages)} pages in the packet`,
  `${megabytes('packet.pdf')} MB of signed packet, ${megabytes('share.age')} MB of share file`,
]

await main().catch(giveUp)
