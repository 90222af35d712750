import * as v from 'valibot'
import { canonicalJson } from '../base/canonical-json.ts'
import { utf8 } from '../base/bytes.ts'
import { PacketId } from '../base/ids.ts'
import type { DocumentFormat } from '../model/source-document.ts'
import { base64, count, hexOf, instant, textUpTo } from '../base/schemas.ts'

export const SHARE_FORMAT = 1
/** Names inside the zip. Originals have neutral numbered names: a hospital's file name may say more than its sender knows. */
export const PACKET_PATH = 'packet.pdf'
export const MANIFEST_PATH = 'manifest.json'
export const SIGNATURE_PATH = 'manifest.sig'

const extensions: Readonly<Record<DocumentFormat, string>> = {
  pdf: 'pdf',
  jpeg: 'jpg',
  png: 'png',
  tiff: 'tif',
  webp: 'webp',
  bmp: 'bmp',
  gif: 'gif',
  heic: 'heic',
  text: 'txt',
  html: 'html',
  docx: 'docx',
  rtf: 'rtf',
  ccda: 'xml',
  fhir: 'fhir',
  dicom: 'dcm',
  hl7v2: 'hl7',
  'health-card': 'shc',
  'apple-health': 'xml',
  csv: 'csv',
  mail: 'eml',
  outlook: 'msg',
  zip: 'zip',
  program: 'bin',
  unknown: 'bin',
}

/** `originals/03.pdf`: the source's number in the packet and what the file is by its content. */
export const originalPath = (number: number, format: DocumentFormat): string =>
  `originals/${String(number).padStart(2, '0')}.${extensions[format]}`

const path = v.pipe(textUpTo(100), v.regex(/^(?:packet\.pdf|originals\/\d{2,5}\.[a-z]{3,4})$/))

/** SF-3: what is in the file, for whom and from whom. `ed25519` is the raw public key, `p256` the SPKI of the packet's signing key. */
export const ShareManifest = v.object({
  kind: v.literal('satchel-share'),
  format: v.literal(SHARE_FORMAT),
  packet: PacketId,
  madeOn: instant,
  recipients: v.literal('passphrase'),
  sender: v.object({ ed25519: hexOf(32), p256: base64 }),
  files: v.pipe(v.array(v.object({ path, size: count, sha256: hexOf(32) })), v.maxLength(20_000)),
})
export type ShareManifest = v.InferOutput<typeof ShareManifest>

/** Only to tell a newer file from a broken one. */
export const AnyShareManifest = v.object({ kind: v.literal('satchel-share'), format: count })

/** The bytes that are hashed into the file and signed: `satchel share manifest 1` and a line feed, then canonical JSON. */
export const signedBytes = (manifestJson: Uint8Array): Uint8Array => {
  const domain = utf8('satchel share manifest 1\n')
  const whole = new Uint8Array(domain.length + manifestJson.length)
  whole.set(domain)
  whole.set(manifestJson, domain.length)
  return whole
}

export const manifestBytes = (manifest: ShareManifest): Uint8Array => utf8(canonicalJson(manifest))
