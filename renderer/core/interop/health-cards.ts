import { compactVerify, createLocalJWKSet, type JSONWebKeySet } from 'jose'
import { Inflate } from 'pako'
import { fromBase64, fromUtf8 } from '../base/bytes.ts'
import { err, ok, type Result } from '../base/result.ts'
import { noContent } from '../model/content.ts'
import { isNode, list, nodes, one, own, text, type Node } from './fhir/node.ts'
import { parseResources } from './fhir/parse-fhir.ts'
import { readJson } from './fhir/read-json.ts'
import { readableDate, readHl7Timestamp } from './hl7-dates.ts'
import { mergeRecords } from './merge-records.ts'
import type { ParsedRecord, ParseRefusal } from './parsed.ts'
import { decodeXml } from './xml-encoding.ts'

type Refused = { readonly code: ParseRefusal }

/** What a card's payload may unpack to; the standard's own example is 2 KiB. */
const MOST = 5 * 1024 * 1024

/**
 * Read SMART Health Cards (a `.smart-health-card` file, bare JWS, `shc:/` digits in one or more chunks, FHIR `Parameters`,
 * a payload written out) as the FHIR they carry, one part of the sheet or more for each card. A SMART Health Link, whose
 * records are elsewhere, is explained. The signature is checked where keys are given (a JWKS), and the sheet says how it
 * stands. `damaged`: chunks missing, not base64, not to be unpacked; `too-large`: more than 5 MB; `not-this-format`.
 * Standard: SMART Health Cards Framework 1.4.0; RFC 7515, RFC 1951.
 */
export async function parseHealthCard(bytes: Uint8Array, keys?: JSONWebKeySet): Promise<Result<ParsedRecord, Refused>> {
  if (bytes.length > MOST) return err({ code: 'too-large' })
  const text = decodeXml(bytes)?.trim()
  if (text === undefined) return err({ code: 'damaged' })
  if (isLink(text)) return ok(linkExplained(text))
  const cards = cardsIn(text)
  if (!cards.ok) return cards
  const records: ParsedRecord[] = []
  for (const card of cards.value) {
    const record = typeof card === 'string' ? await readCard(card, keys) : readPayload(card, UNSIGNED)
    if (!record.ok) return record
    records.push(record.value)
  }
  return ok(mergeRecords(records))
}

const UNSIGNED = 'Not signed: this is the content of a health card without its signature.'
const UNCHECKED = "Signature not checked: the issuer's key is not in this file."
const STRANGE_KEY = "Signature not checked: none of the given keys is this card's."
const GOOD = 'Signature checked: it is by the holder of the given key, and the card is unchanged.'
const BAD = 'The signature does not fit: the card was changed, or is not by the holder of the given key.'

