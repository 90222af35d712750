import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { toBase64, utf8 } from '../../../../renderer/core/base/bytes.ts'
import { layOut } from '../../../../renderer/core/intake/sheet.ts'
import { parseHl7v2 } from '../../../../renderer/core/interop/hl7v2/parse-hl7v2.ts'
import type { ParsedRecord } from '../../../../renderer/core/interop/parsed.ts'
import { Entry } from '../../../../renderer/core/model/entry.ts'

const msh = (type: string, more = '') => `MSH|^~\\&|LAB|St Mary Hospital|||20230504||${type}|1|P|2.5.1${more}`
const pid = 'PID|1||00718834^^^STM^MR~123-45-6789^^^SSA^SS||Alvarez^Rosa^M^^^^L||19580314|F'
const parseBytes = (bytes: Uint8Array): ParsedRecord => {
  const parsed = parseHl7v2(bytes)
  if (!parsed.ok) throw new Error(parsed.error.code)
  return parsed.value
}
const parse = (...lines: string[]): ParsedRecord => parseBytes(utf8(lines.join('\r')))
const obr = 'OBR|1|||24323-8^Metabolic panel^LN|||202305030815||||||||BLD^Blood|||||||20230504||LAB|F'

describe('a message of results', () => {
  test('copies name, value, unit, range, the sender’s flag, status and time', () => {
    const { entries, stated, parts } = parse(
      msh('ORU^R01'),
      pid,
      obr,
      'OBX|1|NM|2951-2^Sodium^LN||146|mmol/L|135-145|H|||F|||202305030820',
    )
    expect(entries[1]).toMatchObject({
      kind: 'result',
      title: 'Sodium',
      codes: [{ system: 'LN', code: '2951-2', display: 'Sodium' }],
      status: 'final',
      date: { year: 2023, month: 5, day: 3 },
      time: '08:20',
      value: { text: '146', unit: 'mmol/L', range: '135-145', flag: 'H' },
      section: 'Metabolic panel',
      origin: 'OBX[1]',
    })
    expect(stated).toEqual({
      kind: 'lab',
      title: 'Metabolic panel',
      date: { value: { year: 2023, month: 5, day: 3 }, dateKind: 'collected', words: 'Collected: 3 May 2023' },
      hospital: 'St Mary Hospital',
    })
    const lines = parts[0]?.lines.map(({ text }) => text) ?? []
    expect(lines).toEqual(
      expect.arrayContaining(['Metabolic panel', 'Collected: 3 May 2023', 'Facility: St Mary Hospital']),
    )
    expect(parts[0]?.header).toBe('Patient: Rosa M Alvarez   Date of birth: 14 Mar 1958   Record number: 00718834')
  })

  test.each([
    ['SN', '>^100', '>100'],
    ['SN', '^1^:^128', '1:128'],
    ['CWE', '66543000^Campylobacter jejuni^SCT', 'Campylobacter jejuni'],
    ['CE', '66543000^^SCT', 'SNOMED CT 66543000'],
    ['ST', 'a\\T\\b \\F\\ c \\X41\\', 'a&b | c A'],
    ['FT', 'one\\.br\\two', 'one\ntwo'],
    ['DT', '20230503', '3 May 2023'],
    ['TS', '202305031015', '3 May 2023, 10:15'],
    ['NM', '1~2', '1; 2'],
  ])('a value of type %s, %s, is said', (type, raw, said) => {
    expect(parse(msh('ORU^R01'), `OBX|1|${type}|1^A||${raw}||||||F`).entries[0]?.value?.text).toBe(said)
  })

  test('lines of one text are one entry, and notes belong to the entry before them', () => {
    const text = (line: string) => `OBX|1|TX|18748-4^Report^LN||${line}||||||F`
    const { entries, counted } = parse(
      msh('ORU^R01'),
      pid,
      text('Chest X-ray:'),
      text(''),
      text('No nodule.'),
      'NTE|1||Seen by two',
    )
    expect(entries).toHaveLength(1)
    expect(entries[0]?.value?.text).toBe('Chest X-ray:\n\nNo nodule.')
    expect(entries[0]?.details).toEqual([{ label: 'Note', text: 'Seen by two' }])
    expect(counted).toMatchObject({ found: 6, carried: 1 })
  })

  test('a text longer than a value may be is told whole', () => {
    const long = Array.from({ length: 1500 }, (_, i) => `word${i}`).join(' ')
    const { entries, parts } = parse(msh('ORU^R01'), `OBX|1|TX|1^Report||${long}||||||F`)
    expect(entries[0]?.value).toBeNull()
    const printed = parts[0]?.lines.map(({ text }) => text).join(' ') ?? ''
    for (let i = 0; i < 1500; i++) expect(printed).toContain(`word${i}`)
  })

  test('an enclosed document is taken out, one elsewhere is named', () => {
    const pdf = utf8('%PDF-1.4 hello')
    const { embedded, entries } = parse(
      msh('MDM^T02'),
      `OBX|1|ED|1^Report||LAB^application^pdf^Base64^${toBase64(pdf)}||||||F`,
      'OBX|2|RP|2^Picture||http://example.org/a.png||||||F',
      'OBX|3|ED|3^Broken||LAB^application^pdf^Base64^***||||||F',
    )
    expect(embedded).toEqual([{ path: '1-Report.pdf', bytes: pdf }])
    expect(entries.map(({ details }) => details[0]?.text)).toEqual([
      'kept as a document of its own: 1-Report.pdf',
      'not in this file: http://example.org/a.png',
      'damaged',
    ])
  })
})

