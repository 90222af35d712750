import { ContentInfo, CryptoEngine, SignedData, SignedDataVerifyError } from 'pkijs'
import { equalBytes } from '../base/bytes.ts'
import { commonNameOf, readCertificate } from './certificate.ts'
import { firstCertificate } from './cms.ts'
import { readAllDer } from './der.ts'
import { sha256 } from './sign-pdf.ts'

type Checked = {
  readonly state: 'intact' | 'broken' | 'not-checkable'
  readonly why: 'changed' | 'unknown-kind' | null
  readonly signer: string | null
  readonly certificate: Uint8Array | null
}

/** Detached CMS over the byte ranges (ISO 32000-1 table 257, ETSI EN 319 142-1); the older kinds hash something else. */
const DETACHED = ['adbe.pkcs7.detached', 'ETSI.CAdES.detached']

/** The library's words for signed bytes that have another hash; its code for it is shared with faults of its own. */
const OTHER_DIGEST = 'Message digest doesn'

/** Check a signature that others made. Whether its certificate can be trusted is not asked: this app knows no authorities. */
export async function checkForeignCms(cms: Uint8Array, signed: Uint8Array, subFilter: string | null): Promise<Checked> {
  const unknown: Checked = { state: 'not-checkable', why: 'unknown-kind', signer: null, certificate: null }
  if (subFilter === null || !DETACHED.includes(subFilter)) return unknown
  try {
    const data = new SignedData({ schema: ContentInfo.fromBER(new Uint8Array(cms)).content })
    const who = signerOf(cms)
    if (!who.certificate) return unknown
    const certified = await namesCertificate(data, who.certificate)
    return { ...who, ...verdict(certified && (await verify(data, signed))) }
  } catch {
    return unknown // not CMS, or with algorithms that are not here
  }
}

async function verify(data: SignedData, signed: Uint8Array): Promise<boolean | null> {
  const engine = new CryptoEngine({ name: 'webcrypto', crypto })
  try {
    return await data.verify({ signer: 0, data: new Uint8Array(signed).buffer, checkChain: false }, engine)
  } catch (fault) {
    return fault instanceof SignedDataVerifyError && fault.message.includes(OTHER_DIGEST) ? false : null
  }
}

const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47'

/**
 * Whether the signed attributes name this certificate, where they name one by SHA-256 (RFC 5035). The certificate itself is not
 * signed, so without this its subject could be rewritten.
 */
async function namesCertificate(data: SignedData, certificate: Uint8Array): Promise<boolean> {
  const attributes = data.signerInfos[0]?.signedAttrs?.attributes ?? []
  const attribute = attributes.find(({ type }) => type === SIGNING_CERTIFICATE_V2)
  const hash = attribute && certificateHash(new Uint8Array(attribute.toSchema().toBER()))
  return hash ? equalBytes(hash, await sha256(new Uint8Array(certificate))) : true
}

/** The certificate's hash in an attribute of signing-certificate-v2, where it is the default SHA-256; else null. */
function certificateHash(attribute: Uint8Array): Uint8Array | null {
  const steps = [0, 1, 0, 0, 0] // attribute, its values, SigningCertificateV2, its list, the first ESSCertIDv2
  let content = attribute
  for (const step of steps) content = readAllDer(content)?.[step]?.content ?? new Uint8Array()
  const hash = readAllDer(content)?.find(({ tag }) => tag === 0x04)?.content
  return hash?.length === 32 ? hash : null
}

function verdict(verified: boolean | null): Pick<Checked, 'state' | 'why'> {
  if (verified === null) return { state: 'not-checkable', why: 'unknown-kind' }
  return verified ? { state: 'intact', why: null } : { state: 'broken', why: 'changed' }
}

/** The first certificate and its common name; which certificate signed is what `verify` matches, and one is the rule. */
function signerOf(cms: Uint8Array): Pick<Checked, 'signer' | 'certificate'> {
  const certificate = firstCertificate(cms)
  const subject = certificate && readCertificate(certificate)?.subject
  return { signer: subject ? commonNameOf(subject) : null, certificate }
}
