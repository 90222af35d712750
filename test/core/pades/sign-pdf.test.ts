import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { utf8 } from '../../../renderer/core/base/bytes.ts'
import { assemblePacket } from '../../../renderer/core/packet/assemble.ts'
import { readCertificate } from '../../../renderer/core/pades/certificate.ts'
import { der, oid, readDer, unsigned } from '../../../renderer/core/pades/der.ts'
import { pdfDate, signPdf } from '../../../renderer/core/pades/sign-pdf.ts'
import { CMS_ROOM, CONTENTS_HOLE } from '../../../renderer/core/pades/signature-hole.ts'
import { makeSigningKey, type SigningKey } from '../../../renderer/core/pades/signing-key.ts'
import { verifySignatures } from '../../../renderer/core/pades/verify-signatures.ts'
import { anAsk } from '../packet/papers.ts'
import { inFolder, needTool, run, runOrThrow } from './tools.ts'

const SIGNED_AT = 'D:20260504123456Z'
let key: SigningKey
let unsignedPdf: Uint8Array
let signed: Uint8Array

beforeAll(async () => {
  key = await makeSigningKey()
  const assembled = await assemblePacket(await anAsk())
  if (!assembled.ok || assembled.value.state !== 'assembled') throw new Error('the packet of two reports must assemble')
  unsignedPdf = assembled.value.pdf
  signed = await sign(key)
})

async function sign(by: SigningKey): Promise<Uint8Array> {
  const result = await signPdf(unsignedPdf, by, { signedAt: SIGNED_AT })
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

const latin1 = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes)
const changedAt = (bytes: Uint8Array, at: number, value: (old: number) => number): Uint8Array => {
  const copy = new Uint8Array(bytes)
  copy[at] = value(copy[at] ?? 0)
  return copy
}
const contentsAt = (): number => latin1(signed).lastIndexOf('/Contents <') + '/Contents <'.length

describe('the key', () => {
  test('PS-1: the certificate names the key by its fingerprint and nobody else', () => {
    expect(key.name).toMatch(/^Satchel key [0-9A-F]{4}(-[0-9A-F]{4}){3}$/)
    const subject = readCertificate(key.certificate)?.subject
    expect(subject && latin1(subject)).toContain(key.name)
    expect(readCertificate(key.certificate)?.spki).toEqual(key.publicKey)
  })

  test('PS-1: openssl reads the certificate and finds it signed by itself', (context) => {
    needTool(context, 'openssl')
    return inFolder((write) => {
      const path = write('key.der', key.certificate)
      const text = runOrThrow('openssl', ['x509', '-inform', 'DER', '-in', path, '-noout', '-text'])
      expect(text).toContain('prime256v1')
      expect(text).toContain('9999')
      const pem = write('key.pem', utf8(runOrThrow('openssl', ['x509', '-inform', 'DER', '-in', path])))
      expect(run('openssl', ['verify', '-CAfile', pem, pem]).out).toContain('OK')
    })
  })
})

