import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { utf8 } from '../../../renderer/core/base/bytes.ts'
import { isContainer, sniff, sniffLength, tooLarge } from '../../../renderer/core/intake/sniff.ts'
import { documentFormats, type DocumentFormat } from '../../../renderer/core/model/source-document.ts'

const kindOf = (bytes: Uint8Array) => sniff(bytes, bytes.length)
const bytesOf = (...values: number[]) => Uint8Array.from(values)
const withZeros = (length: number, ...parts: (readonly [number, Uint8Array])[]) => {
  const bytes = new Uint8Array(length)
  for (const [at, part] of parts) bytes.set(part, at)
  return bytes
}
const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

/** Local file headers as archives begin with, without the data between. */
function zipHead(...names: string[]): Uint8Array {
  return latin1(
    names.map((name) => `PK\x03\x04${'\0'.repeat(22)}${String.fromCharCode(name.length)}\0\0\0${name}data`).join(''),
  )
}

const mail = 'From: Tarnwick Clinic <a@b.example>\r\nTo: rosa@c.example\r\nSubject: Your result\r\n\r\nDear Rosa'
const html = '<!-- saved --><!DOCTYPE html><html><body>Your result</body></html>'
const explicitDicom = latin1('\x08\0\x05\0CS\n\0ISO_IR 100\x08\0\x16\0UI\x02\x001\0')
const implicitDicom = latin1('\x08\0\x05\0\n\0\0\0ISO_IR 100\x08\0\x16\0\x02\0\0\x001\0')
const bigEndianDicom = latin1('\0\x08\0\x05CS\0\nISO_IR 100\0\x08\0\x16UI\0\x021\0')

const known: readonly (readonly [string, DocumentFormat, Uint8Array])[] = [
  ['a PDF', 'pdf', utf8('%PDF-1.7\n%âãÏÓ')],
  ['a JPEG', 'jpeg', bytesOf(0xff, 0xd8, 0xff, 0xe0, 0, 16)],
  ['a PNG', 'png', bytesOf(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0)],
  ['a TIFF, little-endian', 'tiff', bytesOf(0x49, 0x49, 42, 0, 8, 0, 0, 0)],
  ['a TIFF, big-endian', 'tiff', bytesOf(0x4d, 0x4d, 0, 42, 0, 0, 0, 8)],
  ['a WebP', 'webp', latin1('RIFF\x1a\0\0\0WEBPVP8L')],
  ['a GIF', 'gif', latin1('GIF89a\x01\0\x01\0\0')],
  ['a Windows bitmap', 'bmp', withZeros(60, [0, latin1('BM')], [10, bytesOf(54, 0, 0, 0, 40)])],
  ['an iPhone photo', 'heic', latin1('\0\0\0\x18ftypheic\0\0\0\0mif1heic')],
  ['a HEIF whose codec is only a compatible brand', 'heic', latin1('\0\0\0\x1cftypXXXX\0\0\0\0mif1heix')],
  ['an AVIF', 'heic', latin1('\0\0\0\x18ftypavif\0\0\0\0avifmif1')],
  ['plain text', 'text', utf8('Blood pressure 120/80\n')],
  ['a page', 'html', utf8(html)],
  ['an XHTML page', 'html', utf8('<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>')],
  ['rich text', 'rtf', utf8('{\\rtf1\\ansi Hello}')],
  ['a Word document', 'docx', zipHead('[Content_Types].xml', '_rels/.rels', 'word/document.xml')],
  ['an archive', 'zip', zipHead('reports/a.pdf', 'reports/b.pdf')],
  ['an archive without files', 'zip', latin1(`PK\x05\x06${'\0'.repeat(18)}`)],
  [
    'an archive with a Word document stored in it',
    'zip',
    zipHead('letters/a.docx', '[Content_Types].xml', 'word/document.xml'),
  ],
  ['DICOM', 'dicom', withZeros(140, [128, utf8('DICM')])],
  ['DICOM without preamble, explicit', 'dicom', explicitDicom],
  ['DICOM without preamble, implicit', 'dicom', implicitDicom],
  ['DICOM without preamble, big-endian', 'dicom', bigEndianDicom],
  ['mail', 'mail', utf8(mail)],
  ['mail from a mailbox file', 'mail', utf8(`From a@b.example Tue May 10 11:28:07 2005\nReceived: by x\n${mail}`)],
  ['mail in parts without a sender', 'mail', utf8('Content-Type: multipart/mixed;\n\tboundary="x"\n\n--x\n')],
  ['an Outlook message', 'outlook', bytesOf(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0)],
  ['a Windows program', 'program', withZeros(80, [0, latin1('MZ\x90')])],
  ['a Linux program', 'program', latin1('\x7fELF\x02\x01\x01')],
  ['a Mac program', 'program', bytesOf(0xcf, 0xfa, 0xed, 0xfe, 7, 0, 0, 1)],
  ['a shell script', 'program', utf8('#!/bin/sh\nrm -rf ~\n')],
  ['what a disc runs by itself', 'program', utf8('[AutoRun]\r\nopen=viewer.exe\r\n')],
  ['a batch file', 'program', utf8('@ECHO OFF\r\nstart viewer.exe')],
  ['a Windows shortcut', 'program', withZeros(80, [0, latin1('L\0\0\0\x01\x14\x02\0')])],
  ['a Java archive', 'program', zipHead('META-INF/MANIFEST.MF', 'A.class')],
  [
    'a C-CDA document',
    'ccda',
    utf8('<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3"><id/></ClinicalDocument>'),
  ],
  ['a FHIR bundle', 'fhir', utf8('{"resourceType":"Bundle","type":"collection"}')],
  [
    'an HL7 v2 message in its transport frame',
    'hl7v2',
    utf8('\u000bMSH|^~\\&|LAB|ST MARY|||20230503||ORU^R01|1|P|2.5\rPID|1\r\u001c\r'),
  ],
  ['a health card', 'health-card', utf8('shc:/56762909524320603460292437404460312229595326546034602925')],
  [
    'an Apple Health export',
    'apple-health',
    utf8('<?xml version="1.0"?><!DOCTYPE HealthData [<!ELEMENT HealthData ANY>]><HealthData locale="en_GB">'),
  ],
  ['a table of results', 'csv', utf8('Date,Test,Result,Unit\n2023-05-03,Haemoglobin,13.5,g/dL\n')],
]

