import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import * as v from 'valibot'
import { parseJson, type Of } from '../../renderer/core/base/parse.ts'
import { ok, refuse, type Refusal, type Result } from '../../renderer/core/base/result.ts'
import type { PageDoor } from '../contract.ts'
import { below, bytesOf, filesBelow } from './plainFiles.ts'

const Order = v.object({
  task: v.string(),
  files: v.optional(v.string()),
  out: v.optional(v.string()),
  /** Whose the files are: a name and a birth date (ISO 8601); the made-up patient where nobody is named. */
  person: v.optional(v.object({ name: v.string(), born: v.string() })),
})

/** What a measuring run was asked for: a task, a folder to read and a folder to write. */
export type Order = v.InferOutput<typeof Order>

/** The order in `SATCHEL_MEASURE`; null in ordinary use, and where it is not one. */
export function readOrder(text: string | undefined): Order | null {
  const order = text === undefined ? null : parseJson(Order, text)
  return order?.ok ? order.value : null
}

/** The page's view of the order: the files by relative path, never where they are. */
export async function taskOf(order: Order | null): Promise<Of<PageDoor['measureTask']['gives']>> {
  if (!order) return null
  const { task, files, person = null } = order
  return { task, files: files === undefined ? null : await filesBelow(files), person }
}

/** One file of the folder to read. */
export async function readMeasured(
  order: Order | null,
  path: string,
): Promise<Result<Uint8Array, Refusal<'not-there'>>> {
  const file = order?.files === undefined ? null : below(order.files, path)
  if (file === null) return refuse('not-there')
  try {
    return ok(await bytesOf(file))
  } catch {
    return refuse('not-there')
  }
}

/** One file of the folder to write; folders on the way are made. */
export async function writeMeasured(
  order: Order | null,
  path: string,
  content: string | Uint8Array,
): Promise<Result<null, Refusal<'not-writable'>>> {
  const file = order?.out === undefined ? null : below(order.out, path)
  if (file === null) return refuse('not-writable')
  try {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, content)
    return ok(null)
  } catch {
    return refuse('not-writable')
  }
}
