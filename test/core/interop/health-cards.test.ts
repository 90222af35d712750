import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { CompactSign, exportJWK, generateKeyPair, type JSONWebKeySet } from 'jose'
import { deflateRaw } from 'pako'
import { beforeAll, describe, expect, test } from 'vitest'
import { utf8 } from '../../../renderer/core/base/bytes.ts'
import { recogniseStructured } from '../../../renderer/core/intake/recognise-structured.ts'
import { parseHealthCard } from '../../../renderer/core/interop/health-cards.ts'

const payload = {
  iss: 'https://clinic.example',
  nbf: 1622577719.5,
  vc: {
    type: ['https://smarthealth.cards#health-card', 'https://smarthealth.cards#immunization'],
    credentialSubject: {
      fhirVersion: '4.0.1',
      fhirBundle: {
        resourceType: 'Bundle',
        type: 'collection',
        entry: [
          {
            fullUrl: 'resource:0',
            resource: { resourceType: 'Patient', name: [{ family: 'Alvarez', given: ['Rosa'] }] },
          },
          {
            fullUrl: 'resource:1',
            resource: {
              resourceType: 'Immunization',
              status: 'completed',
              patient: { reference: 'resource:0' },
              vaccineCode: { coding: [{ system: 'http://hl7.org/fhir/sid/cvx', code: '207' }] },
              occurrenceDateTime: '2021-01-01',
            },
          },
        ],
      },
    },
  },
}

let jws = ''
let other = ''
let keys: JSONWebKeySet = { keys: [] }
let strangeKeys: JSONWebKeySet = { keys: [] }
const digits = (text: string) =>
  Array.from(text, (letter) => String(letter.charCodeAt(0) - 45).padStart(2, '0')).join('')

beforeAll(async () => {
  const pair = await generateKeyPair('ES256', { extractable: true })
  const sign = (value: object) =>
    new CompactSign(deflateRaw(utf8(JSON.stringify(value))))
      .setProtectedHeader({ alg: 'ES256', zip: 'DEF', kid: 'k' })
      .sign(pair.privateKey)
  jws = await sign(payload)
  const ana = structuredClone(payload)
  Object.assign(ana.vc.credentialSubject.fhirBundle.entry[0]?.resource ?? {}, {
    name: [{ family: 'Ruiz', given: ['Ana'] }],
  })
  other = await sign(ana)
  keys = { keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'k', alg: 'ES256' }] }
  strangeKeys = {
    keys: [{ ...(await exportJWK((await generateKeyPair('ES256')).publicKey)), kid: 'other', alg: 'ES256' }],
  }
})

async function sheetOf(text: string, given?: JSONWebKeySet) {
  const parsed = await parseHealthCard(utf8(text), given)
  if (!parsed.ok) throw new Error(parsed.error.code)
  return parsed.value.parts.map(({ header, lines }) => [header ?? '', ...lines.map((line) => line.text)].join('\n'))
}

describe('a health card', () => {
  test('is the same in every form it travels in', async () => {
    const half = Math.ceil(jws.length / 2)
    const chunks = `shc:/2/2/${digits(jws.slice(half))}\nshc:/1/2/${digits(jws.slice(0, half))}`
    const forms = [
      jws,
      `shc:/${digits(jws)}`,
      chunks,
      JSON.stringify({ verifiableCredential: [jws] }),
      JSON.stringify({ resourceType: 'Parameters', parameter: [{ name: 'verifiableCredential', valueString: jws }] }),
    ]
    for (const form of forms) {
      const [sheet] = await sheetOf(form)
      expect(sheet).toContain('Patient: Rosa Alvarez')
      expect(sheet).toContain('Issuer: https://clinic.example\nIssued: 1 Jun 2021\nKinds: immunization')
      expect(sheet).toContain('1 Jan 2021  CVX 207  (completed)')
      expect(sheet).toContain("Signature not checked: the issuer's key is not in this file.")
    }
  })

  test('is checked against a key that is given, and the sheet says how it stands', async () => {
    expect((await sheetOf(jws, keys))[0]).toContain('Signature checked: it is by the holder of the given key')
    expect((await sheetOf(jws, strangeKeys))[0]).toContain("none of the given keys is this card's")
    const [head, , signature] = jws.split('.')
    const changed = [
      head,
      Buffer.from(deflateRaw(utf8(JSON.stringify({ ...payload, iss: 'https://forger.example' })))).toString(
        'base64url',
      ),
      signature,
    ].join('.')
    expect((await sheetOf(changed, keys))[0]).toContain('The signature does not fit')
    expect((await sheetOf(JSON.stringify(payload)))[0]).toContain('Not signed')
  })

  test('of several persons in one file has its own part, though their references are spelled the same', async () => {
    const sheets = await sheetOf(JSON.stringify({ verifiableCredential: [jws, other] }))
    expect(sheets.map((sheet) => sheet.split('\n')[0])).toEqual(['Patient: Rosa Alvarez', 'Patient: Ana Ruiz'])
  })

  test('a link says that the records are elsewhere', async () => {
    const link = `shlink:/${Buffer.from(JSON.stringify({ url: 'https://server.example/x', key: 'k', label: 'My records', flag: 'P' })).toString('base64url')}`
    for (const form of [link, `https://viewer.example/#${link}`]) {
      const [sheet] = await sheetOf(form)
      expect(sheet).toContain('The records themselves are on a server and are not in this file.')
      expect(sheet).toContain('Label: My records\nServer: server.example\nIt asks for a passcode.')
    }
  })

  test('a broken one is refused', async () => {
    const bomb = `${Buffer.from('{"alg":"ES256","zip":"DEF"}').toString('base64url')}.${Buffer.from(deflateRaw(new Uint8Array(20_000_000))).toString('base64url')}.x`
    const cases: [string, string][] = [
      ['shc:/123', 'damaged'],
      [`shc:/1/2/${digits(jws)}`, 'damaged'],
      [`shc:/9/1/${digits(jws)}`, 'damaged'],
      [jws.replace('.', '.AAAA'), 'damaged'],
      [bomb, 'too-large'],
      ['{"verifiableCredential":[]}', 'not-this-format'],
      ['hello', 'not-this-format'],
    ]
    for (const [text, code] of cases)
      expect(await parseHealthCard(utf8(text)), text.slice(0, 30)).toEqual({ ok: false, error: { code } })
  })

  const corpus = new URL('../../../../shared/corpus/health-cards/', import.meta.url)
  test('every card of the corpus ends in a sheet or a reason', async (context) => {
    context.skip(!existsSync(corpus), 'not run here: the corpus is not on this machine')
    const ends = new Map<string, number>()
    for (const name of readdirSync(corpus)) {
      const bytes = new Uint8Array(readFileSync(new URL(name, corpus)))
      if (recogniseStructured(Buffer.from(bytes.subarray(0, 65536)).toString('utf8')) !== 'health-card') continue
      const parsed = await parseHealthCard(bytes)
      const end = parsed.ok ? 'read' : parsed.error.code
      ends.set(end, (ends.get(end) ?? 0) + 1)
      if (parsed.ok)
        expect(parsed.value.entries.length > 0 || parsed.value.stated.title === 'SMART Health Link', name).toBe(true)
    }
    await context.annotate(JSON.stringify([...ends]))
    expect(ends.get('read')).toBeGreaterThan(0)
  })
})