describe('signing', () => {
  test('PS-2: pdfsig finds one valid PAdES signature over the whole document', (context) => {
    needTool(context, 'pdfsig')
    return inFolder((write) => {
      const { out } = run('pdfsig', ['-nocert', write('signed.pdf', signed)])
      expect(out.match(/Signature #/g)).toHaveLength(1)
      expect(out).toContain('Signature is Valid')
      expect(out).toContain('Total document signed')
      expect(out).toContain('ETSI.CAdES.detached')
      expect(out).toContain(key.name)
    })
  })

  test('PS-2: qpdf finds nothing to complain about', (context) => {
    needTool(context, 'qpdf')
    return inFolder((write) => {
      const { code, out } = run('qpdf', ['--check', write('signed.pdf', signed)])
      expect(out).toContain('No syntax or stream encoding errors')
      expect(code).toBe(0)
    })
  })

  test('PS-3: openssl verifies the CMS over the two ranges, and finds signing-certificate-v2 but no signing time', (context) => {
    needTool(context, 'openssl')
    return inFolder((write) => {
      const text = latin1(signed)
      const [, first = 0, second = 0, rest = 0] = (
        /ByteRange \[ (\d+) (\d+) (\d+) (\d+)/.exec(text)?.slice(1) ?? []
      ).map(Number)
      const cms = readDer(Buffer.from(text.slice(first + 1, second - 1), 'hex'))?.whole ?? new Uint8Array()
      const content = Buffer.concat([signed.subarray(0, first), signed.subarray(second, second + rest)])
      const args = ['-inform', 'DER', '-in', write('cms.der', cms)]
      const verified = run('openssl', [
        'cms',
        '-verify',
        ...args,
        '-content',
        write('content', content),
        '-noverify',
        '-binary',
        '-out',
        '/dev/null',
      ])
      expect(verified.out).toContain('CMS Verification successful')
      const printed = runOrThrow('openssl', ['cms', '-cmsout', '-print', ...args])
      expect(printed).toContain('signingCertificateV2')
      expect(printed).not.toContain('signingTime')
    })
  })

  test('PS-4: the dictionary names the date, certifies without allowed changes, and leaves the rest of the file as it was', () => {
    const text = latin1(signed)
    expect(text).toContain(`/M (${SIGNED_AT})`)
    expect(text).toMatch(/\/DocMDP \d+ 0 R/)
    expect(text).toMatch(/\/P 1\n/)
    expect(signed.length).toBe(unsignedPdf.length)
  })

  test('a PDF without a hole is refused, and so are a bad date and a bad key', async () => {
    expect(await signPdf(utf8('%PDF-1.7'), key, { signedAt: SIGNED_AT })).toEqual({
      ok: false,
      error: { code: 'no-placeholder' },
    })
    expect(await signPdf(unsignedPdf, key, { signedAt: '4 May 2026' })).toEqual({
      ok: false,
      error: { code: 'bad-date' },
    })
    const noKey = { privateKey: new Uint8Array(10), certificate: key.certificate }
    expect(await signPdf(unsignedPdf, noKey, { signedAt: SIGNED_AT })).toEqual({
      ok: false,
      error: { code: 'bad-key' },
    })
  })

  test('an instant becomes a PDF date of the same second', () => {
    expect(pdfDate('2026-05-04T12:34:56.789Z')).toBe(SIGNED_AT)
  })
})

describe('verification', () => {
  test('PS-5: a packet is intact and covered whole right after it was signed', async () => {
    const reports = await verifySignatures(signed)
    expect(reports).toMatchObject([
      {
        state: 'intact',
        why: null,
        coversWholeFile: true,
        addedBytes: 0,
        own: true,
        signer: key.name,
        signedAt: SIGNED_AT,
      },
    ])
  })

  test('PS-5: no byte outside the signature can be changed unnoticed', async () => {
    const [from, to] = [contentsAt() - 1, contentsAt() + CONTENTS_HOLE.length - 1]
    await fc.assert(
      fc.asyncProperty(fc.nat(signed.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        fc.pre(at < from || at >= to)
        const reports = await verifySignatures(changedAt(signed, at, (old) => old ^ flip))
        return reports.every(({ state }) => state !== 'intact')
      }),
      { numRuns: 300 },
    )
  })

  test('PS-6: only one form of the signature is accepted: no digit of it can be changed, in value or in case', async () => {
    const at = contentsAt()
    await fc.assert(
      fc.asyncProperty(
        fc.nat(CMS_ROOM * 2 - 1),
        fc.constantFrom(...Array.from('0123456789abcdefABCDEF ')),
        async (offset, digit) => {
          const changed = changedAt(signed, at + offset, () => digit.charCodeAt(0))
          fc.pre(changed[at + offset] !== signed[at + offset])
          const reports = await verifySignatures(changed)
          return reports.every(({ state }) => state !== 'intact')
        },
      ),
      { numRuns: 1000 },
    )
  })

  test('PS-7: bytes added after a packet was signed are counted and break it', async () => {
    const longer = new Uint8Array([...signed, ...utf8('\n% one more line\n')])
    expect(await verifySignatures(longer)).toMatchObject([
      { state: 'broken', why: 'added-to', addedBytes: 17, coversWholeFile: false, own: true },
    ])
  })

  test('PS-8: a certificate that bears one of our names without the key behind it is not taken for ours', async () => {
    const other = await makeSigningKey()
    const lies = { ...other, certificate: renamed(other.certificate, other.name, key.name) }
    expect(await verifySignatures(await sign(lies))).toMatchObject([
      { state: 'broken', why: 'not-canonical', own: true },
    ])
  })

  test('a PDF without signatures, a cut one and noise give reports, never an error', async () => {
    expect(await verifySignatures(utf8('%PDF-1.7 nothing here'))).toEqual([])
    expect(await verifySignatures(signed.subarray(0, signed.length - 300))).toMatchObject([
      { state: 'not-checkable', why: 'bad-structure' },
    ])
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(99_999_999_999), { minLength: 4, maxLength: 4 }),
        fc.string(),
        async (range, text) => {
          const reports = await verifySignatures(utf8(`/ByteRange [${range.join(' ')}] /Contents <${text}> ${text}`))
          return reports.every(({ state }) => state === 'not-checkable')
        },
      ),
      { numRuns: 100 },
    )
  })

  test('an RSA signature made by openssl is checked too: intact, and broken after a change', async (context) => {
    needTool(context, 'openssl')
    const foreign = await signedByOpenssl()
    expect(await verifySignatures(foreign)).toMatchObject([
      { state: 'intact', own: false, coversWholeFile: true, signer: 'St Mary Hospital' },
    ])
    const changed = changedAt(foreign, 20, (old) => old ^ 1)
    expect(await verifySignatures(changed)).toMatchObject([{ state: 'broken', why: 'changed', own: false }])
    const longer = new Uint8Array([...foreign, 10, 10])
    expect(await verifySignatures(longer)).toMatchObject([
      { state: 'intact', own: false, coversWholeFile: false, addedBytes: 2 },
    ])
  })
})