const unread: readonly (readonly [string, Uint8Array])[] = [
  ['BigTIFF', bytesOf(0x49, 0x49, 43, 0, 8, 0, 0, 0)],
  ['a film', latin1('\0\0\0\x18ftypmp42\0\0\0\0mp42isom')],
  ['a spreadsheet', zipHead('[Content_Types].xml', '_rels/.rels', 'xl/workbook.xml')],
  ['an OpenDocument text or a book', zipHead('mimetype', 'META-INF/manifest.xml')],
  ['nothing at all', new Uint8Array()],
  ['bytes', bytesOf(0x41, 0, 0x42, 0)],
]

describe('what a file is, by its content', () => {
  test.each(known)('%s is %s', (_, format, bytes) => {
    expect(kindOf(bytes)).toBe(format)
  })

  test.each(unread)('%s is not read', (_, bytes) => {
    expect(kindOf(bytes)).toBe('unknown')
  })

  test('a PDF with junk before its header is a PDF up to the first KiB and not after it', () => {
    const junk = (length: number) => new Uint8Array(length).fill(1)
    expect(kindOf(Uint8Array.of(...junk(1000), ...utf8('%PDF-1.4')))).toBe('pdf')
    expect(kindOf(Uint8Array.of(...junk(1100), ...utf8('%PDF-1.4')))).toBe('unknown')
  })

  test('a file that is two things at once is the one that is taken apart first', () => {
    expect(kindOf(utf8(`${html.slice(0, 20)}%PDF-1.4\n${html}`))).toBe('pdf')
    expect(kindOf(Uint8Array.of(...zipHead('a.txt'), ...utf8('%PDF-1.4')))).toBe('zip')
    expect(kindOf(withZeros(200, [0, bytesOf(0x49, 0x49, 42, 0)], [128, utf8('DICM')]))).toBe('dicom')
    expect(kindOf(withZeros(200, [0, utf8('%PDF-1.4')], [128, utf8('DICM')]))).toBe('dicom')
  })

  test('a letter with words like those of mail, and a patient beside them, stays text', () => {
    expect(
      kindOf(utf8('From: Dr Hale\nTo: Dr Okafor\nPatient: Rosa Alvarez\nDate: 3 May 2023\n\nDear colleague')),
    ).toBe('text')
    expect(kindOf(utf8('From: the ward\nThis is a note that goes on.'))).toBe('text')
  })

  test('words that programs and bitmaps begin with do not make text one', () => {
    expect(kindOf(utf8('MZ twins, both well.'))).toBe('text')
    expect(kindOf(utf8('BM biopsy: normal marrow'))).toBe('text')
    expect(kindOf(utf8('# Results\n! see below'))).toBe('text')
    expect(kindOf(utf8('GIFT of sight'))).toBe('text')
  })

  test('text may be UTF-8, UTF-16 with a mark, or Latin-1, but has no control characters', () => {
    expect(kindOf(utf8('Größe: 2 cm – µ ≤ 5'))).toBe('text')
    expect(kindOf(bytesOf(0xff, 0xfe, 0x41, 0, 0x42, 0))).toBe('text')
    expect(kindOf(bytesOf(0xfe, 0xff, 0, 0x41, 0, 0x42))).toBe('text')
    expect(kindOf(bytesOf(0x47, 0x72, 0xf6, 0xdf, 0x65))).toBe('text')
    expect(kindOf(bytesOf(0x41, 0x1b, 0x5b, 0x30))).toBe('unknown')
  })

  test('UTF-16 hides no format', () => {
    const wide = (text: string) => Uint8Array.of(0xff, 0xfe, ...Array.from(text, (c) => [c.charCodeAt(0), 0]).flat())
    expect(kindOf(wide('<html><body>x</body></html>'))).toBe('html')
    expect(kindOf(wide('<ClinicalDocument xmlns="urn:hl7-org:v3">'))).toBe('ccda')
    expect(kindOf(wide('[autorun]\r\nopen=a.exe'))).toBe('program')
  })

  test('a character cut in half at the end of the first bytes does not make UTF-8 text unknown', () => {
    const head = Uint8Array.of(...utf8('a'.repeat(100)), 0xe2, 0x89)
    expect(sniff(head, 5000)).toBe('text')
  })

  test('bytes after the first 64 KiB change nothing', () => {
    const long = new Uint8Array(sniffLength + 4).fill(0x61)
    long[sniffLength + 1] = 0
    expect(kindOf(long)).toBe('text')
  })

  test('any bytes get an answer, also after a signature of any kind', () => {
    const start = fc.constantFrom(...known.map(([, , bytes]) => bytes.subarray(0, 24)), new Uint8Array())
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 3000 }), (head, tail) =>
        documentFormats.includes(kindOf(Uint8Array.of(...head, ...tail))),
      ),
    )
  })

  test('a file is too large by the limit of its kind', () => {
    const mebibyte = 1024 * 1024
    expect(tooLarge('text', 17 * mebibyte)).toBe(true)
    expect(tooLarge('pdf', 17 * mebibyte)).toBe(false)
    expect(tooLarge('ccda', 101 * mebibyte)).toBe(true)
    expect(tooLarge('dicom', 1000 * mebibyte)).toBe(false)
    expect(tooLarge('zip', 4 * 1024 * mebibyte + 1)).toBe(true)
    expect(tooLarge('unknown', Number.MAX_SAFE_INTEGER)).toBe(false)
  })

  test('only what is there for what it carries is a container', () => {
    expect(documentFormats.filter(isContainer)).toEqual(['mail', 'outlook', 'zip'])
  })
})

const corpus = join('..', 'shared', 'corpus')
/** Folder of the corpus → what nearly all of its files are. */
const folders: readonly (readonly [string, readonly DocumentFormat[], number])[] = [
  ['email', ['mail', 'outlook'], 1],
  ['images', ['jpeg', 'png', 'tiff', 'webp', 'gif', 'heic'], 0.9],
  ['pdf', ['pdf'], 0.97],
  ['dicom', ['dicom'], 0.98],
  ['fhir', ['fhir'], 1],
  ['hl7v2', ['hl7v2'], 1],
  ['apple-health', ['apple-health'], 1],
  ['csv', ['csv', 'text'], 1],
]

describe.skipIf(!existsSync(corpus))('the corpus', () => {
  test.each(folders)('%s holds %s', (folder, formats, share) => {
    const files = readdirSync(join(corpus, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.tsv'))
      .map((entry) => join(entry.parentPath, entry.name))
    const right = files.filter((file) => formats.includes(kindOf(new Uint8Array(readFileSync(file)))))
    expect(right.length / files.length).toBeGreaterThanOrEqual(share)
  })
})
