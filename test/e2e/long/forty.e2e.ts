// Everything on the stick of the usability test (ux.md §6): forty items of one patient, dropped as one folder. Each ends in the
// state that the truth of the kit expects, what is a stranger's is kept out, and the sixty-page scan is cut where its reports begin.
import { cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { intakeText } from '../../../renderer/text/en/intake.ts'
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
  await close()
})

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
