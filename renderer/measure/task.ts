import type { PageDoor } from '../../electron/contract.ts'
import type { Of } from '../core/base/parse.ts'
import type { Refusal, Result } from '../core/base/result.ts'
import { shell } from '../desktop/shell.ts'

/** What a measuring run was asked for: its name, and the files below its folder by relative path. */
export type Task = NonNullable<Of<PageDoor['measureTask']['gives']>>

/** The value, or an error that ends the run with a sentence: a measure that cannot be taken has no figure. */
export function need<T>(result: Result<T, Refusal<string>>, what: string): T {
  if (result.ok) return result.value
  throw new Error(
    `${what}: ${result.error.code}${result.error.detail === undefined ? '' : ` (${result.error.detail})`}`,
  )
}

/** One line of progress. */
export const say = async (line: string): Promise<void> => void (await shell().measureLog({ line }))

/** A file of the folder to read; null where it cannot be read. */
export async function bytesOf(path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const read = await shell().measureFile({ path })
  return read.ok ? new Uint8Array(read.value) : null
}

export async function write(path: string, text: string): Promise<void> {
  need(await shell().measureWrite({ path, text }), `${path} could not be written`)
}

/** A file's name without the folders it lies in. */
export const lastPart = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

export const pause = (milliseconds: number): Promise<void> => new Promise((go) => setTimeout(go, milliseconds))

/** Seconds since `started` (performance.now), to the millisecond. */
export const secondsSince = (started: number): number => rounded((performance.now() - started) / 1000)

export const rounded = (value: number): number => Math.round(value * 1000) / 1000

/** The middle value: less moved by one slow turn than the mean. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}

/** One figure of a bench; `ratio` is our speed over the reference's, larger is better, null where there is no reference. */
export type Figure = {
  readonly name: string
  readonly ours: number
  readonly reference: number | null
  readonly ratio: number | null
  readonly unit: string
  readonly n: number
  readonly notes: string
}
