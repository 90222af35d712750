import type { CompressedFrame, DecodedFrame } from './decoded.ts'

/** To and from dicom.worker.ts. Both ends are ours and the worker holds no rules, so the messages are not parsed again. */
export type FrameAsk = CompressedFrame
export type FrameAnswer = DecodedFrame | null

/** Longer than any frame of 100 megapixels takes; a hostile stream can keep a decoder busy for ever. */
const patience = 30_000

/** A frame this large (values) leaves a worker with memory that it cannot give back: another takes its place. */
const leavesMuch = 32_000_000

/** Unpacks one frame after the other in a worker, which is ended when one hangs. */
export class FrameDecoder {
  private worker: Worker | null = null
  private last: Promise<unknown> = Promise.resolve()

  /** Null where the frame is broken or takes too long. */
  decode(frame: CompressedFrame): Promise<FrameAnswer> {
    const next = this.last.then(() => this.decodeNow(frame))
    this.last = next
    return next
  }

  private decodeNow(frame: CompressedFrame): Promise<FrameAnswer> {
    const worker = (this.worker ??= new Worker(new URL('./dicom.worker.ts', import.meta.url), { type: 'module' }))
    return new Promise((settle) => {
      const { columns, rows, samples } = frame.shape
      const end = (answer: FrameAnswer) => {
        clearTimeout(timer)
        if (columns * rows * samples > leavesMuch) this.close()
        settle(answer)
      }
      const fail = () => {
        this.close()
        end(null)
      }
      const timer = setTimeout(fail, patience)
      worker.onmessage = ({ data }: MessageEvent<FrameAnswer>) => end(data)
      worker.onerror = fail
      worker.postMessage({ ...frame, bytes: frame.bytes.slice() } satisfies FrameAsk)
    })
  }

  private close(): void {
    this.worker?.terminate()
    this.worker = null
  }
}
