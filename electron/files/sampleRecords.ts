import { ok, refuse, type Refusal, type Result } from '../../renderer/core/base/result.ts'
import { join } from 'node:path'
import { bytesOf, filesBelow } from './plainFiles.ts'

/** The made-up records that come with the app; what is true about them stays out. */
export async function readSampleRecords(
  folder: string,
): Promise<Result<{ name: string; bytes: Uint8Array }[], Refusal<'not-there'>>> {
  const found = await filesBelow(folder).catch(() => [])
  const names = found.map(({ path }) => path).filter((path) => isRecord(path))
  if (names.length === 0) return refuse('not-there')
  return ok(await Promise.all(names.map(async (name) => ({ name, bytes: await bytesOf(join(folder, name)) }))))
}

const isRecord = (path: string): boolean =>
  path !== 'truth.json' && !path.split('/').some((part) => part.startsWith('.'))
