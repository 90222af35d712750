import { shell } from '../desktop/shell.ts'
import type { Task } from './task.ts'

/** What a task does: it writes its files and gives the object that is printed as the last line. */
type Work = (task: Task, mount: () => void) => Promise<object>

/** Each task is loaded alone, so that a run about starting does not load the rest. */
const works: Readonly<Record<string, () => Promise<Work>>> = {
  'eval import': async () => (await import('./eval-import.ts')).evalImport,
  'eval ocr': async () => (await import('./eval-ocr.ts')).evalOcr,
  'eval facts': async () => (await import('./eval-facts.ts')).evalFacts,
  'eval packet': async () => (await import('./eval-packet.ts')).evalPacket,
  'bench start vault': async () => (await import('./bench-start.ts')).makeVault,
  'bench start window': async () => (await import('./bench-start.ts')).showLockScreen,
  'bench unlock': async () => (await import('./bench-unlock.ts')).benchUnlock,
  'bench crypto': async () => (await import('./bench-crypto.ts')).benchCrypto,
  'bench ocr': async () => (await import('./bench-ocr.ts')).benchOcr,
  'bench search': async () => (await import('./bench-search.ts')).benchSearch,
  'bench import': async () => (await import('./bench-import.ts')).benchImport,
}

/**
 * Do what a measuring run was asked for and end the app: one JSON object as the last line, exit status 0 when it ran.
 * `mount` shows the app itself, for tasks that measure it from outside.
 */
export async function measure(task: Task, mount: () => void): Promise<void> {
  try {
    const load = works[task.task]
    if (!load) throw new Error(`There is no ${task.task}; there are ${Object.keys(works).join(', ')}.`)
    const work = await load()
    await end(await work(task, mount), 0)
  } catch (fault) {
    await end({ error: fault instanceof Error ? fault.message : String(fault) }, 1)
  }
}

async function end(result: object, exitCode: number): Promise<void> {
  await shell().measureDone({ line: JSON.stringify(result), exitCode })
}
