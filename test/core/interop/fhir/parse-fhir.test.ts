import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { utf8 } from '../../../../renderer/core/base/bytes.ts'
import { parseFhir } from '../../../../renderer/core/interop/fhir/parse-fhir.ts'
import { bundle, onlyEntry, parse, parseObject, rosa, sheetText, sodium } from './parsing.ts'

describe('whose it is', () => {
  const otherObservation = { ...sodium, id: 'k', code: { text: 'Potassium' }, subject: { reference: 'Patient/ana' } }
  const ana = {
    resourceType: 'Patient',
    id: 'ana',
    name: [{ family: 'Ruiz', given: ['Ana'] }],
    birthDate: '1990-01-02',
  }

  test('the running header names the patient, the birth date and the record number, and no social security number', () => {
    const [part] = parseObject(bundle(rosa, sodium)).parts
    expect(part?.header).toBe('Patient: Rosa Alvarez   Date of birth: 14 Mar 1958   Record number: 00718834 (St Mary)')
  })

  test('with one patient everything that names no other subject belongs to them', () => {
    const { parts } = parseObject(bundle(rosa, { ...sodium, subject: undefined }))
    expect(parts).toHaveLength(1)
    expect(parts[0]?.lines.some(({ text }) => text.includes('Sodium'))).toBe(true)
  })

  test('a record of somebody whom the file does not describe is never on the page of the one whom it does', () => {
    const { parts } = parseObject(bundle(rosa, sodium, otherObservation))
    expect(parts.map(({ lines }) => lines.some(({ text }) => text.includes('Potassium')))).toEqual([false, true])
    expect(parts[1]?.header).toBe('Subject: Patient/ana (this file does not name the patient)')
  })

  test('several patients have a part each, and what is nobody’s stands apart', () => {
    const nobodys = { ...sodium, id: 'x', code: { text: 'Chloride' }, subject: undefined }
    const lines = [rosa, sodium, ana, otherObservation, nobodys].map((each) => JSON.stringify(each)).join('\n')
    const { parts } = parse(lines)
    expect(parts.map(({ header }) => header?.slice(0, 20) ?? null)).toEqual([
      'Patient: Rosa Alvare',
      'Patient: Ana Ruiz   ',
      null,
    ])
    const told = (name: string) => parts.map(({ lines: own }) => own.some(({ text }) => text.includes(name)))
    expect(told('Sodium')).toEqual([true, false, false])
    expect(told('Potassium')).toEqual([false, true, false])
    expect(told('Chloride')).toEqual([false, false, true])
    expect(parts[2]?.lines[0]?.text).toBe('Without a patient')
  })

  test('references are followed inside their own bundle, though two bundles spell them the same', () => {
    const of = (patient: object, title: string) => ({
      resourceType: 'Bundle',
      entry: [
        { fullUrl: 'resource:0', resource: { ...patient, id: undefined } },
        {
          fullUrl: 'resource:1',
          resource: { ...sodium, id: undefined, code: { text: title }, subject: { reference: 'resource:0' } },
        },
      ],
    })
    const { parts } = parse([of(rosa, 'Sodium'), of(ana, 'Potassium')].map((each) => JSON.stringify(each)).join('\n'))
    expect(parts.map(({ header }) => header?.slice(0, 17))).toEqual(['Patient: Rosa Alv', 'Patient: Ana Ruiz'])
    expect(parts.map(({ lines }) => lines.some(({ text }) => text.includes('Potassium')))).toEqual([false, true])
  })

  test('without a Patient the display of the subject is the header', () => {
    const { parts } = parseObject({ ...sodium, subject: { reference: 'Patient/rosa', display: 'Rosa Alvarez' } })
    expect(parts.map(({ header }) => header)).toEqual(['Patient: Rosa Alvarez'])
  })
})

