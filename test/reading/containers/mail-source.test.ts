import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { utf8 } from '../../../renderer/core/base/bytes.ts'
import { sniff } from '../../../renderer/core/intake/sniff.ts'
import { openMail } from '../../../renderer/reading/containers/mail-source.ts'
import { sentOn } from '../../../renderer/reading/containers/message-sheet.ts'
import { openOutlook } from '../../../renderer/reading/containers/outlook-source.ts'
import type { Source } from '../../../renderer/reading/source.ts'
import { joined } from './a-zip.ts'

async function opened(mail: string | Uint8Array<ArrayBuffer>): Promise<Source> {
  const source = await openMail(typeof mail === 'string' ? new Uint8Array(utf8(mail.replaceAll('\n', '\r\n'))) : mail)
  if (typeof source === 'string') throw new Error(source)
  return source
}

async function linesOf(source: Source): Promise<string[]> {
  const layer = await source.layer?.(1)
  return layer?.verdict === 'use' ? layer.text.text.trimEnd().split('\n') : []
}

async function taken(source: Source, index: number): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  for await (const part of source.member?.(index) ?? []) {
    if (typeof part === 'string') throw new Error(part)
    parts.push(part)
  }
  return joined(...parts)
}

const paths = (source: Source) => source.content?.members.map(({ path }) => path)
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

const head = `From: =?utf-8?q?Dr_J=C3=BCrgen_Hale?= <hale@stmary.example>
To: "Alvarez, Rosa" <rosa@c.example>, ivo@c.example
Cc: Team: a@b.example, c@b.example;
Subject: Your biopsy
 result
Date: Wed, 3 May 2023 23:30:00 -0700
MIME-Version: 1.0
`

describe('a mail message', () => {
  test('is a paper with who wrote to whom, when and what, as its sender saw it', async () => {
    const source = await opened(`${head}Content-Type: text/plain; charset=utf-8\n\nDear Rosa,\n\nall is well.\n`)
    expect(await linesOf(source)).toEqual([
      'Your biopsy result',
      '',
      'From: Dr Jürgen Hale <hale@stmary.example>',
      'To: Alvarez, Rosa <rosa@c.example>, ivo@c.example',
      'Cc: Team: a@b.example, c@b.example',
      'Date: 3 May 2023 23:30',
      '',
      'Dear Rosa,',
      '',
      'all is well.',
    ])
    expect(source.content?.stated).toEqual({
      kind: 'letter',
      title: 'Your biopsy result',
      date: { value: { year: 2023, month: 5, day: 3 }, dateKind: 'unstated', words: '3 May 2023' },
      hospital: null,
    })
  })

  test('what is attached is a member, byte for byte, and is named on the paper', async () => {
    const pdf = Uint8Array.from({ length: 300 }, (_, i) => (i * 7) % 256)
    const source = await opened(`${head}Content-Type: multipart/mixed; boundary=x

--x
Content-Type: text/plain

See attached.
--x
Content-Type: application/pdf; name="=?utf-8?q?Bef=C3=BCnd?= ../a.pdf"
Content-Disposition: attachment
Content-Transfer-Encoding: base64

${base64(pdf)}
--x--
`)
    expect(paths(source)).toEqual(['Befünd ../a.pdf'])
    expect(await linesOf(source)).toContain('  Befünd ../a.pdf')
    expect(await taken(source, 0)).toEqual(pdf)
  })

  test('a message in the message is a member that is mail itself, with its own attachment', async () => {
    const inner = `From: lab@b.example
To: hale@stmary.example
Subject: Report 17
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=y

--y
Content-Type: text/plain

Here it is.
--y
Content-Type: text/plain; name=report.txt
Content-Disposition: attachment; filename=report.txt

Benign.
--y--`
    const outer = await opened(`${head}Content-Type: multipart/mixed; boundary=x

--x
Content-Type: text/plain

Forwarded.
--x
Content-Type: message/rfc822

${inner}
--x--
`)
    expect(paths(outer)).toEqual(['Report 17.eml'])
    const bytes = await taken(outer, 0)
    expect(sniff(bytes, bytes.length)).toBe('mail')
    const nested = await opened(bytes)
    expect(await linesOf(nested)).toContain('Here it is.')
    expect(paths(nested)).toEqual(['report.txt'])
    expect(new TextDecoder().decode(await taken(nested, 0))).toContain('Benign.')
  })

  test('the logo in a signature is no member, a photo inside the text is', async () => {
    const related = (size: number) => `${head}Content-Type: multipart/related; boundary=x

--x
Content-Type: text/plain

Look:
--x
Content-Type: image/png
Content-Disposition: inline; filename=inside.png
Content-ID: <p1>
Content-Transfer-Encoding: base64

${base64(new Uint8Array(size).fill(7))}
--x--
`
    expect(paths(await opened(related(2000)))).toEqual([])
    expect(paths(await opened(related(20_000)))).toEqual(['inside.png'])
  })

  test('a date is read as it is written, by name or ISO, and nothing is made of any other', () => {
    expect(sentOn('Tue, 10 May 2005 11:26:39 -0600')).toMatchObject({
      date: { year: 2005, month: 5, day: 10 },
      words: '10 May 2005 11:26',
    })
    expect(sentOn('2025-07-29T12:42:06.000Z')).toMatchObject({ day: '29 Jul 2025' })
    expect(sentOn('31 Feb 2023')).toBeNull()
    expect(sentOn('05/06/2023')).toBeNull()
    expect(sentOn('')).toBeNull()
  })

  test('endless nesting is refused, and broken mail never throws', async () => {
    const deep = `${head}Content-Type: multipart/mixed; boundary=b0\n\n${Array.from({ length: 300 }, (_, i) => `--b${i}\nContent-Type: multipart/mixed; boundary=b${i + 1}\n\n`).join('')}`
    expect(await openMail(new Uint8Array(utf8(deep)))).toBe('damaged')
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (tail) => {
        expect(
          await openMail(joined(utf8(`${head}Content-Type: multipart/mixed; boundary=x\n\n--x\n`), tail)),
        ).toBeTruthy()
      }),
      { numRuns: 60 },
    )
  })
})

