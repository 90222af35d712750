// How long a letter typed in the search takes to its painted answer, with thousands of pages in the vault: from the key to the
// frame after the rows of just these words stand there. Run by `npm run bench -- search`, which prints the figures.
import { appendFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { searchText } from '../../../renderer/text/en/search.ts'
import { handOver, launchSatchel, scratch } from '../launch.ts'
import * as steps from '../steps.ts'

const figures = process.env.SATCHEL_FIGURES ?? ''
const pages = Number(process.env.SATCHEL_SEARCH_PAGES ?? 5000)
const inFile = 100
const hour = 3_600_000

const words =
  'left right breast invasive ductal carcinoma lobular margin negative positive estrogen progesterone receptor lymph node sentinel biopsy mammogram ultrasound mass calcification letrozole tamoxifen trastuzumab docetaxel cyclophosphamide radiation fraction dose surgery mastectomy hemoglobin platelet creatinine potassium follow visit history allergy penicillin family mother aunt scan chest abdomen liver lung bone density normal impression finding comparison technique recommended'.split(
    ' ',
  )
const typed = [
  'mastectomy ',
  'estrogen receptor',
  'trastuzumab dose',
  'left margin neg',
  'bone density 2023',
  'sentinel lymph node biopsy',
  'w777',
]

test('a letter typed has its answer painted', async () => {
  const satchel = await launchSatchel()
  const { window } = satchel
  await steps.chooseFolderDialogs(satchel.app, scratch('vaults'))
  await steps.createVault(window, { passphrase: steps.ownPassphrase })
  const folder = scratch('pages')
  for (let file = 0; file * inFile < pages; file++) writeFileSync(join(folder, `record ${file}.txt`), textOf(file))
  handOver(folder)
  await steps.addFolder(window, folder)
  const reading = window.locator('.reading-progress')
  await expect(reading).toBeVisible({ timeout: 120_000 })
  await expect(reading).toHaveCount(0, { timeout: hour })
  await steps.go(window, 'search')
  await watchKeys(window)
  for (const query of typed) {
    await window.getByRole('searchbox', { name: searchText.field }).fill('')
    for (const letter of query) {
      await window.keyboard.press(letter === ' ' ? 'Space' : letter)
      await window.waitForTimeout(250)
    }
  }
  const times = await window.evaluate(() => (globalThis as unknown as { painted: number[] }).painted)
  expect(times.length).toBeGreaterThan(40)
  if (figures) appendFileSync(figures, `${JSON.stringify({ pages, times })}\n`)
  await satchel.close()
})

/** Notes for each key the milliseconds until the frame in which the answer to what stands in the field has been painted. */
async function watchKeys(window: Page): Promise<void> {
  await window.evaluate(() => {
    const painted: number[] = []
    Object.assign(globalThis, { painted })
    let key: number | null = null
    let typedBefore = ''
    const done = () => {
      const field = document.querySelector<HTMLInputElement>('.search-box input')
      const shown = document.querySelector<HTMLElement>('.search-screen')?.dataset.answers
      if (key === null || field?.value === typedBefore || shown !== field?.value.trim()) return
      const began = key
      key = null
      requestAnimationFrame(() => setTimeout(() => painted.push(performance.now() - began)))
    }
    document.addEventListener(
      'keydown',
      ({ timeStamp, target, key: pressed }) => {
        typedBefore = target instanceof HTMLInputElement ? target.value : ''
        // Two letters are enough for an answer, and a space asks the same again.
        key = typedBefore.trim() === '' || pressed === ' ' ? null : timeStamp
      },
      { capture: true },
    )
    new MutationObserver(done).observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    })
  })
}

/** A file of pages of about 300 words, as unevenly common as those of reports. */
function textOf(file: number): string {
  let state = file + 1
  const chance = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32
  const word = () =>
    chance() < 0.15
      ? `w${String(Math.floor(chance() ** 2 * 20_000))}`
      : (words[Math.floor(chance() ** 1.5 * words.length)] ?? '')
  const line = () => Array.from({ length: 10 }, word).join(' ')
  const page = (number: number) =>
    [
      'Patient: Rosa Alvarez',
      'Date of birth: 03/14/1958',
      `Visit: 0${String(1 + (file % 9))}/12/2023`,
      `Page ${String(number + 1)}`,
      ...Array.from({ length: 29 }, line),
    ].join('\n')
  return Array.from({ length: inFile }, (_, number) => page(number)).join('\f')
}
