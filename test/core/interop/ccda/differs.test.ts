import { describe, expect, test } from 'vitest'
import { aDocument, aSection, loinc, printed, read, snomed } from './documents.ts'

type Coded = {
  readonly concern?: string
  readonly status?: string
  readonly until?: string
  readonly negated?: boolean
}

const aProblem = ({ concern = 'active', status, until, negated = false }: Coded): string => {
  const stated = status
    ? `<entryRelationship typeCode="REFR"><observation><code code="33999-4"/><value xsi:type="CD" displayName="${status}"/></observation></entryRelationship>`
    : ''
  return `<act><code code="CONC"/><statusCode code="${concern}"/><entryRelationship typeCode="SUBJ"><observation negationInd="${negated}"><code code="55607006"/>
    <text><reference value="#p1"/></text><effectiveTime><low value="2019"/>${until ? `<high value="${until}"/>` : ''}</effectiveTime>
    <value xsi:type="CD" code="195967001" codeSystem="${snomed}" displayName="Asthma"/>${stated}</observation></entryRelationship></act>`
}
const table = (head: string, cells: string): string =>
  `<table><thead><tr>${head}</tr></thead><tbody><tr>${cells}</tr></tbody></table>`
const problemTable = (status: string, name = 'Asthma'): string =>
  table('<th>Problem</th><th>Status</th>', `<td ID="p1">${name}</td><td>${status}</td>`)
const differs = (code: string, text: string, entry: string): string | null =>
  read(aDocument(aSection(code, text, entry))).entries[0]?.differs ?? null

describe('status', () => {
  test('the table says resolved, the code active: the table’s words are shown on the sheet', () => {
    const record = read(aDocument(aSection('11450-4', problemTable('Resolved'), aProblem({ status: 'Active' }))))
    expect(record.entries[0]?.differs).toBe('Resolved')
    expect(printed(record)[0]).toContain('The text of the record says otherwise: Resolved')
  })
  test('no alarm where they agree, differ in form only, or the code says when it ended', () => {
    expect(differs('11450-4', problemTable('ACTIVE '), aProblem({ status: 'Active' }))).toBeNull()
    expect(differs('11450-4', problemTable('Inactive'), aProblem({ status: 'Resolved' }))).toBeNull()
    expect(differs('11450-4', problemTable('Resolved'), aProblem({ until: '2021' }))).toBeNull()
    expect(differs('11450-4', problemTable('Active'), aProblem({ concern: 'completed' }))).toBeNull()
    expect(differs('11450-4', problemTable('see note'), aProblem({ status: 'Active' }))).toBeNull()
  })
})

describe('values', () => {
  const result = (value: string, unit: string): string =>
    `<observation><code code="1" codeSystem="${loinc}" displayName="Glucose"/><text><reference value="#r1"/></text><value xsi:type="PQ" value="${value}" unit="${unit}"/></observation>`
  const row = (value: string): string =>
    table('<th>Test</th><th>Result</th>', `<td ID="r1">Glucose</td><td>${value}</td>`)
  test('7.2 in the table and 72 in the code is a contradiction', () => {
    expect(differs('30954-2', row('7.2 mmol/L'), result('72', 'mmol/L'))).toBe('7.2 mmol/L')
  })
  test('the same number in another form, rounded, or in another unit is none', () => {
    expect(differs('30954-2', row('7.20 mmol / L'), result('7.2', 'mmol/L'))).toBeNull()
    expect(differs('30954-2', row('7,2'), result('7.2', 'mmol/L'))).toBeNull()
    expect(differs('30954-2', row('108.9'), result('108.863', 'kg'))).toBeNull()
    expect(differs('30954-2', row('1,234'), result('1234', 'U/L'))).toBeNull()
    expect(differs('30954-2', row('240 lb'), result('108.863', 'kg'))).toBeNull()
    expect(differs('30954-2', row('120/80 mm[Hg]'), result('120', 'mm[Hg]'))).toBeNull()
  })
})

describe('yes and no', () => {
  test('a problem that the code denies and the table lists is a contradiction; one that both deny is none', () => {
    expect(differs('11450-4', problemTable('Active'), aProblem({ negated: true }))).not.toBeNull()
    expect(differs('11450-4', problemTable('', 'No asthma'), aProblem({ negated: true }))).toBeNull()
    expect(differs('11450-4', problemTable('Ruled out'), aProblem({ negated: true }))).toBeNull()
    expect(differs('11450-4', problemTable('', 'No known problems'), aProblem({}))).toBe('No known problems')
  })
})