describe('documents', () => {
  const composition = {
    resourceType: 'Composition',
    status: 'final',
    title: 'Patient summary',
    date: '2023-05-03T10:00:00Z',
    type: { coding: [{ system: 'http://loinc.org', code: '60591-5' }] },
    custodian: { reference: 'Organization/o' },
    section: [
      {
        title: 'Results',
        entry: [{ reference: 'Observation/na' }],
        text: {
          status: 'generated',
          div: '<div xmlns="http://www.w3.org/1999/xhtml"><p>Blood&nbsp;test</p><script>alert(1)</script><ul><li>one</li><li>two<b>!</b></li></ul><table><tr><th>Test</th><th>Value</th></tr><tr><td>Sodium</td><td>140 &lt;ok&gt;</td></tr></table></div>',
        },
      },
    ],
  }
  const organization = { resourceType: 'Organization', id: 'o', name: 'St Mary Hospital' }
  const document = { ...bundle(composition, rosa, sodium, organization), type: 'document' }

  test('the narrative is read as text, with lists and aligned tables, before the coded statements', () => {
    const text = sheetText(parseObject(document))
    expect(text).toContain('Blood test\n')
    expect(text).toContain('- one\n- two!\n')
    expect(text).toContain('Test    Value\nSodium  140 <ok>\n')
    expect(text).not.toContain('alert')
    expect(text.indexOf('Blood test')).toBeLessThan(text.indexOf('Sodium: 140 mmol/L'))
  })

  test('what the document says of itself is stated, and printed word for word', () => {
    const record = parseObject(document)
    expect(record.stated).toEqual({
      kind: 'summary',
      title: 'Patient summary',
      date: { value: { year: 2023, month: 5, day: 3 }, dateKind: 'reported', words: 'Dated: 3 May 2023' },
      hospital: 'St Mary Hospital',
    })
    const lines = record.parts[0]?.lines.map(({ text }) => text) ?? []
    for (const words of ['Patient summary', 'Dated: 3 May 2023', 'Custodian: St Mary Hospital'])
      expect(lines).toContain(words)
    expect(record.entries[0]?.section).toBe('Results')
  })

  test('a document in base64 is taken out, one by address only is named', () => {
    const record = parseObject({
      resourceType: 'DocumentReference',
      id: 'd',
      description: 'Operation note',
      content: [
        { attachment: { contentType: 'text/plain', data: 'SGVsbG8=', title: '../note' } },
        { attachment: { contentType: 'application/pdf', url: 'https://example.org/a.pdf' } },
        { attachment: { contentType: 'application/pdf', data: '$$$' } },
      ],
    })
    expect(record.embedded).toEqual([{ path: '1-note.txt', bytes: utf8('Hello') }])
    expect(record.entries[0]?.details.map(({ text }) => text)).toEqual([
      '../note, text/plain – kept as a document of its own: 1-note.txt',
      'application/pdf (not in this file: https://example.org/a.pdf)',
      'application/pdf (damaged)',
    ])
  })

  test('a report states its kind, and a generated narrative that says another number is shown', () => {
    const report = {
      resourceType: 'DiagnosticReport',
      code: { text: 'Blood' },
      category: [{ coding: [{ code: 'LAB' }] }],
      effectiveDateTime: '2023-05-03',
      issued: '2023-05-04T00:00:00Z',
    }
    expect(parseObject(report).stated).toMatchObject({ kind: 'lab', title: 'Blood', date: { dateKind: 'collected' } })
    const narrative = (value: string) => ({
      ...sodium,
      text: {
        status: 'generated',
        div: `<div xmlns="http://www.w3.org/1999/xhtml"><p><b>value</b>: ${value}</p></div>`,
      },
    })
    expect(onlyEntry(narrative('141 mmol/L')).differs).toBe('value: 141 mmol/L')
    expect(onlyEntry(narrative('140.0 mmol/L')).differs).toBeNull()
    expect(onlyEntry(narrative('high')).differs).toBeNull()
  })
})

describe('the same statements as XML', () => {
  test('come to the same entries', () => {
    const xml = `<?xml version="1.0"?><Bundle xmlns="http://hl7.org/fhir"><entry><resource><Observation><id value="na"/>
      <status value="final"/><code><coding><system value="http://loinc.org"/><code value="2951-2"/><display value="Sodium"/></coding></code>
      <subject><reference value="Patient/rosa"/></subject><effectiveDateTime value="2023-05-03T08:15:00+02:00"/>
      <valueQuantity><value value="140"/><unit value="mmol/L"/></valueQuantity></Observation></resource></entry></Bundle>`
    const json = parseObject(bundle({ ...sodium, category: undefined }))
    expect(parse(xml).entries).toEqual(json.entries)
  })
})

