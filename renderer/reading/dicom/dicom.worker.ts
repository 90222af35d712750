import { decodeStream } from './decode-stream.ts'
import type { FrameAnswer, FrameAsk } from './frame-decoder.ts'

globalThis.addEventListener('message', ({ data }: MessageEvent<FrameAsk>) => {
  void decodeStream(data).then(answer, () => answer(null))
})

function answer(frame: FrameAnswer): void {
  globalThis.postMessage(frame, { transfer: frame ? [frame.bytes.buffer] : [] })
}
