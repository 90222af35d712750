import { concat } from '../base/bytes.ts'
import { readCertificate } from './certificate.ts'
import { der, oid, readAllDer, readDer, unsigned } from './der.ts'

/**
 * The one form of CMS that our packets carry (RFC 5652; CAdES baseline B-B, ETSI EN 319 122-1): detached, one signer,
 * its certificate, SHA-256, ECDSA, three signed attributes and no signing time (PAdES takes it from the dictionary's /M).
 * DER throughout, so the same certificate, attributes and signature always give the same bytes.
 */
const SEQUENCE = 0x30
const SET = 0x31
const OCTETS = 0x04
const CONTEXT_0 = 0xa0

const ID_DATA = '1.2.840.113549.1.7.1'
const ID_SIGNED_DATA = '1.2.840.113549.1.7.2'
const CONTENT_TYPE = '1.2.840.113549.1.9.3'
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4'
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47'
const SHA_256 = '2.16.840.1.101.3.4.2.1'
const ECDSA_WITH_SHA256 = '1.2.840.10045.4.3.2'

const sha256Algorithm = der(SEQUENCE, oid(SHA_256))
const one = unsigned(Uint8Array.of(1))

const attribute = (type: string, value: Uint8Array): Uint8Array => der(SEQUENCE, oid(type), der(SET, value))

/**
 * The signed attributes as the SET that is hashed and signed (RFC 5652 §5.4), in DER order. `digest` is the SHA-256 of
 * the two byte ranges, `certificateHash` that of the certificate (RFC 5035; SHA-256 is its default and so not named).
 */
export function signedAttributes(digest: Uint8Array, certificateHash: Uint8Array): Uint8Array {
  const certificateId = der(SEQUENCE, der(OCTETS, certificateHash))
  return der(
    SET,
    attribute(CONTENT_TYPE, oid(ID_DATA)),
    attribute(MESSAGE_DIGEST, der(OCTETS, digest)),
    attribute(SIGNING_CERTIFICATE_V2, der(SEQUENCE, der(SEQUENCE, certificateId))),
  )
}

/** The whole CMS from its three changing parts; `signature` is ECDSA's r and s, 32 bytes each. Null for a certificate that is none. */
export function buildCms(certificate: Uint8Array, attributes: Uint8Array, signature: Uint8Array): Uint8Array | null {
  const parts = readCertificate(certificate)
  const set = readDer(attributes)
  if (!parts || !set || signature.length !== 64) return null
  const signerInfo = der(
    SEQUENCE,
    one,
    der(SEQUENCE, parts.issuer, parts.serial),
    sha256Algorithm,
    der(CONTEXT_0, set.content),
    der(SEQUENCE, oid(ECDSA_WITH_SHA256)),
    der(OCTETS, der(SEQUENCE, unsigned(signature.subarray(0, 32)), unsigned(signature.subarray(32)))),
  )
  const signedData = der(
    SEQUENCE,
    one,
    der(SET, sha256Algorithm),
    der(SEQUENCE, oid(ID_DATA)),
    der(CONTEXT_0, certificate),
    der(SET, signerInfo),
  )
  return der(SEQUENCE, oid(ID_SIGNED_DATA), der(CONTEXT_0, signedData))
}

/** The changing parts of a CMS of our form. That nothing else is in it is shown by building it again. */
export type CmsParts = {
  readonly certificate: Uint8Array
  readonly attributes: Uint8Array
  readonly signature: Uint8Array
}

/** Take a CMS of our form apart; null where it has another shape. Follow with `buildCms` and compare. */
export function readCms(cms: Uint8Array): CmsParts | null {
  const signedData = inside(inside(elementIn(cms), 1), 0)
  const certificate = inside(signedData, 3)
  const signerInfo = inside(inside(signedData, 4), 0)
  const set = inside(signerInfo, 3)
  const signature = rawSignature(inside(inside(signerInfo, 5), 0))
  return certificate && set && signature ? { certificate, attributes: der(SET, set), signature } : null
}

/** The first certificate of any CMS signed data, byte for byte; null where it carries none. */
export function firstCertificate(cms: Uint8Array): Uint8Array | null {
  const signedData = readDer(inside(readDer(cms)?.content, 1) ?? new Uint8Array())
  const members = readAllDer(signedData?.content ?? new Uint8Array()) ?? []
  const certificates = members.find(({ tag }) => tag === CONTEXT_0)
  return readDer(certificates?.content ?? new Uint8Array())?.whole ?? null
}

/** The content of the element at the start of these bytes. */
const elementIn = (bytes: Uint8Array): Uint8Array | undefined => readDer(bytes)?.content

/** The content of the nth member of a constructed element's content. */
function inside(content: Uint8Array | undefined, nth: number): Uint8Array | undefined {
  return content && readAllDer(content)?.[nth]?.content
}

/** ECDSA's r and s, 32 bytes each, from the content of their SEQUENCE. */
function rawSignature(pair: Uint8Array | undefined): Uint8Array | null {
  const r = rawInteger(inside(pair, 0))
  const s = rawInteger(inside(pair, 1))
  return r && s ? concat(r, s) : null
}

function rawInteger(content: Uint8Array | undefined): Uint8Array | null {
  if (!content) return null
  const digits = content[0] === 0 ? content.subarray(1) : content
  if (digits.length === 0 || digits.length > 32) return null
  const whole = new Uint8Array(32)
  whole.set(digits, 32 - digits.length)
  return whole
}
