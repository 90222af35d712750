import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toBase64, utf8 } from '../../../../renderer/core/base/bytes.ts'
import { parseCcda } from '../../../../renderer/core/interop/ccda/parse-ccda.ts'
import { aDocument, aSection, loinc, printed, read, rosa, rxnorm, snomed, total } from './documents.ts'

const refusal = (text: string): string => {
  const parsed = parseCcda(utf8(text))
  return parsed.ok ? 'ok' : parsed.error.code
}

const haemoglobin = `<organizer classCode="BATTERY" moodCode="EVN"><code code="58410-2" codeSystem="${loinc}" displayName="Blood count"/>
  <effectiveTime value="20230503"/><component><observation classCode="OBS" moodCode="EVN"><code code="718-7" codeSystem="${loinc}" displayName="Haemoglobin"/>
  <statusCode code="completed"/><value xsi:type="PQ" value="13.5" unit="g/dL"/><interpretationCode code="N"/>
  <referenceRange><observationRange><value xsi:type="IVL_PQ"><low value="12.0" unit="g/dL"/><high value="15.5" unit="g/dL"/></value></observationRange></referenceRange>
  </observation></component></organizer>`
const problem = (inner: string, concern = 'active', ofObservation = ''): string =>
  `<act classCode="ACT" moodCode="EVN"><code code="CONC"/><statusCode code="${concern}"/><entryRelationship typeCode="SUBJ">
  <observation classCode="OBS" moodCode="EVN" ${ofObservation}><code code="55607006" codeSystem="${snomed}" displayName="Problem"/>${inner}</observation></entryRelationship></act>`
const asthma = `<value xsi:type="CD" code="195967001" codeSystem="${snomed}" displayName="Asthma"/>`

