// Thousands of files at once, and what it does to the window: every task of its main thread above 50 ms, from choosing the
// folder to looking at all of it. Run by `npm run bench -- tasks`, which prints the figures.
import { appendFileSync } from 'node:fs'
import { expect, test, type Page } from '@playwright/test'
import { intakeText } from '../../../renderer/text/en/intake.ts'
import { recordListText } from '../../../renderer/text/en/record-list.ts'
import { timelineText } from '../../../renderer/text/en/timeline.ts'
import { handOver, launchSatchel, scratch } from '../launch.ts'
import * as steps from '../steps.ts'
import { watchTasks, type LongTask } from '../watch-tasks.ts'
import { writeManyFiles } from './many-files.ts'

/** Where the figures go, one JSON object a line. */
const figures = process.env.SATCHEL_FIGURES ?? ''
const count = Number(process.env.SATCHEL_TASK_FILES ?? 3000)
const hour = 3_600_000

type Phase = {
  readonly what: string
  readonly seconds: number
  readonly tasks: readonly (LongTask & { readonly place: string })[]
  readonly reference: number[]
}

test('thousands of files leave the window free', async () => {
  const satchel = await launchSatchel()
  const { window } = satchel
  await steps.chooseFolderDialogs(satchel.app, scratch('vaults'))
  await steps.createVault(window, { passphrase: steps.ownPassphrase })
  const folder = scratch('many')
  writeManyFiles(folder, count)
  handOver(folder)
  const watch = await watchTasks(satchel)
  const phase = async (what: string, act: () => Promise<void>) => {
    walk = []
    begun = performance.now()
    const seen = await watch.during(act)
    const tasks = seen.tasks.map((task) => ({ ...task, place: walk.findLast(({ at }) => at <= task.at)?.place ?? '' }))
    note({ what, seconds: (performance.now() - begun) / 1000, tasks, reference: seen.reference })
  }
  await phase('folder chosen', async () => {
    await steps.addFolder(window, folder)
    await window.waitForTimeout(3000)
  })
  await phase('screens while copying', () => everyScreen(window))
  await phase('copying', () => untilCopied(window))
  await phase('screens while reading', () => everyScreen(window))
  await phase('reading', () => untilRead(window))
  await phase('screens with all of them', () => everyScreen(window))
  await phase('timeline and records to their ends', async () => {
    await steps.go(window, 'timeline')
    await expect(window.getByText(timelineText.growing)).toHaveCount(0, { timeout: 120_000 })
    await scroll(window, 40)
    await steps.go(window, 'records')
    for (let times = 0; times < 4; times++) {
      await scroll(window, 20)
      const more = window.getByRole('button', { name: recordListText.more(250) })
      if (await more.isVisible()) await more.click()
    }
    await scroll(window, 20)
  })
  await satchel.close()
})

/** Where the walk was, by milliseconds since its phase began. */
let walk: { readonly at: number; readonly place: string }[] = []
let begun = 0

/** A walk through the screens that list what has come in, with some scrolling in each. */
async function everyScreen(window: Page): Promise<void> {
  for (const place of ['add', 'records', 'review', 'timeline', 'packets', 'home', 'add'] as const) {
    walk.push({ at: performance.now() - begun, place })
    await steps.go(window, place)
    await window.waitForTimeout(1500)
    await scroll(window, 10)
    if (place === 'review')
      for (let times = 0; times < 5; times++) await window.keyboard.press('ArrowDown', { delay: 300 })
  }
  const more = window.getByRole('button', { name: new RegExp(`^${intakeText.more(50)}$`) })
  for (let times = 0; times < 3 && (await more.isVisible()); times++) await more.click()
  await scroll(window, 10)
}

async function scroll(window: Page, times: number): Promise<void> {
  await window.mouse.move(640, 400)
  for (let turn = 0; turn < times; turn++) {
    await window.mouse.wheel(0, 500)
    await window.waitForTimeout(60)
  }
}

async function untilCopied(window: Page): Promise<void> {
  await steps.go(window, 'add')
  await untilNone(window, '.intake-progress button', intakeText.stopAdding)
}

async function untilRead(window: Page): Promise<void> {
  await steps.go(window, 'add')
  await untilNone(window, '.intake-progress button', '')
}

/** Until nothing of this kind has these words in it. Asked seldom and in the cheapest way: it is work of the page's thread too. */
async function untilNone(window: Page, selector: string, words: string): Promise<void> {
  const isGone = () =>
    window.evaluate(
      (one) =>
        [...document.querySelectorAll(one.selector)].every(({ textContent }) => !textContent.includes(one.words)),
      { selector, words },
    )
  const deadline = performance.now() + hour
  for (let times = 0; times < 3; times = (await isGone()) ? times + 1 : 0) {
    expect(performance.now()).toBeLessThan(deadline)
    await window.waitForTimeout(1000)
  }
}

function note({ what, seconds, tasks, reference }: Phase): void {
  const line = { what, count, seconds: Math.round(seconds), tasks, reference: reference.map(Math.round) }
  if (figures) appendFileSync(figures, `${JSON.stringify(line)}\n`)
}
