/** Transfer syntaxes by name (PS3.6 annex A). */
export const syntaxes = {
  implicit: '1.2.840.10008.1.2',
  explicit: '1.2.840.10008.1.2.1',
  deflated: '1.2.840.10008.1.2.1.99',
  bigEndian: '1.2.840.10008.1.2.2',
  baseline: '1.2.840.10008.1.2.4.50',
  extended: '1.2.840.10008.1.2.4.51',
  lossless: '1.2.840.10008.1.2.4.57',
  losslessFirst: '1.2.840.10008.1.2.4.70',
  jpegLs: '1.2.840.10008.1.2.4.80',
  jpegLsLossy: '1.2.840.10008.1.2.4.81',
  jpeg2000Lossless: '1.2.840.10008.1.2.4.90',
  jpeg2000: '1.2.840.10008.1.2.4.91',
  rle: '1.2.840.10008.1.2.5',
} as const

/** How compressed frames are unpacked; `native`: they are not compressed. */
export type Codec = 'native' | 'rle' | 'jpeg' | 'jpeg-lossless' | 'jpeg-ls' | 'jpeg-2000'

const known: Readonly<Record<string, { readonly codec: Codec; readonly words: string }>> = {
  [syntaxes.implicit]: { codec: 'native', words: 'not compressed (implicit, little-endian)' },
  [syntaxes.explicit]: { codec: 'native', words: 'not compressed (explicit, little-endian)' },
  [syntaxes.deflated]: { codec: 'native', words: 'whole file deflated' },
  [syntaxes.bigEndian]: { codec: 'native', words: 'not compressed (explicit, big-endian)' },
  [syntaxes.baseline]: { codec: 'jpeg', words: 'JPEG, 8 bits' },
  [syntaxes.extended]: { codec: 'jpeg', words: 'JPEG, up to 12 bits' },
  [syntaxes.lossless]: { codec: 'jpeg-lossless', words: 'JPEG, lossless' },
  [syntaxes.losslessFirst]: { codec: 'jpeg-lossless', words: 'JPEG, lossless (first-order)' },
  [syntaxes.jpegLs]: { codec: 'jpeg-ls', words: 'JPEG-LS, lossless' },
  [syntaxes.jpegLsLossy]: { codec: 'jpeg-ls', words: 'JPEG-LS, near-lossless' },
  [syntaxes.jpeg2000Lossless]: { codec: 'jpeg-2000', words: 'JPEG 2000, lossless' },
  [syntaxes.jpeg2000]: { codec: 'jpeg-2000', words: 'JPEG 2000' },
  [syntaxes.rle]: { codec: 'rle', words: 'RLE, lossless' },
  '1.2.840.10008.1.2.4.53': { codec: 'jpeg', words: 'JPEG, spectral selection' },
  '1.2.840.10008.1.2.4.55': { codec: 'jpeg', words: 'JPEG, progressive' },
}

/** Syntaxes whose pictures are not drawn here. */
const foreign: readonly (readonly [RegExp, string])[] = [
  [/^1\.2\.840\.10008\.1\.2\.4\.(?:9[2-3])$/, 'JPEG 2000, several components'],
  [/^1\.2\.840\.10008\.1\.2\.4\.(?:9[4-5]|20[4-5])$/, 'pictures kept elsewhere'],
  [/^1\.2\.840\.10008\.1\.2\.4\.10[0-8]/, 'video (MPEG)'],
  [/^1\.2\.840\.10008\.1\.2\.4\.20[1-3]$/, 'High-Throughput JPEG 2000'],
  [/^1\.2\.840\.10008\.1\.2\.4\.11/, 'JPEG XL'],
]

/** How frames are unpacked; null where this application cannot. */
export const codecOf = (syntax: string): Codec | null => known[syntax]?.codec ?? null

/** The transfer syntax in words, with its identifier. */
export function syntaxWords(syntax: string): string {
  const words = known[syntax]?.words ?? foreign.find(([pattern]) => pattern.test(syntax))?.[1]
  return words === undefined ? syntax : `${words} (${syntax})`
}
