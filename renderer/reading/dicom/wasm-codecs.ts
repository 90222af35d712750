import charls from '@cornerstonejs/codec-charls/decodewasmjs'
import charlsWasm from '@cornerstonejs/codec-charls/decodewasm?url&inline'
import turbo from '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs'
import turboWasm from '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasm?url&inline'
import openjpeg from '@cornerstonejs/codec-openjpeg/decodewasmjs'
import openjpegWasm from '@cornerstonejs/codec-openjpeg/decodewasm?url&inline'
import { fromBase64 } from '../../core/base/bytes.ts'

/** Values as the code stream has them, and what it says of them. */
export type Unpacked = { readonly bytes: Uint8Array<ArrayBuffer>; readonly bits: number; readonly isPlanar: boolean }

type Make = () => Promise<new () => CodecDecoder>

const quiet = () => undefined
const options = (wasm: string) => ({
  wasmBinary: fromBase64(wasm.slice(wasm.indexOf(',') + 1)),
  print: quiet,
  printErr: quiet,
})

/** The engines lie in the script itself, for nothing is fetched; each is started once. */
const makers = {
  'jpeg-ls': once(async () => (await charls(options(charlsWasm))).JpegLSDecoder),
  'jpeg-2000': once(async () => (await openjpeg(options(openjpegWasm))).J2KDecoder),
  jpeg: once(async () => (await turbo(options(turboWasm))).JPEGDecoder),
} satisfies Record<string, Make>

function once(make: Make): Make {
  let made: ReturnType<Make> | null = null
  return () => (made ??= make())
}

/** Unpack a stream with an engine of its kind. Throws whatever the engine throws on broken data. */
export async function unpack(kind: keyof typeof makers, bytes: Uint8Array): Promise<Unpacked> {
  const Decoder = await makers[kind]()
  const decoder = new Decoder()
  try {
    decoder.getEncodedBuffer(bytes.length).set(bytes)
    decoder.decode()
    const { bitsPerSample, componentCount } = decoder.getFrameInfo()
    const isPlanar = kind === 'jpeg-ls' && componentCount > 1 && decoder.getInterleaveMode?.() === 0
    return { bytes: decoder.getDecodedBuffer().slice(), bits: bitsPerSample, isPlanar }
  } finally {
    decoder.delete()
  }
}
