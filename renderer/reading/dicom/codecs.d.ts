/** Emscripten modules of the cornerstone codecs, as far as they are used. */
type CodecFrame = {
  readonly width: number
  readonly height: number
  readonly bitsPerSample: number
  readonly componentCount: number
  readonly isSigned?: boolean
}
type CodecDecoder = {
  getEncodedBuffer(length: number): Uint8Array
  getDecodedBuffer(): Uint8Array<ArrayBuffer>
  getFrameInfo(): CodecFrame
  getInterleaveMode?(): number
  decode(): void
  delete(): void
}
type CodecStart<Name extends string> = (options: {
  wasmBinary: Uint8Array
  print(text: string): void
  printErr(text: string): void
}) => Promise<Record<Name, new () => CodecDecoder>>

declare module '@cornerstonejs/codec-charls/decodewasmjs' {
  const start: CodecStart<'JpegLSDecoder'>
  export default start
}
declare module '@cornerstonejs/codec-openjpeg/decodewasmjs' {
  const start: CodecStart<'J2KDecoder'>
  export default start
}
declare module '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs' {
  const start: CodecStart<'JPEGDecoder'>
  export default start
}
declare module 'jpeg-lossless-decoder-js' {
  export class Decoder {
    decode(buffer: ArrayBuffer, offset: number, length: number): Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer>
  }
}
/** A file as a data: address (base64), whatever its kind. */
declare module '*?url&inline' {
  const dataAddress: string
  export default dataAddress
}