/** The same certificate with another name of the same length; its own signature no longer fits, which nobody checks. */
function renamed(certificate: Uint8Array, from: string, to: string): Uint8Array {
  return Uint8Array.from(Buffer.from(Buffer.from(certificate).toString('latin1').replaceAll(from, to), 'latin1'))
}

/** Fill our own hole with an RSA CMS that openssl makes. */
async function signedByOpenssl(): Promise<Uint8Array> {
  const template = new Uint8Array(signed)
  const at = contentsAt() - 1
  const after = at + CONTENTS_HOLE.length
  const content = Buffer.concat([template.subarray(0, at), template.subarray(after)])
  return await inFolder((write, folder) => {
    const [keyPath, certificate, cms] = ['key.pem', 'cert.pem', 'out.der'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ]
    runOrThrow('openssl', [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      keyPath,
      '-out',
      certificate,
      '-days',
      '3650',
      '-subj',
      '/CN=St Mary Hospital',
    ])
    const args = [
      '-in',
      write('content', content),
      '-signer',
      certificate,
      '-inkey',
      keyPath,
      '-outform',
      'DER',
      '-out',
      cms,
    ]
    runOrThrow('openssl', ['cms', '-sign', '-binary', '-md', 'sha256', '-nosmimecap', ...args])
    template.set(
      utf8(
        readFileSync(cms)
          .toString('hex')
          .padEnd(CMS_ROOM * 2, '0'),
      ),
      at + 1,
    )
    return template
  })
}

describe('DER', () => {
  test('what is written is read back, whatever its length', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70_000 }), (content) => {
        const read = readDer(der(0x04, content))
        return read !== null && Buffer.compare(read.content, content) === 0
      }),
      { numRuns: 50 },
    )
  })

  test('object identifiers and integers have the bytes that the standard gives', () => {
    expect(Buffer.from(oid('1.2.840.113549.1.7.2')).toString('hex')).toBe('06092a864886f70d010702')
    expect(Buffer.from(unsigned(Uint8Array.of(0, 0, 0x80))).toString('hex')).toBe('02020080')
    expect(Buffer.from(unsigned(Uint8Array.of(0))).toString('hex')).toBe('020100')
  })
})
