import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { utf8 } from '../../../renderer/core/base/bytes.ts'
import { parseLabCsv } from '../../../renderer/core/interop/lab-csv.ts'

const parse = (text: string) => {
  const parsed = parseLabCsv(utf8(text))
  if (!parsed.ok) throw new Error(parsed.error.code)
  return parsed.value
}
const sheet = (text: string) =>
  parse(text).parts.map(({ header, lines }) => [header, ...lines.map((line) => line.text)])

describe('a table of results', () => {
  test('each row is a result, other columns are its details, and every row is printed', () => {
    const record = parse(
      'Collected,Test Name,Result,Units,Reference Range,Flag,Lab\n\n2023-05-03 08:15,Sodium,"1,4",mmol/L,135-145,H,St Mary\n05/03/2023,Potassium,4.1,,,,\n31.5.2023,Iron,9,,,,\n',
    )
    expect(record.entries[0]).toMatchObject({
      kind: 'result',
      title: 'Sodium',
      date: { year: 2023, month: 5, day: 3 },
      time: '08:15',
      value: { text: '1,4', unit: 'mmol/L', range: '135-145', flag: 'H' },
      details: [{ label: 'Lab', text: 'St Mary' }],
      origin: 'line 2',
    })
    // Which of 05 and 03 is the month is not for us to say.
    expect(record.entries[1]).toMatchObject({ date: null, details: [{ label: 'Collected', text: '05/03/2023' }] })
    expect(record.entries[2]?.date).toEqual({ year: 2023, month: 5, day: 31 })
    const printed = record.parts.flatMap(({ lines }) => lines.map(({ entry }) => entry))
    expect([0, 1, 2].every((i) => printed.includes(i))).toBe(true)
    expect(record.counted).toEqual({ found: 3, carried: 3, named: [] })
  })

  test('a row without a name goes by its code, and one without either is counted by name', () => {
    const record = parse('code;codeSystem;test;value\n718-7;http://loinc.org;;12.1\n;;;5\n')
    expect(record.entries.map(({ title }) => title)).toEqual(['LOINC 718-7'])
    expect(record.counted).toEqual({ found: 2, carried: 1, named: [{ what: 'row (no-content)', count: 1 }] })
  })

  test('rows of several patients have a part each', () => {
    const parts = sheet(
      'Patient,DOB,Test,Result\nRosa Alvarez,1958-03-14,Sodium,140\nAna Ruiz,1990-01-02,Potassium,4\n',
    )
    expect(parts.map(([header]) => header)).toEqual([
      'Patient: Rosa Alvarez   Date of birth: 14 Mar 1958',
      'Patient: Ana Ruiz   Date of birth: 2 Jan 1990',
    ])
    expect(parts[0]?.join()).not.toContain('Potassium')
  })

  test('a table whose columns cannot be told is printed whole, without entries', () => {
    const record = parse('a\tb\none\ttwo\nthree\tfour\n')
    expect(record.entries).toEqual([])
    expect(record.parts[0]?.lines.map(({ text }) => text)).toEqual(['Table', 'a      b', 'one    two', 'three  four'])
    expect(record.counted).toEqual({ found: 2, carried: 0, named: [{ what: 'row (unknown-columns)', count: 2 }] })
    expect(sheet('mrn,stage\n123,IIA\n456,IIIB\n').map((part) => part.join().includes('IIIB'))).toEqual([false, true])
  })

  test('one column is no table', () => {
    expect(parseLabCsv(utf8('mrn\n1\n'))).toEqual({ ok: false, error: { code: 'not-this-format' } })
  })

  const corpus = new URL('../../../../shared/corpus/csv/', import.meta.url)
  test('every cell of every table of the corpus is printed', async (context) => {
    context.skip(!existsSync(corpus), 'not run here: the corpus is not on this machine')
    let read = 0
    for (const name of readdirSync(corpus)) {
      const bytes = new Uint8Array(readFileSync(new URL(name, corpus)))
      const parsed = parseLabCsv(bytes)
      if (!parsed.ok) continue
      read++
      const { counted, parts } = parsed.value
      expect(counted.found, name).toBe(counted.carried + counted.named.reduce((sum, { count }) => sum + count, 0))
      const printed = parts
        .map(({ header, lines }) => [header ?? '', ...lines.map(({ text }) => text)].join('\n'))
        .join('\n')
      const words = Buffer.from(bytes)
        .toString('utf8')
        .split('\n')
        .slice(1)
        .join(',')
        .split(/[,"\r]/)
      const isPrinted = (word: string) =>
        printed.includes(word) || /^\d{4}-\d{2}-\d{2}/.test(word) || word.includes('http')
      expect(
        words.map((word) => word.trim()).filter((word) => !isPrinted(word)),
        name,
      ).toEqual([])
    }
    await context.annotate(`${read} tables`)
    expect(read).toBeGreaterThan(0)
  })
})
