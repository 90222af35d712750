import 'reflect-metadata'
import * as x509 from '@peculiar/x509'
import { toHex } from '../base/bytes.ts'
import { readCertificate } from './certificate.ts'

/** A vault's own signing key: PKCS#8 private key, self-signed X.509 certificate (DER), public key (SPKI, DER), and its neutral name. */
export type SigningKey = {
  readonly privateKey: Uint8Array
  readonly certificate: Uint8Array
  readonly publicKey: Uint8Array
  readonly name: string
}

export const P256 = { name: 'ECDSA', namedCurve: 'P-256' } as const
export const ECDSA_SHA256 = { name: 'ECDSA', hash: 'SHA-256' } as const

/** How a key of ours is called in a certificate; what makes a signature "our own" in a verification. */
export const OWN_KEY_NAME = /^Satchel key [0-9A-F]{4}(?:-[0-9A-F]{4}){3}$/

// The key has no expiry and tells no day: RFC 5280 §4.1.2.5 names 99991231235959Z for "no well-defined end".
const FROM = new Date('2020-01-01T00:00:00Z')
const UNTIL = new Date('9999-12-31T23:59:59Z')

/**
 * Make an ECDSA P-256 key and its self-signed certificate. The subject is neutral (`CN=Satchel key 7F3A-09C2-…`, from the
 * SHA-256 of the public key): signature bytes stay readable even in an encrypted PDF, so a person's name has no place there.
 */
export async function makeSigningKey(): Promise<SigningKey> {
  const keys = await crypto.subtle.generateKey(P256, true, ['sign', 'verify'])
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('spki', keys.publicKey))
  const name = await keyNameOf(publicKey)
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: `00${toHex(crypto.getRandomValues(new Uint8Array(16)))}`,
    name: `CN=${name}`,
    notBefore: FROM,
    notAfter: UNTIL,
    signingAlgorithm: { ...P256, ...ECDSA_SHA256 },
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.nonRepudiation, true),
    ],
  })
  return {
    privateKey: new Uint8Array(await crypto.subtle.exportKey('pkcs8', keys.privateKey)),
    certificate: new Uint8Array(certificate.rawData),
    publicKey,
    name,
  }
}

/** The name of a public key (SPKI): `Satchel key ` and the first eight bytes of its SHA-256 in groups of four digits. */
export async function keyNameOf(publicKey: Uint8Array): Promise<string> {
  const digest = toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(publicKey)))).slice(0, 16)
  return `Satchel key ${(digest.toUpperCase().match(/.{4}/g) ?? []).join('-')}`
}

/** The public key (SPKI) inside a certificate, or null where it is no certificate. */
export const publicKeyOf = (certificate: Uint8Array): Uint8Array | null => readCertificate(certificate)?.spki ?? null