describe('entries', () => {
  test('a result comes with value, unit, range, flag and the date of its panel, and is printed in one line', () => {
    const record = read(aDocument(aSection('30954-2', 'Hb fine', haemoglobin)))
    expect(record.entries).toHaveLength(1)
    expect(record.entries[0]).toMatchObject({
      kind: 'result',
      title: 'Haemoglobin',
      codes: [{ system: `urn:oid:${loinc}`, code: '718-7', display: 'Haemoglobin' }],
      value: { text: '13.5', unit: 'g/dL', range: '12.0–15.5 g/dL', flag: 'N' },
      date: { year: 2023, month: 5, day: 3 },
      section: 'Section 30954-2',
    })
    expect(printed(record)[0]).toContain('• Haemoglobin: 13.5 g/dL (N) [12.0–15.5 g/dL] · 3 May 2023 · LOINC 718-7')
  })

  test('a problem is called by its value; its status is its own, not that of observing it', () => {
    const status = `<entryRelationship typeCode="REFR"><observation classCode="OBS" moodCode="EVN"><code code="33999-4"/><value xsi:type="CD" code="413322009" codeSystem="${snomed}" displayName="Resolved"/></observation></entryRelationship>`
    const time =
      '<statusCode code="completed"/><effectiveTime><low value="2019"/><high value="202305"/></effectiveTime>'
    const record = read(aDocument(aSection('11450-4', 'x', problem(time + asthma + status))))
    expect(record.entries[0]).toMatchObject({
      kind: 'problem',
      title: 'Asthma',
      status: 'Resolved',
      date: { year: 2019 },
      until: { year: 2023, month: 5 },
      negated: false,
    })
  })

  test('"no known allergies" is carried and marked as not so', () => {
    const none = `<value xsi:type="CD" code="419199007" codeSystem="${snomed}" displayName="Allergy to substance"/>`
    const record = read(
      aDocument(aSection('48765-2', 'No known allergies', problem(none, 'active', 'negationInd="true"'))),
    )
    expect(record.entries[0]).toMatchObject({ kind: 'allergy', negated: true })
    expect(printed(record)[0]).toContain('• Not present: Allergy to substance')
  })

  test('an allergy is called by its substance and has reaction and severity', () => {
    const value = (code: string, display: string): string =>
      `<value xsi:type="CD" code="${code}" codeSystem="${snomed}" displayName="${display}"/>`
    const inner = `${value('419199007', 'Allergy to substance')}<participant typeCode="CSM"><participantRole><playingEntity><code code="7980" codeSystem="${rxnorm}" displayName="Penicillin G"/></playingEntity></participantRole></participant>
      <entryRelationship typeCode="MFST" inversionInd="true"><observation classCode="OBS" moodCode="EVN"><code code="ASSERTION"/>${value('247472004', 'Hives')}
      <entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN"><code code="SEV"/>${value('255604002', 'Mild')}</observation></entryRelationship></observation></entryRelationship>`
    const record = read(aDocument(aSection('48765-2', 'x', problem(inner))))
    expect(record.entries[0]).toMatchObject({ title: 'Penicillin G', codes: [{ code: '7980' }] })
    const page = printed(record)[0]?.replace(/\s+/g, ' ')
    expect(page).toContain('Reaction: Hives')
    expect(page).toContain('Severity: Mild')
  })

  test('a medicine has dose, route and frequency; a plan is never shown as done', () => {
    const drug = (mood: string): string =>
      `<substanceAdministration classCode="SBADM" moodCode="${mood}"><statusCode code="active"/><effectiveTime xsi:type="IVL_TS"><low value="20230101"/></effectiveTime>
      <effectiveTime xsi:type="PIVL_TS" operator="A"><period value="8" unit="h"/></effectiveTime><routeCode code="PO" displayName="by mouth"/><doseQuantity value="2" unit="mg"/>
      <consumable><manufacturedProduct><manufacturedMaterial><code code="1" codeSystem="${rxnorm}" displayName="Examplomab"/></manufacturedMaterial></manufacturedProduct></consumable></substanceAdministration>`
    const record = read(aDocument(aSection('10160-0', 'x', drug('EVN')) + aSection('11369-6', 'y', drug('INT'))))
    expect(record.entries.map(({ kind, title }) => [kind, title])).toEqual([
      ['medicine', 'Examplomab'],
      ['plan', 'Examplomab'],
    ])
    const details = new Map(record.entries[0]?.details.map(({ label, text }) => [label, text]))
    expect(Object.fromEntries(details)).toMatchObject({ Dose: '2 mg', Route: 'by mouth', Frequency: 'every 8 hours' })
  })

  test('what a relative had is never the patient’s own, in whatever section it stands', () => {
    const father = `<organizer classCode="CLUSTER" moodCode="EVN"><subject><relatedSubject><code code="FTH" displayName="Father"/></relatedSubject></subject>
      <component><observation classCode="OBS" moodCode="EVN"><code code="64572001" codeSystem="${snomed}"/>${asthma}</observation></component></organizer>`
    const record = read(aDocument(aSection('10157-6', 'x', father) + aSection('11450-4', 'y', father)))
    expect(record.entries.map(({ kind, title }) => [kind, title])).toEqual(
      Array(2).fill(['family-history', 'Father: Asthma']),
    )
  })

  test('a code without words is shown with its system, one with words in the narrative by these', () => {
    const entry = (text: string): string =>
      `<procedure classCode="PROC" moodCode="EVN"><code code="80146002" codeSystem="${snomed}"/>${text}</procedure>`
    const pointing = entry('<text><reference value="#p1"/></text>')
    const record = read(
      aDocument(aSection('47519-4', '<paragraph ID="p1">Appendix out</paragraph>', entry(''), pointing)),
    )
    expect(record.entries.map(({ title }) => title)).toEqual(['SNOMED CT 80146002', 'Appendix out'])
  })

  test('values of every type are copied as they are written', () => {
    const values: readonly (readonly [string, string])[] = [
      ['<value xsi:type="PQ" value="7.20" unit="mmol/L"/>', '7.20 mmol/L'],
      [
        '<value xsi:type="IVL_PQ"><low value="500" unit="mg/dL" inclusive="false"/><high nullFlavor="PINF"/></value>',
        '> 500 mg/dL',
      ],
      ['<value xsi:type="IVL_PQ"><high value="5" unit="U/L"/></value>', '≤ 5 U/L'],
      ['<value xsi:type="RTO"><numerator value="1"/><denominator value="128"/></value>', '1 / 128'],
      ['<value xsi:type="ST">not seen</value>', 'not seen'],
      ['<value xsi:type="INT" value="3"/>', '3'],
      ['<value xsi:type="BL" value="true"/>', 'true'],
      ['<value xsi:type="TS" value="202305"/>', 'May 2023'],
      ['<value xsi:type="CD" code="1" displayName="Positive"/>', 'Positive'],
      ['<value value="4" unit="cm"/>', '4 cm'],
      ['<value xsi:type="PQ" nullFlavor="ASKU"/>', 'asked but unknown'],
    ]
    for (const [value, words] of values) {
      const entry = `<observation classCode="OBS" moodCode="EVN"><code code="9" codeSystem="${loinc}" displayName="Thing"/>${value}</observation>`
      expect(printed(read(aDocument(aSection('30954-2', 'x', entry))))[0]).toContain(`• Thing: ${words} · LOINC 9`)
    }
  })

  test('sections go by their title where their code is missing', () => {
    const section = `<component><section><title>Medication list</title><entry><observation><code displayName="Adherence"/><value xsi:type="ST">good</value></observation></entry></section></component>`
    expect(read(aDocument(section)).entries[0]?.kind).toBe('medicine')
  })
})

