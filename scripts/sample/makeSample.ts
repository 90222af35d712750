import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeItem } from './makeItem.ts'
import type { ItemPlan, NotePlan } from './plan.ts'
import { COPY, story } from './story/all.ts'
import { RECORDS, truthOf } from './truth.ts'
import type { MadeItem } from './truth.ts'

async function make(plan: ItemPlan | NotePlan): Promise<MadeItem> {
  if (plan.container === 'txt') return { plan, made: { bytes: new TextEncoder().encode(plan.text) } }
  return { plan, made: await makeItem(plan) }
}

/** Writes the records and `truth.json` into a folder; gives back one line for each file. */
export async function makeSample(outDir: string): Promise<string> {
  const records = join(outDir, RECORDS)
  await rm(records, { recursive: true, force: true })
  await mkdir(records, { recursive: true })
  const items: MadeItem[] = []
  for (const plan of story()) items.push(await make(plan))
  for (const { plan, made } of items) {
    await writeFile(join(records, plan.file), made.bytes)
    if (plan.file === COPY.of) await writeFile(join(records, COPY.file), made.bytes)
  }
  await writeFile(join(outDir, 'truth.json'), `${JSON.stringify(truthOf(items), null, 2)}\n`)
  const lines = items.map(({ plan, made }) => `${String(made.bytes.length).padStart(8)}  ${plan.file}`)
  return [...lines, `${(await readdir(records)).length} records in ${records}`].join('\n')
}
