import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { KITS } from '../../scripts/sample/kits.ts'
import type { Plan } from '../../scripts/sample/kit.ts'
import { filesOf, make } from '../../scripts/sample/makeSample.ts'

async function hashes(plans: readonly Plan[]): Promise<Record<string, string>> {
  const all: Record<string, string> = {}
  for (const plan of plans) {
    for (const { path, bytes } of filesOf(await make(plan)))
      all[path] = createHash('sha256').update(bytes).digest('hex')
  }
  return all
}

it.each(['all', 'harold', 'maria'])(
  'every file of the kit %s comes out byte for byte the same again',
  { timeout: 900_000 },
  async (name) => {
    const kit = KITS[name]
    if (kit === undefined) throw new Error(name)
    const once = await hashes(kit.plans())
    expect(await hashes(kit.plans())).toEqual(once)
    expect(Object.keys(once).length).toBeGreaterThan(25)
  },
)
