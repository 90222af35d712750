import { OcrPool } from '../reading/ocr/ocr-pool.ts'
import { DirectReader, ocrWorkers } from './direct-reader.ts'
import { bytesOf, say, secondsSince, type Task } from './task.ts'

const patience = 300_000

type File = { readonly path: string; readonly bytes: Uint8Array<ArrayBuffer> }

/**
 * Reads the task's pictures three times: by the engine alone with one worker and with one a core, and as the app reads them.
 * Seconds for all of them, and the texts, which the script that made them compares with the truth (scripts/bench/ocr.mjs).
 */
export async function benchOcr({ files }: Task): Promise<object> {
  const pictures = await picturesOf(files ?? [])
  const one = await rawSeconds(pictures, 1)
  await say(`engine alone, one worker: ${String(one)} s`)
  const all = await rawSeconds(pictures, ocrWorkers())
  await say(`engine alone, ${String(ocrWorkers())} workers: ${String(all)} s`)
  const reader = new DirectReader()
  await reader.start()
  // The first page starts the workers, which the others find ready.
  for (const { bytes } of pictures.slice(0, 1)) await reader.read(bytes.slice(), 'ocr')
  const started = performance.now()
  const texts = await asTheAppReads(reader, pictures)
  return { pages: pictures.length, workers: ocrWorkers(), one, all, whole: secondsSince(started), texts }
}

async function picturesOf(files: NonNullable<Task['files']>): Promise<File[]> {
  const pictures: File[] = []
  for (const { path } of files) {
    const bytes = /\.(?:png|jpg)$/.test(path) ? await bytesOf(path) : null
    if (bytes) pictures.push({ path, bytes })
  }
  return pictures
}

/** The files as they are, handed to the engine; it has read one before, so that its start does not count. */
async function rawSeconds(pictures: readonly File[], workers: number): Promise<number> {
  const pool = new OcrPool(workers)
  const read = async ({ path, bytes }: File): Promise<void> => {
    const { state } = await pool.recognise(bytes.slice(), 0, { patience })
    if (state !== 'read') throw new Error(`The engine alone could not read ${path}: ${state}.`)
  }
  await Promise.all(pictures.slice(0, workers).map(read))
  const started = performance.now()
  await Promise.all(pictures.map(read))
  const seconds = secondsSince(started)
  pool.share(0)
  return seconds
}

async function asTheAppReads(reader: DirectReader, pictures: readonly File[]): Promise<Record<string, string>> {
  const left = [...pictures]
  const texts: Record<string, string> = {}
  const work = async (): Promise<void> => {
    for (let next = left.shift(); next; next = left.shift()) {
      const { pages } = await reader.read(next.bytes, 'ocr')
      texts[next.path] = pages.map(({ text }) => text?.text ?? '').join('\f')
    }
  }
  await Promise.all(Array.from({ length: ocrWorkers() + 1 }, work))
  return texts
}