describe('counting', () => {
  test('every statement is carried or named with why: a panel, a part, one that says nothing, an empty entry', () => {
    const silent = `<procedure classCode="PROC" moodCode="EVN"><code nullFlavor="NI"/><statusCode code="completed"/></procedure>`
    const record = read(aDocument(aSection('47519-4', 'x', haemoglobin, silent, '')))
    expect(record.counted).toEqual({
      found: 4,
      carried: 1,
      named: [
        { what: 'holds-other-entries', count: 1 },
        { what: 'nothing-stated', count: 2 },
      ],
    })
  })

  test('nothing is lost whatever statements are put into each other', () => {
    const names = ['observation', 'act', 'procedure', 'organizer', 'encounter', 'supply', 'substanceAdministration']
    const code = fc.constantFrom(
      '',
      '<code code="CONC"/>',
      '<code code="1" displayName="Thing"/>',
      '<code nullFlavor="UNK"/>',
    )
    const name = fc.constantFrom(...names)
    const joint = fc.constantFrom('component', 'entryRelationship')
    const { tree } = fc.letrec<{ tree: string }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.tuple(name, code).map(([el, inner]) => `<${el}>${inner}</${el}>`),
        fc.tuple(name, code, joint, fc.array(tie('tree'), { maxLength: 3 })).map(([el, inner, by, within]) => {
          const parts = within.map((one) => `<${by} typeCode="SUBJ">${one}</${by}>`)
          return `<${el}>${inner}${parts.join('')}</${el}>`
        }),
      ),
    }))
    fc.assert(
      fc.property(fc.array(tree, { minLength: 1, maxLength: 4 }), (entries) => {
        const record = read(aDocument(aSection('11450-4', 'x', ...entries)))
        const statements = entries
          .join('')
          .match(/<(?:observation|act|procedure|organizer|encounter|supply|substanceAdministration)>/g)
        expect(record.counted.found).toBe(statements?.length)
        expect(total(record)).toBe(record.counted.found)
        expect(record.counted.named.every(({ count }) => count > 0)).toBe(true)
        expect(record.entries.every(({ title }) => title.trim() !== '')).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})

describe('the head', () => {
  test('every page names the patient; the fields that the file states stand on the first page as they are stated', () => {
    const record = read(aDocument(aSection('11450-4', '<paragraph>line</paragraph>'.repeat(150))))
    const pages = printed(record)
    expect(pages.length).toBeGreaterThan(2)
    const header = 'Patient: Rosa Alvarez   Date of birth: 14 Mar 1958   Record number: 00718834 (St Mary)'
    expect(pages.every((page) => page.startsWith(header))).toBe(true)
    expect(record.stated).toEqual({
      kind: 'summary',
      title: 'Health summary',
      date: { value: { year: 2023, month: 5, day: 3 }, dateKind: 'reported', words: 'Document date: 3 May 2023' },
      hospital: 'St Mary Hospital',
    })
    expect(pages[0]).toContain('Document date: 3 May 2023\n')
    expect(pages[0]).toContain('From: St Mary Hospital\n')
  })

  test('two patients in one file are both named on every page, so that neither is taken for the other', () => {
    const both = rosa + rosa.replace('Rosa', 'Maria').replace('00718834', '00718835')
    const [page] = printed(read(aDocument(aSection('11450-4', 'x'), both)))
    const [first, second] = page?.split('\n') ?? []
    expect([first, second]).toEqual([
      expect.stringMatching(/^Patient: Rosa Alvarez {3}/),
      expect.stringMatching(/^Patient: Maria Alvarez {3}/),
    ])
  })

  test('a head too long for one line breaks between its fields, never within one', () => {
    const long = rosa.replace('Rosa', 'Maria Rosa Guadalupe Concepción').replace('00718834', '0071883400718834')
    const [page] = printed(read(aDocument(aSection('11450-4', 'x'), long)))
    expect(
      page
        ?.split('\n')
        .slice(0, 2)
        .map((line) => line.trimEnd()),
    ).toEqual([
      'Patient: Maria Rosa Guadalupe Concepción Alvarez   Date of birth: 14 Mar 1958',
      'Record number: 0071883400718834',
    ])
  })

  test('a visit note is dated by the visit, not by the day it was printed', () => {
    const visit =
      '<componentOf><encompassingEncounter><effectiveTime><low value="20230410"/></effectiveTime></encompassingEncounter></componentOf>'
    const note = aDocument(aSection('11450-4', 'x'), rosa + visit).replace('34133-9', '11506-3')
    expect(read(note).stated).toMatchObject({
      kind: 'progress',
      date: {
        value: { year: 2023, month: 4, day: 10 },
        dateKind: 'performed',
        words: 'Visit or stay from: 10 Apr 2023',
      },
    })
  })
})

describe('documents carried inside', () => {
  const unstructured = (text: string): string =>
    aDocument('').replace(/<structuredBody>.*<\/structuredBody>/, `<nonXMLBody>${text}</nonXMLBody>`)
  test('a PDF is handed out byte for byte, and the sheet says what it is', () => {
    const bytes = Uint8Array.from({ length: 300 }, (_, i) => i % 256)
    const record = read(
      unstructured(`<text mediaType="application/pdf" representation="B64">\n${toBase64(bytes)}\n</text>`),
    )
    expect(record.embedded).toEqual([{ path: 'document.pdf', bytes }])
    expect(printed(record)[0]).toContain('This file carries the record itself as a PDF document: document.pdf')
  })
  test('base64 that is none, and a document in another file, are said', () => {
    const broken = read(unstructured('<text mediaType="application/pdf" representation="B64">%%%</text>'))
    expect([broken.embedded.length, printed(broken)[0]?.includes('cannot be read')]).toEqual([0, true])
    const elsewhere = read(unstructured('<text mediaType="application/pdf"><reference value="report.pdf"/></text>'))
    expect(printed(elsewhere)[0]).toContain('is in another file: report.pdf')
  })
})

describe('bad input', () => {
  test('broken, empty, cut and foreign files are refused by name', () => {
    const whole = aDocument(aSection('11450-4', 'x'))
    expect(['', whole.slice(0, 400), '<asd> " << !!!'].map(refusal)).toEqual(['damaged', 'damaged', 'damaged'])
    expect(['<empty/>', '<html><body/></html>', '<author/>'].map(refusal)).toEqual(Array(3).fill('not-this-format'))
    expect(refusal(`<!DOCTYPE a [<!ENTITY x "y">]>${whole}`)).toBe('forbidden')
    expect(
      refusal(`<ClinicalDocument>${'<component>'.repeat(300)}${'</component>'.repeat(300)}</ClinicalDocument>`),
    ).toBe('too-large')
  })
  test('any cut of a document is refused or read, and never thrown over', () => {
    const whole = aDocument(aSection('30954-2', '<table><tr><td ID="a">b</td></tr></table>', haemoglobin))
    fc.assert(
      fc.property(fc.nat(whole.length), (at) =>
        ['ok', 'damaged', 'not-this-format'].includes(refusal(whole.slice(0, at))),
      ),
    )
  })
  test('very many lines, rows and entries do not overflow the stack', { timeout: 240_000 }, () => {
    const lines = `<paragraph>${'a<br/>'.repeat(130_000)}</paragraph>`
    const table = `<table>${'<tr><td>a</td></tr>'.repeat(130_000)}</table>`
    expect(read(aDocument(aSection('30954-2', lines + table, haemoglobin))).parts[0]?.lines.length).toBeGreaterThan(
      260_000,
    )
  })
  test('a fragment is read as far as it goes, and names nobody', () => {
    const record = read(
      `<section xmlns="urn:hl7-org:v3"><code code="11450-4"/><title>Problems</title><text>None</text></section>`,
    )
    expect([record.parts[0]?.header, printed(record)[0]?.trim()]).toEqual([null, 'Problems\nNone'])
  })
})
