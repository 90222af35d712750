import { BatchId, newId, PersonId } from '../core/base/ids.ts'
import { askKdf } from '../vault/worker/ask-kdf.ts'
import { findHeader } from '../vault/worker/header-on-disk.ts'
import { connectFolder } from '../vault/worker/vault-folder.ts'
import { recordRows } from './many-records.ts'
import { median, need, pause, rounded, say, type Figure } from './task.ts'
import { openFolder, rosa, workerAt, type VaultPlace } from './vault-at-hand.ts'
import { createInside } from './vault-inside.ts'

const SIZES = [10_000, 100_000]
/** So many records are saved in one frame while the vault is made: what is measured is opening it. */
const TOGETHER = 20
/** After the snapshot so many records are saved in a frame of their own each, as in use. */
const AFTER = 200
const TURNS = 5
/** What connecting to a folder starts beside (a new reader process) has settled after this. */
const SETTLE = 2000

/** Milliseconds: until it is unlocked, of those after the key was there, from then to the first screen, and from then to the last row. */
type Unlocking = {
  readonly unlock: number
  readonly opening: number
  readonly overview: number
  readonly everyRow: number
}

/** Unlocking vaults of many records against their key derivation alone, turn by turn. */
export async function benchUnlock(): Promise<object> {
  const results: Figure[] = []
  for (const records of SIZES) results.push(...(await unlocking(records)))
  return { name: 'unlock', results }
}

async function unlocking(records: number): Promise<Figure[]> {
  const at = await vaultOfMany(records)
  const kdf = await kdfOf(at.place)
  const unlocked: Unlocking[] = []
  const derived: number[] = []
  for (let turn = 0; turn < TURNS; turn++) {
    derived.push(await timedKdf(kdf, at.passphrase))
    unlocked.push(await timedUnlock(at, records))
    await say(`turn ${String(turn + 1)} of ${String(TURNS)}`)
  }
  return figures(records, unlocked, derived)
}

async function vaultOfMany(records: number): Promise<VaultPlace> {
  const { open, place, passphrase } = await createInside(`${String(records)} records`)
  const personId = newId(PersonId)
  const about = { personId, batchId: newId(BatchId), now: open.session.now() }
  need(
    await open.session.commit([{ kind: 'person', row: { ...rosa, look: 0, id: personId } }]),
    'The person cannot be saved',
  )
  const save = async (from: number, to: number): Promise<void> => {
    const rows = Array.from({ length: to - from }, (_, at) => recordRows(from + at, about)).flat()
    need(await open.session.commit(rows), 'Records cannot be saved')
  }
  for (let from = 0; from < records - AFTER; from += TOGETHER) {
    await save(from, from + TOGETHER)
    if (from % 10_000 === 0) await say(`${String(from)} of ${String(records)} records made`)
  }
  if (!(await open.session.writeSnapshot())) throw new Error('The snapshot cannot be written.')
  for (let index = records - AFTER; index < records; index++) await save(index, index + 1)
  // As the screens do after every change: what they show is noted when the vault is locked.
  open.overview()
  await open.forget()
  return { place, passphrase }
}

type Kdf = Parameters<Parameters<Parameters<typeof askKdf>[0]>[0]['derive']>[0]['parameters']

async function kdfOf(place: VaultPlace['place']): Promise<Kdf> {
  const { port } = await openFolder(place)
  const found = need(await findHeader(connectFolder(port)), 'The header cannot be read')
  if (!found) throw new Error('The vault has no header.')
  return found.header.kdf
}

async function timedKdf(parameters: Kdf, passphrase: string): Promise<number> {
  const started = performance.now()
  need(await askKdf((kdf) => kdf.derive({ passphrase, parameters })), 'The key cannot be derived')
  return performance.now() - started
}

async function timedUnlock({ place, passphrase }: VaultPlace, expected: number): Promise<Unlocking> {
  const worker = await workerAt(place)
  await pause(SETTLE)
  const started = performance.now()
  let derivedAt = started
  const onTell = (step: 'deriving' | 'opening'): void => {
    if (step === 'opening') derivedAt = performance.now()
  }
  need(await worker.client.unlock({ by: 'passphrase', passphrase }, { onTell }), 'The vault cannot be unlocked')
  const openedAt = performance.now()
  const { records } = need(await worker.client.overview(null), 'The vault has no overview')
  const overviewAt = performance.now()
  if (records !== expected) throw new Error(`The vault shows ${String(records)} records.`)
  need(await worker.client.people(null), 'The vault has no persons')
  const everyRowAt = performance.now()
  worker.end()
  return {
    unlock: openedAt - started,
    opening: openedAt - derivedAt,
    overview: overviewAt - openedAt,
    everyRow: everyRowAt - openedAt,
  }
}

function figures(records: number, unlocked: readonly Unlocking[], derived: readonly number[]): Figure[] {
  const reference = median(derived)
  const of = (part: keyof Unlocking): number => median(unlocked.map((turn) => turn[part]))
  const spread = (values: readonly number[]): string =>
    `${String(Math.round(Math.min(...values)))} to ${String(Math.round(Math.max(...values)))} ms`
  const wholes = unlocked.map(({ unlock }) => unlock)
  const common = { unit: 'ms', n: TURNS }
  const alone = { ...common, reference: null, ratio: null }
  return [
    {
      ...{
        name: `unlock ${records.toLocaleString('en')} records`,
        ...common,
        ours: rounded(of('unlock')),
        reference: rounded(reference),
      },
      ratio: rounded(reference / of('unlock')),
      notes: `reference: the same key derivation alone in a new worker; unlock ${spread(wholes)}, derivation ${spread(derived)}; each record has four rows; the last ${String(AFTER)} lie in frames of their own after the snapshot`,
    },
    {
      ...{ name: 'over the key derivation', ...alone, ours: rounded(of('unlock') - reference) },
      notes: 'difference of the two medians above; goal at most 100 ms for 10,000 records, 600 ms for 100,000',
    },
    {
      ...{ name: 'opening after the derivation', ...alone, ours: rounded(of('opening')) },
      notes: 'from the worker’s word that the key is there until the vault is open',
    },
    {
      ...{ name: 'first overview after opening', ...alone, ours: rounded(of('overview')) },
      notes: 'what Home asks for, as noted when the vault was locked',
    },
    {
      ...{ name: 'every row there after opening', ...alone, ours: rounded(of('everyRow')) },
      notes: 'what every other screen waits for; the frames after the snapshot are among them',
    },
  ]
}
