// The only platform that core/ may know. No DOM, no Node, no clock of the wall, no disk.
declare class TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean })
  decode(bytes?: Uint8Array): string
}

type KeyUsage = 'sign' | 'verify' | 'deriveBits'
interface CryptoKey {
  readonly type: string
  readonly extractable: boolean
}
interface CryptoKeyPair {
  readonly privateKey: CryptoKey
  readonly publicKey: CryptoKey
}
interface SubtleCrypto {
  digest(algorithm: string, data: Uint8Array): Promise<ArrayBuffer>
  sign(algorithm: object | string, key: CryptoKey, data: Uint8Array): Promise<ArrayBuffer>
  verify(algorithm: object | string, key: CryptoKey, signature: Uint8Array, data: Uint8Array): Promise<boolean>
  generateKey(algorithm: object, extractable: boolean, usages: readonly KeyUsage[]): Promise<CryptoKeyPair>
  importKey(
    format: 'pkcs8' | 'spki' | 'raw',
    data: Uint8Array,
    algorithm: object,
    extractable: boolean,
    usages: readonly KeyUsage[],
  ): Promise<CryptoKey>
  exportKey(format: 'pkcs8' | 'spki' | 'raw', key: CryptoKey): Promise<ArrayBuffer>
}
interface Crypto {
  getRandomValues<T extends ArrayBufferView>(array: T): T
  readonly subtle: SubtleCrypto
}
declare const crypto: Crypto

interface ReadableStreamDefaultReader<T> {
  read(): Promise<{ done: false; value: T } | { done: true; value?: undefined }>
}
interface ReadableStream<T> {
  getReader(): ReadableStreamDefaultReader<T>
  pipeThrough<U>(stream: { readable: ReadableStream<U>; writable: unknown }): ReadableStream<U>
}
declare class CompressionStream {
  constructor(format: 'gzip' | 'deflate' | 'deflate-raw')
  readonly readable: ReadableStream<Uint8Array<ArrayBuffer>>
  readonly writable: { getWriter(): { write(bytes: Uint8Array): Promise<void>; close(): Promise<void> } }
}
declare class DecompressionStream extends CompressionStream {}
declare const performance: { now(): number }
