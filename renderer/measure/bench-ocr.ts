import { DirectReader, ocrWorkers } from './direct-reader.ts'
import { bytesOf, say, secondsSince, type Task } from './task.ts'

type File = { readonly path: string; readonly bytes: Uint8Array<ArrayBuffer> }

/**
 * Reads the task's pictures three times: by the engine alone one after the other and as many at a time as there are cores,
 * and as the app reads them. Seconds for all of them, and the texts, which scripts/bench/ocr.mjs compares with the truth.
 */
export async function benchOcr({ files }: Task): Promise<object> {
  const pictures = await picturesOf(files ?? [])
  const reader = new DirectReader()
  await reader.start()
  // The first pages start the workers, which the others find ready.
  await readAll(reader, pictures.slice(0, ocrWorkers()), 'engine', ocrWorkers())
  const one = await readAll(reader, pictures, 'engine', 1)
  await say(`engine alone, one at a time: ${String(one.seconds)} s`)
  const all = await readAll(reader, pictures, 'engine', ocrWorkers())
  await say(`engine alone, ${String(ocrWorkers())} at a time: ${String(all.seconds)} s`)
  // One more than there are workers, so that a picture is cleaned while others are read.
  const whole = await readAll(reader, pictures, 'ocr', ocrWorkers() + 1)
  const { seconds, texts, missed } = whole
  return {
    pages: pictures.length,
    workers: ocrWorkers(),
    one: one.seconds,
    all: all.seconds,
    whole: seconds,
    texts,
    missed,
  }
}

async function picturesOf(files: NonNullable<Task['files']>): Promise<File[]> {
  const pictures: File[] = []
  for (const { path } of files) {
    const bytes = /\.(?:png|jpg)$/.test(path) ? await bytesOf(path) : null
    if (bytes) pictures.push({ path, bytes })
  }
  return pictures
}

type Texts = { readonly seconds: number; readonly texts: Record<string, string>; readonly missed: number }

/** `missed`: pages that took too long or broke, of which there is no text. The engine alone must read them all. */
async function readAll(
  reader: DirectReader,
  pictures: readonly File[],
  mode: 'ocr' | 'engine',
  atOnce: number,
): Promise<Texts> {
  const left = [...pictures]
  const texts: Record<string, string> = {}
  let missed = 0
  const started = performance.now()
  const work = async (): Promise<void> => {
    for (let next = left.shift(); next; next = left.shift()) {
      const { pages } = await reader.read(next.bytes.slice(), mode)
      if (pages.every(({ text }) => text === null)) missed++
      texts[next.path] = pages.map(({ text }) => text?.text ?? '').join('\f')
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  if (mode === 'engine' && missed > 0) throw new Error(`The engine alone could not read ${String(missed)} pictures.`)
  return { seconds: secondsSince(started), texts, missed }
}