describe('bad input', () => {
  test.each([
    ['damaged', '{"resourceType":"Patient",'],
    ['damaged', '<Patient xmlns="http://hl7.org/fhir"><id'],
    ['not-this-format', '{"name":"Rosa"}'],
    ['not-this-format', '<Patient xmlns="urn:other"/>'],
    ['forbidden', `{"resourceType":"Patient","a":${'['.repeat(500)}${']'.repeat(500)}}`],
    ['forbidden', '<!DOCTYPE x [<!ENTITY a "b">]><Patient xmlns="http://hl7.org/fhir"/>'],
  ])('is refused as %s: %s', (code, text) => {
    expect(parseFhir(utf8(text))).toEqual({ ok: false, error: { code } })
  })

  test('a key __proto__ changes nothing but itself', () => {
    parse('{"resourceType":"Observation","code":{"text":"A"},"__proto__":{"polluted":true}}')
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
    expect(parse('{"__proto__":{"resourceType":"Patient"},"resourceType":"Condition"}').counted.found).toBe(1)
  })

  test('resources that refer to themselves and to each other come to an end', () => {
    const a = { resourceType: 'DeviceUseStatement', id: 'a', device: { reference: 'DeviceUseStatement/b' } }
    const b = { resourceType: 'DeviceUseStatement', id: 'b', device: { reference: 'DeviceUseStatement/a' } }
    expect(parseObject(bundle(a, b)).counted.found).toBe(3)
  })

  test('a broken line of NDJSON costs that line only, and is said', () => {
    const record = parse(`${JSON.stringify(rosa)}\n${JSON.stringify(sodium)}\n{"resourceType":"Observ`)
    expect(record.entries).toHaveLength(1)
    expect(sheetText(record)).toContain('1 line of this file could not be read.')
  })
})

describe('of any resources', () => {
  const anyValue = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(
        fc.constantFrom(
          'text',
          'coding',
          'code',
          'system',
          'display',
          'value',
          'unit',
          'reference',
          'resourceType',
          'extension',
          'url',
          'start',
          'low',
          'given',
          'status',
          '__proto__',
        ),
        tie('value'),
        { maxKeys: 4 },
      ),
    ),
  })).value
  const resource = fc
    .tuple(
      fc.constantFrom(
        'Observation',
        'Condition',
        'Patient',
        'MedicationRequest',
        'Medication',
        'Bundle',
        'Composition',
        'QuestionnaireResponse',
        'FamilyMemberHistory',
        'DocumentReference',
        'Binary',
        'Strange',
      ),
      fc.dictionary(
        fc.constantFrom(
          'id',
          'code',
          'status',
          'subject',
          'valueQuantity',
          'valueString',
          'component',
          'contained',
          'entry',
          'text',
          'name',
          'content',
          'section',
          'item',
          'condition',
          'medication',
          'effectiveDateTime',
          'identifier',
          'category',
          'data',
        ),
        anyValue,
      ),
    )
    .map(([resourceType, rest]) => ({ ...rest, resourceType }))

  test('found = carried + named, every title says something, and every entry is printed', () => {
    fc.assert(
      fc.property(fc.array(resource, { minLength: 1, maxLength: 6 }), (resources) => {
        const { counted, entries, parts } = parseObject(bundle(...resources))
        expect(counted.found).toBe(counted.carried + counted.named.reduce((sum, { count }) => sum + count, 0))
        expect(counted.carried).toBe(entries.length)
        const printed = new Set(parts.flatMap(({ lines }) => lines.map(({ entry }) => entry)))
        entries.forEach((entry, i) => {
          expect(entry.title.trim()).not.toBe('')
          expect(printed.has(i)).toBe(true)
        })
      }),
    )
  })
})
