import { decodeTiffPage, tiffPages } from './tiff.ts'
import type { PageAnswer, PageAsk } from './page-decoder.ts'

// The decoder asks `window` for an optional colour converter when it meets CMYK; a worker has none.
Reflect.set(globalThis, 'window', globalThis)

let bytes: Uint8Array<ArrayBuffer> | null = null

globalThis.addEventListener('message', ({ data }: MessageEvent<PageAsk>) => {
  if (data.type === 'take') bytes = data.bytes
  else answer(decode(data.page))
})

function decode(page: number): PageAnswer {
  const wanted = bytes && tiffPages(bytes)?.[page]
  if (!bytes || !wanted) return null
  try {
    return decodeTiffPage(bytes, wanted)
  } catch {
    return null // the decoder throws strings, numbers and errors on broken data
  }
}

function answer(rgba: PageAnswer): void {
  globalThis.postMessage(rgba, { transfer: rgba ? [rgba.data.buffer] : [] })
}
