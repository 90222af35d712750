import { createWorker, OEM, PSM, type Page, type Worker } from 'tesseract.js'

/** Everything the engine loads comes from the app's own origin (scripts/vendor-files.mjs puts it there). */
const engine = '/vendor/tesseract'
const model = '/vendor/ocr'

/** A picture this large (bytes) leaves a worker with memory that it cannot give back: another takes its place. */
const leavesMuch = 10_000_000

const startPatience = 15_000

/** Set on every image: unset, the engine takes pages apart with many times the errors (performance.md, OCR 1). */
const automaticLayout = PSM.AUTO
/** For a list of pieces that we have put together ourselves: lines below each other, no layout. */
const oneBlock = PSM.SINGLE_BLOCK

/** `patience` in milliseconds, from when a picture's turn comes; `isList`: lines below each other and nothing else. */
type Wanted = { readonly patience: number; readonly isList?: boolean }
type Setting = { readonly dpi: number; readonly isList: boolean }

/** What came of one image. `late`: it took longer than allowed; `failed`: the engine broke. */
export type Recognised = { readonly state: 'read'; readonly page: Page } | { readonly state: 'late' | 'failed' }

type Slot = { worker: Promise<Worker> | null; busy: boolean }

/**
 * OCR workers, started when first needed and used again; one that hangs or breaks is ended and replaced, and the others
 * go on. Images beyond the number of workers wait their turn.
 */
export class OcrPool {
  private slots: Slot[] = []
  private readonly waiting: ((slot: Slot) => void)[] = []

  constructor(workers: number) {
    this.share(workers)
  }

  /** From now on so many workers. One too many ends when it has done what it is at. */
  share(workers: number): void {
    const more = Math.max(0, workers - this.slots.length)
    const all = [...this.slots, ...Array.from({ length: more }, () => ({ worker: null, busy: false }))]
    const [kept, spare] = [all.slice(0, workers), all.slice(workers)]
    this.slots = kept
    for (const slot of spare) if (!slot.busy) this.end(slot)
    for (const slot of kept) if (!slot.busy && this.waiting.length > 0) this.release(slot)
  }

  /** Recognise a picture file (PGM, PNG, JPEG). `dpi`: 0 where unknown. */
  async recognise(picture: Uint8Array, dpi: number, { patience, isList = false }: Wanted): Promise<Recognised> {
    const slot = await this.freeSlot()
    try {
      const recognised = await withinTime(this.recogniseWith(slot, picture, { dpi, isList }), patience)
      if (recognised.state !== 'read' || picture.length > leavesMuch) this.end(slot)
      return recognised
    } finally {
      this.release(slot)
    }
  }

  private async recogniseWith(slot: Slot, picture: Uint8Array, { dpi, isList }: Setting): Promise<Recognised> {
    try {
      const worker = await (slot.worker ??= startWorker())
      await worker.setParameters({
        user_defined_dpi: String(credible(dpi)),
        tessedit_pageseg_mode: isList ? oneBlock : automaticLayout,
      })
      // The package's types name the images of its own loader; it hands a byte array on as it is.
      const image = picture as unknown as HTMLImageElement
      const { data } = await worker.recognize(image, {}, { text: false, blocks: true })
      return { state: 'read', page: data }
    } catch {
      return { state: 'failed' } // the engine rejects with strings; none of them says more than this
    }
  }

  private freeSlot(): Promise<Slot> {
    const free = this.slots.find(({ busy }) => !busy)
    if (!free) return new Promise((take) => this.waiting.push(take))
    free.busy = true
    return Promise.resolve(free)
  }

  private release(slot: Slot): void {
    const isWanted = this.slots.includes(slot)
    const next = isWanted ? this.waiting.shift() : undefined
    slot.busy = next !== undefined
    if (next) next(slot)
    else if (!isWanted) this.end(slot)
  }

  private end(slot: Slot): void {
    const { worker } = slot
    slot.worker = null
    worker?.then((started) => started.terminate()).catch(() => null) // one that never started has nothing to end
  }
}

/** The engine takes 70 to 2400 at their word and estimates for itself from the letters where it gets 0. */
const credible = (dpi: number): number => (dpi >= 70 && dpi <= 2400 ? Math.round(dpi) : 0)

function withinTime(work: Promise<Recognised>, patience: number): Promise<Recognised> {
  return new Promise((settle) => {
    const timer = setTimeout(() => settle({ state: 'late' }), patience)
    void work.then((recognised) => {
      clearTimeout(timer)
      settle(recognised)
    })
  })
}

async function startWorker(): Promise<Worker> {
  let giveUp: (fault: Error) => void = () => undefined
  const tooLong = new Promise<never>((_, reject) => (giveUp = reject))
  const timer = setTimeout(() => giveUp(new Error('OCR worker did not start')), startPatience)
  const starting = createWorker('eng', OEM.LSTM_ONLY, {
    workerPath: `${engine}/worker.min.js`,
    corePath: engine,
    langPath: model,
    gzip: false,
    workerBlobURL: false,
    cacheMethod: 'none',
    errorHandler: () => undefined, // without one the package throws where nobody can catch; the promise rejects as well
  })
  try {
    const worker = await Promise.race([starting, tooLong])
    await worker.setParameters({ tessedit_pageseg_mode: automaticLayout })
    return worker
  } finally {
    clearTimeout(timer)
  }
}
