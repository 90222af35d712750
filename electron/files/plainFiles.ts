import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Every file below a folder as a relative path with `/`, in order. Links are left out. */
export async function filesBelow(folder: string, prefix = ''): Promise<{ path: string; size: number }[]> {
  const entries = await readdir(join(folder, prefix), { withFileTypes: true })
  const sorted = entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  const files: { path: string; size: number }[] = []
  for (const entry of sorted) {
    const path = prefix + entry.name
    if (entry.isDirectory()) files.push(...(await filesBelow(folder, `${path}/`)))
    if (entry.isFile()) files.push({ path, size: (await stat(join(folder, path))).size })
  }
  return files
}

/** The path of a file below a folder; null for anything that is not a plain relative path, such as one with `..`. */
export function below(folder: string, path: string): string | null {
  const parts = path.split('/')
  const isPlain = parts.every((part) => part !== '' && part !== '.' && part !== '..' && !/[\\\0:]/.test(part))
  return isPlain ? join(folder, ...parts) : null
}

/** A file's bytes in memory of their own. */
export const bytesOf = async (path: string): Promise<Uint8Array> => new Uint8Array(await readFile(path))
