import type { Of } from '../core/base/parse.ts'
import { tooLarge } from '../core/intake/sniff.ts'
import { type openRefusals, type ReadingDoor } from './contract.ts'
import { openPdf } from './pdf/pdf-source.ts'
import { openPicture } from './picture-source.ts'
import { openTiff } from './pictures/tiff-source.ts'
import type { Source } from './source.ts'
import { openText } from './text-source.ts'

type Ask = Of<ReadingDoor['open']['ask']>
export type OpenRefusal = (typeof openRefusals)[number]

/** Open a document of any kind that we read. */
export async function openSource({ format, bytes, password }: Ask): Promise<Source | OpenRefusal> {
  if (tooLarge(format, bytes.length)) return 'too-large'
  // Bytes that came through a port lie in a buffer of their own, never in shared memory.
  const own =
    bytes.buffer instanceof ArrayBuffer ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length) : bytes.slice()
  switch (format) {
    case 'pdf':
      return openPdf(own, password)
    case 'jpeg':
    case 'png':
      return openPicture(own, format)
    case 'tiff':
      return openTiff(own)
    case 'text':
      return openText(own)
    case 'unknown':
      return 'not-readable'
  }
}