describe('other messages', () => {
  test('diagnoses, allergies, procedures, vaccines, medicines and appointments are entries', () => {
    const { entries } = parse(
      msh('VXU^V04'),
      pid,
      'AL1|1|DA|^Penicillin|SV|Rash|20200101',
      'DG1|1||C50.4^Breast cancer^I10C||20210203|F',
      'PR1|1||0HBT0ZX^Biopsy^I10P||20210201',
      'RXA|0|1|20210818||140^Influenza^CVX|0.5|mL||||||||L77|||||RE',
      'RXE|1|314076^Lisinopril 10 mg^RXNORM|1||TAB^tablet',
      'SCH|1||||||CHECK^Check-up|||||||||||||||||BOOKED^Booked',
      'TQ1|1||||||202601020930',
    )
    expect(entries.map(({ kind, title }) => `${kind}: ${title}`)).toEqual([
      'allergy: Penicillin',
      'problem: Breast cancer',
      'procedure: Biopsy',
      'immunisation: Influenza',
      'medicine: Lisinopril 10 mg',
      'appointment: Check-up',
    ])
    expect(entries[3]).toMatchObject({ status: 'refused', negated: true, date: { year: 2021, month: 8, day: 18 } })
    expect(entries[5]).toMatchObject({ date: { year: 2026, month: 1, day: 2 }, time: '09:30' })
  })

  test('patients of several messages have a part each', () => {
    const result = (name: string) => `OBX|1|ST|1^${name}||x||||||F`
    const ana = 'PID|1||555^^^STM^MR||Ruiz^Ana||19900102'
    const { parts } = parse(
      msh('ORU'),
      pid,
      result('Sodium'),
      msh('ORU'),
      ana,
      result('Potassium'),
      msh('ORU'),
      pid,
      result('Chloride'),
    )
    expect(parts.map(({ header }) => header?.slice(0, 17))).toEqual(['Patient: Rosa M A', 'Patient: Ana Ruiz'])
    const told = (name: string) => parts.map(({ lines }) => lines.some(({ text }) => text.includes(name)))
    expect(told('Potassium')).toEqual([false, true])
    expect(told('Chloride')).toEqual([true, false])
  })

  test('the character set that the header names is used', () => {
    const latin = Uint8Array.from([
      ...utf8(msh('ORU^R01', '||||||8859/1')),
      13,
      ...utf8('OBX|1|ST|1^A||N'),
      0xfa,
      ...utf8('\u0000ez||||||F').slice(1),
    ])
    expect(parseBytes(latin).entries[0]?.value?.text).toBe('Núez')
    expect(parseBytes(utf8(`${msh('ORU')}\rOBX|1|ST|1^A||Núñez||||||F`)).entries[0]?.value?.text).toBe('Núñez')
  })

  test.each([
    ['not-this-format', utf8('PID|1|')],
    ['not-this-format', utf8('hello')],
    ['not-this-format', utf8('')],
  ])('something else is refused as %s', (code, bytes) => {
    expect(parseHl7v2(bytes)).toEqual({ ok: false, error: { code } })
  })
})

function checkCounts({ entries, counted, parts }: ParsedRecord): void {
  expect(counted.found).toBe(counted.carried + counted.named.reduce((sum, { count }) => sum + count, 0))
  expect(counted.carried).toBe(entries.length)
  const { pageOfEntry } = layOut(parts)
  entries.forEach((entry, i) => {
    expect(entry.title.trim()).not.toBe('')
    expect(pageOfEntry.has(i)).toBe(true)
    expect(v.is(Entry, { ...entry, page: 1 })).toBe(true)
  })
}

describe('of any messages', () => {
  test('found = carried + named and every entry is printed, whatever the fields hold', () => {
    const id = fc.constantFrom(
      'MSH',
      'PID',
      'OBR',
      'OBX',
      'NTE',
      'AL1',
      'DG1',
      'RXA',
      'SCH',
      'TQ1',
      'TXA',
      'PV1',
      'PV2',
      'SPM',
      'ZZZ',
    )
    const field = fc.oneof(
      fc.constantFrom('', '20230101', 'A^B^LN', 'ST', 'TX', 'NM', 'ED', '""'),
      fc.string({ maxLength: 12 }),
    )
    const segment = fc
      .tuple(id, fc.array(field, { maxLength: 12 }))
      .map(([name, fields]) => `${name}|${fields.join('|')}`)
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 12 }), (segments) => checkCounts(parse(msh('ORU^R01'), ...segments))),
    )
  })

  const corpus = new URL('../../../../../shared/corpus/hl7v2/', import.meta.url)
  test('every file of the corpus is read, and every segment carried or named', async (context) => {
    context.skip(!existsSync(corpus), 'not run here: the corpus is not on this machine')
    const names = readdirSync(corpus)
    let found = 0
    let carried = 0
    for (const name of names) {
      const record = parseBytes(new Uint8Array(readFileSync(new URL(name, corpus))))
      checkCounts(record)
      found += record.counted.found
      carried += record.counted.carried
    }
    await context.annotate(`${names.length} files, ${found} segments, ${carried} entries`)
    expect(names.length).toBeGreaterThan(0)
  })
})
