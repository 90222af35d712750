import { concat, equalBytes, toHex, utf8 } from '../base/bytes.ts'
import { commonNameOf, readCertificate } from './certificate.ts'
import { buildCms, readCms, signedAttributes } from './cms.ts'
import { readDer } from './der.ts'
import { checkForeignCms } from './foreign-cms.ts'
import { CMS_ROOM } from './signature-hole.ts'
import { sha256 } from './sign-pdf.ts'
import { ECDSA_SHA256, keyNameOf, OWN_KEY_NAME, P256 } from './signing-key.ts'

/**
 * What is wrong: `changed` the signed bytes or the signature differ; `added-to` bytes came after a packet of ours was signed;
 * `not-canonical` it bears one of our keys' names but not the only form we make; `unknown-kind` a kind of signature that cannot
 * be checked here; `bad-structure` it does not say properly what it covers.
 */
export type SignatureFault = 'changed' | 'added-to' | 'not-canonical' | 'unknown-kind' | 'bad-structure'

/**
 * One signature of a PDF. `intact` says that what it covers is unchanged since it was signed with the key of `signer`; it says nothing
 * about who holds that key. `addedBytes`: how much the file has that the signature does not cover; 0 where it covers the whole file.
 * `own`: made by an app like this one. `signedAt`: the date the signer wrote (PDF date), which nothing proves.
 */
export type SignatureReport = {
  readonly state: 'intact' | 'broken' | 'not-checkable'
  readonly why: SignatureFault | null
  readonly addedBytes: number
  readonly coversWholeFile: boolean
  readonly own: boolean
  readonly signer: string | null
  readonly certificate: Uint8Array | null
  readonly signedAt: string | null
}

type Found = {
  readonly at: number
  /** Where the value of /Contents begins (`<`) and where the bytes after it go on. */
  readonly gap: readonly [number, number]
  readonly end: number
}

const MOST_SIGNATURES = 50

/** Check every signature of a PDF, in the order they stand in the file. Reads bytes only: nothing in the file is run or rendered. */
export async function verifySignatures(pdf: Uint8Array): Promise<SignatureReport[]> {
  const reports: SignatureReport[] = []
  for (const at of occurrences(pdf, utf8('/ByteRange')).slice(0, MOST_SIGNATURES)) {
    const found = readRange(pdf, at)
    if (found === 'not-a-range') continue
    reports.push(found === 'bad' ? report({ state: 'not-checkable', why: 'bad-structure' }) : await check(pdf, found))
  }
  return reports
}

function report(known: Partial<SignatureReport> & Pick<SignatureReport, 'state' | 'why'>): SignatureReport {
  return {
    addedBytes: 0,
    coversWholeFile: false,
    own: false,
    signer: null,
    certificate: null,
    signedAt: null,
    ...known,
  }
}

function occurrences(bytes: Uint8Array, needle: Uint8Array): number[] {
  const found: number[] = []
  const [first = 0] = needle
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (needle.every((byte, i) => bytes[at + i] === byte)) found.push(at)
  }
  return found
}

const latin1 = new TextDecoder('latin1')

