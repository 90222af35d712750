import { decodeHeic, libraryIn } from './heic.ts'
import type { PageAnswer, PageAsk } from './page-decoder.ts'

// The library is LGPL: it stays a file of its own that anybody may replace, and is loaded by its address.
const libraryFile = '/vendor/libheif/libheif-bundle.mjs'

let bytes: Uint8Array<ArrayBuffer> | null = null

globalThis.addEventListener('message', ({ data }: MessageEvent<PageAsk>) => {
  if (data.type === 'take') bytes = data.bytes
  else void decode().then(answer)
})

async function decode(): Promise<PageAnswer> {
  try {
    const module: unknown = await import(/* @vite-ignore */ new URL(libraryFile, globalThis.location.href).href)
    const library = libraryIn(module)
    return library && bytes ? await decodeHeic(library, bytes) : null
  } catch {
    return null // the decoder throws strings and numbers on broken data
  }
}

function answer(rgba: PageAnswer): void {
  globalThis.postMessage(rgba, { transfer: rgba ? [rgba.data.buffer] : [] })
}
