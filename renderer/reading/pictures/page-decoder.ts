import type { Rgba } from '../raster.ts'

/** To and from a decoding worker. Both ends are ours and the worker holds no rules, so the messages are not parsed again. */
export type PageAsk =
  | { readonly type: 'take'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly type: 'decode'; readonly page: number }
export type PageAnswer = Rgba | null

/** Decodes the pages of one file in a worker of its own, which is ended when one hangs or breaks. */
export class PageDecoder {
  private worker: Worker | null = null
  private last: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly bytes: Uint8Array<ArrayBuffer>,
    private readonly startWorker: () => Worker,
    private readonly patience = 12_000,
  ) {}

  /** A page (from 0), one after the other. Null where the page is broken or takes too long. */
  decode(page: number): Promise<PageAnswer> {
    const next = this.last.then(() => this.decodeNow(page))
    this.last = next
    return next
  }

  private decodeNow(page: number): Promise<PageAnswer> {
    const worker = (this.worker ??= this.start())
    return new Promise((settle) => {
      const end = (answer: PageAnswer) => {
        clearTimeout(timer)
        settle(answer)
      }
      const fail = () => {
        this.close()
        end(null)
      }
      const timer = setTimeout(fail, this.patience)
      worker.onmessage = ({ data }: MessageEvent<PageAnswer>) => end(data)
      worker.onerror = fail
      worker.postMessage({ type: 'decode', page } satisfies PageAsk)
    })
  }

  close(): void {
    this.worker?.terminate()
    this.worker = null
  }

  private start(): Worker {
    const worker = this.startWorker()
    worker.postMessage({ type: 'take', bytes: this.bytes } satisfies PageAsk)
    return worker
  }
}
