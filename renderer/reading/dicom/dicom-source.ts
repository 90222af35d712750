import { noContent, type Content, type MemberRefusal } from '../../core/model/content.ts'
import { parseDicom, type ParsedDicom } from '../../core/interop/dicom/parse-dicom.ts'
import type { Embedded } from '../../core/interop/parsed.ts'
import { sheetSource } from '../sheet-source.ts'
import type { Source } from '../source.ts'
import { frameDrawer, type DecodeFrame } from './draw-frame.ts'
import { FrameDecoder } from './frame-decoder.ts'

/** One for all files: a study is hundreds of them, and a decoder takes longer to start than to work. */
const decoder = new FrameDecoder()
const inWorker: DecodeFrame = (frame) => decoder.decode(frame)

/**
 * A DICOM file as a readable sheet of its header (or its report, or the list of its disc), with its frames beside it.
 * `damaged` where not even a header can be read. `decode` unpacks compressed frames; in a worker unless told otherwise.
 */
export function openDicom(bytes: Uint8Array<ArrayBuffer>, decode: DecodeFrame = inWorker): Promise<Source | 'damaged'> {
  const parsed = parseDicom(bytes)
  if (parsed === 'damaged') return Promise.resolve(parsed)
  const sheet = sheetSource(parsed.parts, () => contentOf(parsed))
  const { file, pixels, embedded } = parsed
  return Promise.resolve({
    ...sheet,
    ...(embedded.length > 0 ? { member: (index: number) => memberOf(embedded, index) } : {}),
    ...(typeof pixels === 'string' ? {} : { frame: frameDrawer(file, pixels, decode) }),
  })
}

const contentOf = ({ stated, dicom, embedded }: ParsedDicom): Content => ({
  ...noContent,
  stated,
  dicom,
  members: embedded.map(({ path, bytes }) => ({ path, size: bytes.length, refused: null })),
})

async function* memberOf(embedded: readonly Embedded[], index: number): AsyncGenerator<Uint8Array | MemberRefusal> {
  const found = embedded[index]
  if (found) yield found.bytes
  await Promise.resolve()
}
