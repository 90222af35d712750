import { readAllDer, readDer, type Der } from './der.ts'

/** What a signature needs of a certificate (RFC 5280 §4.1), each part as its DER bytes. */
export type CertificateParts = {
  readonly serial: Uint8Array
  readonly issuer: Uint8Array
  readonly subject: Uint8Array
  readonly spki: Uint8Array
}

/** Take an X.509 certificate apart; null where it is not one. */
export function readCertificate(certificate: Uint8Array): CertificateParts | null {
  const outer = readDer(certificate)
  const tbs = outer && readDer(outer.content)
  const members = tbs && readAllDer(tbs.content)
  if (!members) return null
  // version is [0] EXPLICIT and absent in version 1
  const at = members[0]?.tag === 0xa0 ? 1 : 0
  const [serial, , issuer, , subject, spki] = members.slice(at)
  if (!serial || !issuer || !subject || !spki) return null
  return { serial: serial.whole, issuer: issuer.whole, subject: subject.whole, spki: spki.whole }
}

const COMMON_NAME = '550403'

/** The common name of a DER `Name`, or null where it has none. */
export function commonNameOf(name: Uint8Array): string | null {
  const sets = readAllDer(readDer(name)?.content ?? new Uint8Array()) ?? []
  const pairs = sets.flatMap((set) => readAllDer(set.content) ?? []).map((pair) => readAllDer(pair.content) ?? [])
  const found = pairs.find(([type]) => type !== undefined && hexOf(type) === COMMON_NAME)?.[1]
  return found ? new TextDecoder().decode(found.content) : null
}

const hexOf = (element: Der): string =>
  Array.from(element.content, (byte) => byte.toString(16).padStart(2, '0')).join('')
