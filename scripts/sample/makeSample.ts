import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Kit, Plan } from './kit.ts'
import { makeItem } from './makeItem.ts'
import type { ItemPlan } from './plan.ts'
import { FIRST } from './story/all.ts'
import { RECORDS } from './itemTruth.ts'
import { truthOf } from './truth.ts'
import type { MadeItem, MadePaper } from './itemTruth.ts'

async function makeAll(plans: readonly ItemPlan[]): Promise<MadePaper[]> {
  const made: MadePaper[] = []
  for (const plan of plans) made.push({ plan, made: await makeItem(plan) })
  return made
}

/** The bytes of one planned record. */
export async function make(plan: Plan): Promise<MadeItem> {
  if ('files' in plan) {
    const members = await makeAll(plan.members ?? [])
    const inside = members.map((member) => ({ path: member.plan.file, bytes: member.made.bytes }))
    return { plan, made: { files: plan.files(inside), members } }
  }
  if (plan.container === 'txt') return { plan, made: { bytes: new TextEncoder().encode(plan.text) } }
  return { plan, made: await makeItem(plan) }
}

/** The files of a record, below the folder of the records. */
export function filesOf({ plan, made }: MadeItem): { path: string; bytes: Uint8Array }[] {
  return 'files' in made ? made.files : [{ path: plan.file, bytes: made.bytes }]
}

async function write(records: string, path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(join(records, path)), { recursive: true })
  await writeFile(join(records, path), bytes)
}

/** Writes the records of a kit and `truth.json` into a folder; gives back one line for each record. */
export async function makeSample(outDir: string, kit: Kit = FIRST): Promise<string> {
  const records = join(outDir, RECORDS)
  await rm(records, { recursive: true, force: true })
  await mkdir(records, { recursive: true })
  const items: MadeItem[] = []
  for (const plan of kit.plans()) items.push(await make(plan))
  const copies = kit.copies.flatMap(({ file, of }) =>
    items
      .filter(({ plan }) => plan.file === of)
      .flatMap(filesOf)
      .map(({ bytes }) => ({ path: file, bytes })),
  )
  for (const { path, bytes } of [...items.flatMap(filesOf), ...copies]) await write(records, path, bytes)
  await writeFile(join(outDir, 'truth.json'), `${JSON.stringify(truthOf(kit, items), null, 2)}\n`)
  const lines = items.map((item) => {
    const size = filesOf(item).reduce((sum, { bytes }) => sum + bytes.length, 0)
    return `${String(size).padStart(8)}  ${item.plan.file}`
  })
  return [...lines, `${items.length + copies.length} records in ${records}`].join('\n')
}
