import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { utf8 } from '../../../renderer/core/base/bytes.ts'
import { parseAppleHealth, parseAppleHealthStream } from '../../../renderer/core/interop/apple-health.ts'

const record = (type: string, date: string) =>
  `<Record type="HKQuantityTypeIdentifier${type}" sourceName="Röhre" startDate="${date} 10:00:00 +0100" value="1"><MetadataEntry key="a" value="b"/></Record>`
const dtd = '<!DOCTYPE HealthData [\n<!ELEMENT HealthData (Me,Record*)>\n<!ATTLIST Me a CDATA #REQUIRED>\n]>'
const me =
  '<ExportDate value="2023-05-03 10:00:00 +0100"/><Me HKCharacteristicTypeIdentifierDateOfBirth="1958-03-14" HKCharacteristicTypeIdentifierBiologicalSex="HKBiologicalSexFemale" HKCharacteristicTypeIdentifierBloodType="HKBloodTypeNotSet"/>'
const whole = `<?xml version="1.0"?>${dtd}<HealthData locale="en">${me}${record('HeartRate', '2021-02-03')}${record('HeartRate', '2020-01-02')}<Workout workoutActivityType="HKWorkoutActivityTypeWalking" startDate="2022-01-01 1:00"/></HealthData>`

describe('an Apple Health export', () => {
  test('is summed up by kind, with first and last day', () => {
    const parsed = parseAppleHealth(utf8(whole))
    if (!parsed.ok) throw new Error(parsed.error.code)
    const { parts, counted, entries, stated } = parsed.value
    expect(parts[0]?.header).toBe('Date of birth: 14 Mar 1958')
    expect(parts[0]?.lines.map(({ text }) => text)).toEqual([
      'Apple Health export',
      'Exported: 3 May 2023',
      'Biological Sex: Female',
      '',
      'Kind of record    How many  From        Until',
      'Heart Rate        2         2 Jan 2020  3 Feb 2021',
      'Workout: Walking  1         1 Jan 2022  1 Jan 2022',
    ])
    expect(entries).toEqual([])
    expect(counted).toEqual({
      found: 3,
      carried: 0,
      named: [
        { what: 'Heart Rate (summed-up)', count: 2 },
        { what: 'Workout: Walking (summed-up)', count: 1 },
      ],
    })
    expect(stated.date?.words).toBe('Exported: 3 May 2023')
  })

  test('comes out the same in pieces of any size, also where a character is cut', async () => {
    const bytes = utf8(whole)
    const inPieces = async function* (size: number) {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
    }
    for (const size of [1, 7, 1000])
      expect(await parseAppleHealthStream(inPieces(size))).toEqual(parseAppleHealth(bytes))
  })

  test.each([
    ['damaged', whole.slice(0, -20)],
    ['damaged', ''],
    ['not-this-format', '<a/>'],
    ['forbidden', '<!DOCTYPE HealthData [<!ENTITY a "b">]><HealthData/>'],
    ['forbidden', '<!DOCTYPE HealthData SYSTEM "x.dtd"><HealthData/>'],
    ['forbidden', '<HealthData a="&x;"/>'],
    ['too-large', `<HealthData>${'<a>'.repeat(100)}`],
  ])('is refused as %s where it is not whole and plain: %s', (code, text) => {
    expect(parseAppleHealth(utf8(text))).toEqual({ ok: false, error: { code } })
  })

  const corpus = new URL('../../../../shared/corpus/apple-health/export6s3sample.xml', import.meta.url)
  test('counts each record of the corpus file', (context) => {
    context.skip(!existsSync(corpus), 'not run here: the corpus is not on this machine')
    const bytes = new Uint8Array(readFileSync(corpus))
    const parsed = parseAppleHealth(bytes)
    const expected = Buffer.from(bytes)
      .toString('utf8')
      .match(/<(?:Record|Workout|ActivitySummary|Correlation) /g)?.length
    expect(parsed.ok && parsed.value.counted.found).toBe(expected)
  })
})
