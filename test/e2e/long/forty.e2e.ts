// Everything on the stick of the usability test (ux.md §6): forty items of one patient, dropped as one folder. Each ends in the
// state that the truth of the kit expects, what is a stranger's is kept out, and the sixty-page scan is cut where its reports begin.
import { cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { intakeText } from '../../../renderer/text/en/intake.ts'
import { reviewText } from '../../../renderer/text/en/review.ts'
import { KITS } from '../../../scripts/sample/kits.ts'
import { makeSample } from '../../../scripts/sample/makeSample.ts'
import { handOver, launchSatchel, scratch } from '../launch.ts'
import * as steps from '../steps.ts'

type Item = {
  file: string
  container: string
  copyOf?: string
  expected: { state: string; needs?: string; check: string }
  files?: string[]
  members?: { file: string }[]
}

/** What the list may say of an item; a question about a page that is right is allowed, a page of a stranger taken as right never. */
const states = {
  filed: /^(Filed: |Needs you: is it this person)/,
  stranger: /^Needs you: someone else/,
  mixed: /^Needs you: /,
  kept: /^Kept, not read/,
  password: /^Needs you: password/,
  copy: /^You already have this one/,
  archive: /^\d+ files inside/,
} as const

test('forty items dropped as one folder each end in the state that is expected of them', async () => {
  const kit = scratch('kit')
  await makeSample(kit, KITS.all)
  const truth = JSON.parse(readFileSync(join(kit, 'truth.json'), 'utf8')) as { items: Item[] }
  const stick = scratch('stick')
  cpSync(join(kit, 'records'), stick, { recursive: true })
  handOver(stick)
  const { app, window, close } = await launchSatchel()
  await steps.chooseFolderDialogs(app, scratch('vaults'))
  await steps.createVault(window, { passphrase: steps.ownPassphrase })
  await steps.addFolder(window, stick)
  await steps.waitUntilRead(window, 800_000)
  const inside = new Map((await steps.filesInside(window)).map(({ name, state }) => [name, state]))

  const wrong = truth.items.flatMap((item) => {
    const name = item.file.split('/').at(-1) ?? ''
    const state = item.container === 'dicom-disc' ? discState(item, inside) : inside.get(name)
    const expected = states[expectedOf(item)]
    return state !== undefined && expected.test(state) ? [] : [`${name}: “${state ?? 'not in the list'}”`]
  })
  expect(wrong).toEqual([])
  for (const { members = [] } of truth.items)
    for (const { file } of members) expect(inside.get(file.split('/').at(-1) ?? '')).toMatch(states.filed)
  await expectPrograms(window)
  await confirmAll(window)
  await close()
})

/** At most so many keys for one file, by the keyboard alone; a question about two records is answered by one key. */
const mostKeys = 3

/** To review worked through to its end: whose page, two versions or the same, looks right; only what is not read is left for later. */
async function confirmAll(window: Page): Promise<void> {
  await window.keyboard.press('Control+2')
  await expect(steps.heading(window, 'To review')).toBeVisible()
  const card = window.locator('section[aria-labelledby="review-card-title"]')
  const empty = window.getByText(reviewText.empty).or(window.getByText(reviewText.laterAll))
  const keysOf = new Map<string, number>()
  for (let cards = 0; cards < 150; cards++) {
    await expect(card.or(empty).first()).toBeVisible()
    if ((await card.count()) === 0) break
    const question = await questionOf(window)
    await window.keyboard.press(answerTo(question))
    keysOf.set(question.about, (keysOf.get(question.about) ?? 0) + 1)
    await expect.poll(() => questionOf(window).then(({ place }) => place), { timeout: 30_000 }).not.toBe(question.place)
  }
  await expect(empty.first()).toBeVisible()
  expect([...keysOf].filter(([about, keys]) => about !== '' && keys > mostKeys)).toEqual([])
}

type Question = { readonly about: string; readonly words: string; readonly group: string; readonly place: string }

/** The card on the screen; `place` tells one question from the next. */
const questionOf = (window: Page): Promise<Question> =>
  window.evaluate(() => {
    const card = document.querySelector('section[aria-labelledby="review-card-title"]')
    const about = card?.querySelector('.review-file')?.textContent ?? ''
    const words = card?.textContent ?? ''
    const group = document.querySelector('.review-groups [data-selected]')?.textContent ?? ''
    return { about, words, group, place: `${words}/${document.querySelector('.review-groups p')?.textContent ?? ''}` }
  })

/** What a person who knows Rosa’s papers presses. */
function answerTo({ words, group }: Question): string {
  if (words.includes(reviewText.notUsed)) return /Alvarado|11 Aug 1962/.test(words) ? 'w' : 'y'
  if (words.includes(reviewText.pair.ask)) return words.includes(reviewText.pair.unchanged) ? 'd' : 'Shift+D'
  return group.startsWith(reviewText.groups['not-filed']) ? 's' : 'Enter'
}

function expectedOf({ expected, copyOf, container }: Item): keyof typeof states {
  if (copyOf !== undefined) return 'copy'
  if (expected.needs === 'password') return 'password'
  if (expected.state === 'kept') return 'kept'
  if (expected.check === 'quarantine') return 'stranger'
  if (expected.check === 'mixed') return 'mixed'
  return container === 'zip' ? 'archive' : 'filed'
}

/** A disc is its files: one of its pictures is the record, the others are pictures of it. */
function discState({ files = [] }: Item, inside: ReadonlyMap<string, string>): string | undefined {
  const names = files.map((file) => file.split('/').at(-1) ?? '')
  return names.map((name) => inside.get(name)).find((state) => state?.startsWith('Filed: Scan study'))
}

/** The disc's own viewer is said to be left out; it is in no list of records. */
async function expectPrograms(window: Page): Promise<void> {
  const leftOut = (await steps.filesInside(window)).filter(({ state }) =>
    state.startsWith(intakeText.state({ state: 'left-out', why: 'program' })),
  )
  expect(leftOut.length).toBeGreaterThan(0)
}