/** Cards in a text: compact JWS, or payloads that were written out. */
function cardsIn(text: string): Result<readonly (string | Node)[], Refused> {
  if (/^shc:\//i.test(text)) return cardOfDigits(text)
  if (!text.startsWith('{')) {
    const tokens = text.split(/\s+/)
    return tokens.every((token) => /^[\w-]+\.[\w-]*\.[\w-]*$/.test(token))
      ? ok(tokens)
      : err({ code: 'not-this-format' })
  }
  const json = readJson(text)
  if (!json.ok) return json
  const [top] = json.value.tops
  if (top && one(top, 'vc')) return ok([top])
  const tokens = [
    ...list(top, 'verifiableCredential'),
    ...nodes(top, 'parameter')
      .filter((each) => nameOf(each) === 'verifiableCredential')
      .map((each) => own(each, 'valueString')),
  ]
  const cards = tokens.filter((token) => typeof token === 'string')
  return cards.length > 0 ? ok(cards) : err({ code: 'not-this-format' })
}
const nameOf = (node: Node): string | null => text(node, 'name')

/** The most chunks that one card may come in; the standard has given up on more than one. */
const MOST_CHUNKS = 50

type Chunk = { readonly number: number; readonly of: number; readonly said: string }

/** `shc:/<digits>` or `shc:/<n>/<of>/<digits>`: each pair of digits is a character, less 45. */
function cardOfDigits(text: string): Result<readonly string[], Refused> {
  const chunks = text.split(/\s+/).flatMap((each) => chunkOf(each) ?? [])
  if (chunks.length !== text.split(/\s+/).length) return err({ code: 'damaged' })
  const whole = chunks.filter(({ of }) => of === 0).map(({ said }) => said)
  const parts = chunks.filter(({ of }) => of > 0)
  const of = parts[0]?.of ?? 0
  const inOrder = Array.from(
    { length: of },
    (_, i) => parts.find((each) => each.number === i + 1 && each.of === of)?.said,
  )
  if (inOrder.includes(undefined)) return err({ code: 'damaged' })
  return ok(of > 0 ? [...whole, inOrder.join('')] : whole)
}

function chunkOf(text: string): Chunk | null {
  const [, number, of, digits = ''] = /^shc:\/(?:(\d+)\/(\d+)\/)?(\d+)$/i.exec(text) ?? []
  const pairs = digits.match(/../g) ?? []
  const isGood = pairs.length > 0 && digits.length % 2 === 0 && Number(of ?? 1) <= MOST_CHUNKS && Number(of ?? 1) > 0
  if (!isGood) return null
  return {
    number: Number(number ?? 1),
    of: Number(of ?? 0),
    said: pairs.map((pair) => String.fromCharCode(Number(pair) + 45)).join(''),
  }
}

async function readCard(jws: string, keys: JSONWebKeySet | undefined): Promise<Result<ParsedRecord, Refused>> {
  const [head = '', body = ''] = jws.split('.')
  const header = objectOf(decoded(head))
  const packed = decoded(body)
  if (!header || !packed) return err({ code: 'damaged' })
  const unpacked = text(header, 'zip') === 'DEF' ? inflated(packed) : ok(packed)
  if (!unpacked.ok) return unpacked
  // Some issuers forget the header; what is no JSON as it stands may still be packed.
  const again = objectOf(unpacked.value) ? unpacked : inflated(packed)
  const payload = again.ok ? objectOf(again.value) : null
  return payload ? readPayload(payload, await signatureOf(jws, keys)) : err({ code: 'damaged' })
}

async function signatureOf(jws: string, keys: JSONWebKeySet | undefined): Promise<string> {
  if (!keys) return UNCHECKED
  try {
    await compactVerify(jws, createLocalJWKSet(keys), { algorithms: ['ES256'] })
    return GOOD
  } catch (reason) {
    const code = isNode(reason) ? text(reason, 'code') : null
    return code === 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED' ? BAD : STRANGE_KEY
  }
}

function decoded(part: string): Uint8Array | null {
  try {
    return fromBase64(part.replaceAll('-', '+').replaceAll('_', '/'))
  } catch {
    return null
  }
}

function objectOf(bytes: Uint8Array | null): Node | null {
  try {
    const json = bytes ? readJson(fromUtf8(bytes)) : null
    return json?.ok ? (json.value.tops[0] ?? null) : null
  } catch {
    return null // not UTF-8
  }
}

/** Unpack raw DEFLATE, and stop at the bound. */
function inflated(bytes: Uint8Array): Result<Uint8Array, Refused> {
  const inflate = new Inflate({ raw: true, chunkSize: 64 * 1024 })
  const chunks: Uint8Array[] = []
  let length = 0
  inflate.onData = (chunk) => {
    length += chunk.length
    if (length > MOST) throw new TooLarge()
    chunks.push(chunk)
  }
  try {
    inflate.push(bytes, true)
  } catch (reason) {
    return err({ code: reason instanceof TooLarge ? 'too-large' : 'damaged' })
  }
  if (inflate.err !== 0 || !inflate.ended) return err({ code: 'damaged' })
  const whole = new Uint8Array(length)
  chunks.reduce((at, chunk) => (whole.set(chunk, at), at + chunk.length), 0)
  return ok(whole)
}

/** Ends unpacking from within its callback; caught in `inflated`. */
class TooLarge extends Error {}

/** The statements of a payload: who issued it and when, how the signature stands, and the FHIR bundle. */
function readPayload(payload: Node, signature: string): Result<ParsedRecord, Refused> {
  const vc = one(payload, 'vc')
  const bundle = one(one(vc, 'credentialSubject'), 'fhirBundle')
  if (!bundle) return err({ code: 'not-this-format' })
  const types = list(vc, 'type')
    .filter((type) => typeof type === 'string')
    .map((type) => type.replace(/^.*#/, ''))
  const remarks = [
    'SMART Health Card',
    line('Issuer', text(payload, 'iss')),
    line('Issued', dateOf(text(payload, 'nbf'))),
    line('Expires', dateOf(text(payload, 'exp'))),
    line('Kinds', types.filter((type) => type !== 'health-card' && type !== 'VerifiableCredential').join(', ')),
    signature,
  ]
  return parseResources(
    [bundle],
    remarks.filter((remark) => remark !== null),
  )
}

const line = (label: string, said: string | null): string | null =>
  said === null || said === '' ? null : `${label}: ${said}`

/** Seconds since 1970; what would be a date beyond 2200 (milliseconds by mistake) is not told. */
function dateOf(seconds: string | null): string | null {
  const value = Number(seconds ?? 'none')
  if (!(value > 0 && value < 7.2e9)) return null
  const stamp = readHl7Timestamp(new Date(value * 1000).toISOString())
  return stamp ? readableDate(stamp.date) : null
}

const isLink = (text: string): boolean =>
  /^(?:shlink:\/|https:\/\/[^\s#]+#shlink:\/)/i.test(text) ||
  (text.startsWith('{') &&
    (/"(?:https:\/\/[^\s"#]+#)?shlink:\//.test(text) ||
      /"key"\s*:\s*"[\w-]{43}"/.test(text) ||
      /"contentType"\s*:\s*"application\/smart-health-card"/.test(text)))

/** What a link says of itself (SMART Health Links 1.0, §payload), and that nothing of it is here. */
function linkExplained(link: string): ParsedRecord {
  const payload =
    objectOf(decoded(/shlink:\/([\w-]+)/.exec(link)?.[1] ?? '')) ?? objectOf(new TextEncoder().encode(link))
  const said = [
    line('Label', text(payload, 'label')),
    line('Server', /^https?:\/\/([^/\s]+)/.exec(text(payload, 'url') ?? '')?.[1] ?? null),
    line('Expires', dateOf(text(payload, 'exp'))),
    (text(payload, 'flag') ?? '').includes('P') ? 'It asks for a passcode.' : null,
  ].filter((each) => each !== null)
  const lines = [
    'This is a link to health records. The records themselves are on a server and are not in this file.',
    'To keep them here, open the link with its own app or web page and save what it shows.',
    '',
    ...said,
  ]
  return {
    parts: [
      {
        header: null,
        lines: [
          { text: 'SMART Health Link', style: 'title' },
          ...lines.map((each) => ({ text: each, style: 'plain' as const })),
        ],
      },
    ],
    stated: { ...noContent.stated, title: 'SMART Health Link' },
    entries: [],
    counted: { found: 0, carried: 0, named: [] },
    embedded: [],
  }
}