/** Read `/ByteRange [0 a b c]`; `bad` where it does not leave out exactly one hexadecimal string. */
function readRange(pdf: Uint8Array, at: number): Found | 'bad' | 'not-a-range' {
  const match = /^\/ByteRange\s*\[\s*(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s*\]/.exec(
    latin1.decode(pdf.subarray(at, at + 120)),
  )
  if (!match) return 'not-a-range'
  const [start, first, second, rest] = match.slice(1).map(Number) as [number, number, number, number]
  const end = second + rest
  const inOrder = start === 0 && first < second && end <= pdf.length && at <= end
  return inOrder && isHexString(pdf, first, second) ? { at, gap: [first, second], end } : 'bad'
}

function isHexString(pdf: Uint8Array, from: number, to: number): boolean {
  return /^<[0-9A-Fa-f\s]*>$/.test(latin1.decode(pdf.subarray(from, to)))
}

async function check(pdf: Uint8Array, found: Found): Promise<SignatureReport> {
  const [first, second] = found.gap
  const signed = concat(pdf.subarray(0, first), pdf.subarray(second, found.end))
  const hex = latin1.decode(pdf.subarray(first + 1, second - 1))
  const cms = readDer(hexBytes(hex))?.whole
  // A file may end with a line feed that its signer did not count.
  const addedBytes = pdf.length - found.end
  const about = { addedBytes, coversWholeFile: addedBytes === 0, signedAt: signedAtOf(pdf, found) }
  if (!cms) return report({ ...about, state: 'not-checkable', why: 'bad-structure' })
  const own = ownCertificate(cms)
  if (own) return { ...about, ...(await checkOwn({ pdf, found, hex, signed, ...own })), addedBytes }
  const foreign = await checkForeignCms(cms, signed, subFilterOf(pdf, found))
  // Our name in a CMS that is not of our form, however well it verifies.
  if (OWN_KEY_NAME.test(foreign.signer ?? ''))
    return { ...about, ...foreign, own: true, state: 'broken', why: 'not-canonical' }
  return { ...about, own: false, ...foreign }
}

function hexBytes(hex: string): Uint8Array {
  const digits = hex.replace(/\s/g, '')
  const bytes = new Uint8Array(digits.length >> 1)
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(digits.slice(i * 2, i * 2 + 2), 16)
  return bytes
}

type Own = {
  readonly cms: Uint8Array
  readonly certificate: Uint8Array
  readonly spki: Uint8Array
  readonly signer: string
}

function ownCertificate(cms: Uint8Array): Own | null {
  const certificate = readCms(cms)?.certificate
  const parts = certificate && readCertificate(certificate)
  const signer = parts && commonNameOf(parts.subject)
  return certificate && parts && signer && OWN_KEY_NAME.test(signer)
    ? { cms, certificate, spki: parts.spki, signer }
    : null
}

type OwnCheck = Own & {
  readonly pdf: Uint8Array
  readonly found: Found
  readonly hex: string
  readonly signed: Uint8Array<ArrayBuffer>
}

/** Our own packets: only the one form that the signer makes, only with the name that belongs to the key, and nothing after it. */
async function checkOwn(own: OwnCheck): Promise<Omit<SignatureReport, 'addedBytes' | 'signedAt'>> {
  const coversWholeFile = own.found.end === own.pdf.length
  const about = { own: true, signer: own.signer, certificate: own.certificate, coversWholeFile }
  const parts = readCms(own.cms)
  const digest = await sha256(own.signed)
  const expected = signedAttributes(digest, await sha256(new Uint8Array(own.certificate)))
  if (!parts || !isCanonical(own) || own.signer !== (await keyNameOf(own.spki)))
    return { ...about, state: 'broken', why: 'not-canonical' }
  if (!equalBytes(parts.attributes, expected)) return { ...about, state: 'broken', why: 'changed' }
  if (!(await isSignedBy(own.spki, parts.signature, expected))) return { ...about, state: 'broken', why: 'changed' }
  return coversWholeFile ? { ...about, state: 'intact', why: null } : { ...about, state: 'broken', why: 'added-to' }
}

/** Hex in lower case, padding zero, the CMS byte for byte the one that its parts give, /Contents right after its /ByteRange. */
function isCanonical({ pdf, found, hex, cms }: OwnCheck): boolean {
  const parts = readCms(cms)
  const rebuilt = parts && buildCms(parts.certificate, parts.attributes, parts.signature)
  if (!rebuilt || !equalBytes(rebuilt, cms)) return false
  if (hex !== toHex(cms).padEnd(CMS_ROOM * 2, '0')) return false
  const between = latin1.decode(pdf.subarray(found.at, found.gap[0]))
  return /^\/ByteRange \[ 0 \d+ \d+ \d+ \] *\n\/Contents $/.test(between)
}

async function isSignedBy(spki: Uint8Array, signature: Uint8Array, attributes: Uint8Array): Promise<boolean> {
  try {
    const key = await crypto.subtle.importKey('spki', new Uint8Array(spki), P256, false, ['verify'])
    return await crypto.subtle.verify(ECDSA_SHA256, key, new Uint8Array(signature), new Uint8Array(attributes))
  } catch {
    return false // a public key of another kind
  }
}

/** The dictionary around a signature: from the object's start before it to its end after it. */
function dictionaryAround(pdf: Uint8Array, { at, gap }: Found): string {
  const before = latin1.decode(pdf.subarray(Math.max(0, Math.min(at, gap[0]) - 2000), gap[0]))
  const after = latin1.decode(pdf.subarray(gap[1], gap[1] + 2000))
  const start = before.lastIndexOf(' obj')
  const end = after.indexOf('endobj')
  return before.slice(start < 0 ? 0 : start) + after.slice(0, end < 0 ? after.length : end)
}

const signedAtOf = (pdf: Uint8Array, found: Found): string | null =>
  /\/M\s*\((D:[0-9+\-Z']{4,24})\)/.exec(dictionaryAround(pdf, found))?.[1] ?? null

const subFilterOf = (pdf: Uint8Array, found: Found): string | null =>
  /\/SubFilter\s*\/([A-Za-z0-9.]{1,60})/.exec(dictionaryAround(pdf, found))?.[1] ?? null