const corpus = join('..', 'shared', 'corpus', 'email')

describe.skipIf(!existsSync(corpus))('messages of the corpus', () => {
  const files = existsSync(corpus) ? readdirSync(corpus).filter((name) => name.endsWith('.eml')) : []
  // A body in HTML alone needs the page's own parser, which there is not here.
  test.each(files.filter((name) => !name.includes('html-only')))('%s opens as a paper of words', async (name) => {
    const source = await opened(new Uint8Array(readFileSync(join(corpus, name))))
    expect((await linesOf(source)).join('').trim()).not.toBe('')
  })

  test('PDFs attached under encoded names come out as PDFs', async () => {
    for (const name of files.filter((file) => file.startsWith('attachment_pdf'))) {
      const source = await opened(new Uint8Array(readFileSync(join(corpus, name))))
      const bytes = await taken(source, 0)
      expect(sniff(bytes, bytes.length)).toBe('pdf')
    }
  })

  test('an Outlook message is shown as mail is, with its attachment', async () => {
    const source = openOutlook(new Uint8Array(readFileSync(join(corpus, 'fake-email-attachment.msg'))))
    if (typeof source === 'string') throw new Error(source)
    const lines = await linesOf(source)
    expect(lines.some((line) => line.startsWith('From: '))).toBe(true)
    expect(source.content?.members.length).toBe(1)
    expect((await taken(source, 0)).length).toBeGreaterThan(0)
  })

  test('an old Office file in the same wrapping is not taken for mail', () => {
    const magic = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
    expect(openOutlook(Uint8Array.from([...magic, ...new Uint8Array(2000)]))).toBe('not-readable')
  })

  test('an Outlook message that is cut is damaged and does not hang', () => {
    const whole = new Uint8Array(readFileSync(join(corpus, 'fake-email-attachment.msg')))
    for (const length of [600, 3000, 9000, 15_000]) expect(openOutlook(whole.slice(0, length))).toBeTruthy()
  })
})
