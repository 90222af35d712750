import { concat, toHex, utf8 } from '../base/bytes.ts'
import { ok, refuse, type Refusal, type Result } from '../base/result.ts'
import { buildCms, signedAttributes } from './cms.ts'
import { BYTE_RANGE_HOLE, CMS_ROOM, CONTENTS_HOLE, DATE_HOLE, lastIndexOf, SIGNATURE_HOLE } from './signature-hole.ts'
import { ECDSA_SHA256, P256, type SigningKey } from './signing-key.ts'

/** `no-placeholder`: the PDF has no hole for a signature. `bad-date`: not a PDF date. `bad-key`: the key cannot be used. */
export type SignRefusal = 'no-placeholder' | 'bad-date' | 'bad-key'

const PDF_DATE = /^D:\d{14}(?:Z|[+-]\d{2}'\d{2}')$/

/** An instant (`2026-05-04T12:34:56.789Z`) as a PDF date (`D:20260504123456Z`, ISO 32000-1 §7.9.4). */
export const pdfDate = (instant: string): string => `D:${instant.replace(/\D/g, '').slice(0, 14)}Z`

/**
 * Fill the hole that the packet's assembler left: PAdES B-B (ETSI EN 319 142-1), SubFilter ETSI.CAdES.detached, over all bytes but
 * the value of /Contents. `signedAt` is a PDF date and goes into /M, before anything is hashed. The given bytes are not changed.
 */
export async function signPdf(
  pdf: Uint8Array,
  key: Pick<SigningKey, 'privateKey' | 'certificate'>,
  { signedAt }: { readonly signedAt: string },
): Promise<Result<Uint8Array<ArrayBuffer>, Refusal<SignRefusal>>> {
  if (!PDF_DATE.test(signedAt)) return refuse('bad-date')
  const hole = lastIndexOf(pdf, SIGNATURE_HOLE)
  if (hole < 0) return refuse('no-placeholder')

  const signed = new Uint8Array(pdf)
  const contents = hole + `/ByteRange ${BYTE_RANGE_HOLE}\n/Contents `.length
  const after = contents + CONTENTS_HOLE.length
  const range = `[ 0 ${contents} ${after} ${pdf.length - after} ]`
  signed.set(utf8(range.padEnd(BYTE_RANGE_HOLE.length)), hole + '/ByteRange '.length)
  signed.set(utf8(`(${signedAt})`.padEnd(DATE_HOLE.length + 2)), after + '\n/M '.length)

  const digest = await sha256(concat(signed.subarray(0, contents), signed.subarray(after)))
  const cms = await signDigest(digest, key)
  if (!cms || cms.length > CMS_ROOM) return refuse('bad-key')
  signed.set(utf8(toHex(cms)), contents + 1)
  return ok(signed)
}

async function signDigest(
  digest: Uint8Array,
  key: Pick<SigningKey, 'privateKey' | 'certificate'>,
): Promise<Uint8Array | null> {
  const attributes = signedAttributes(digest, await sha256(new Uint8Array(key.certificate)))
  try {
    const secret = await crypto.subtle.importKey('pkcs8', new Uint8Array(key.privateKey), P256, false, ['sign'])
    const signature = new Uint8Array(await crypto.subtle.sign(ECDSA_SHA256, secret, new Uint8Array(attributes)))
    return buildCms(key.certificate, attributes, signature)
  } catch {
    return null // bytes that are no P-256 key
  }
}

/** SHA-256. The buffer type is what WebCrypto's own types ask for. */
export const sha256 = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
