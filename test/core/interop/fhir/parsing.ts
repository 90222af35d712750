import { expect } from 'vitest'
import { utf8 } from '../../../../renderer/core/base/bytes.ts'
import { parseFhir } from '../../../../renderer/core/interop/fhir/parse-fhir.ts'
import type { ParsedRecord } from '../../../../renderer/core/interop/parsed.ts'

export const parse = (text: string): ParsedRecord => {
  const parsed = parseFhir(utf8(text))
  if (!parsed.ok) throw new Error(parsed.error.code)
  return parsed.value
}
export const parseObject = (value: object): ParsedRecord => parse(JSON.stringify(value))
export const bundle = (...resources: object[]) => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: resources.map((resource) => ({ resource })),
})
export const onlyEntry = (value: object) => {
  const { entries } = parseObject(value)
  expect(entries).toHaveLength(1)
  const [entry] = entries
  if (!entry) throw new Error('no entry')
  return entry
}
export const sheetText = ({ parts }: ParsedRecord): string =>
  parts.map(({ header, lines }) => [header ?? '', ...lines.map(({ text }) => text)].join('\n')).join('\n\f\n')

export const rosa = {
  resourceType: 'Patient',
  id: 'rosa',
  name: [{ family: 'Alvarez', given: ['Rosa'] }],
  birthDate: '1958-03-14',
  identifier: [
    {
      type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'SS' }] },
      value: '123-45-6789',
    },
    { type: { coding: [{ code: 'MR' }] }, value: '00718834', assigner: { display: 'St Mary' } },
  ],
}
export const sodium = {
  resourceType: 'Observation',
  id: 'na',
  status: 'final',
  category: [{ coding: [{ code: 'laboratory' }] }],
  code: { coding: [{ system: 'http://loinc.org', code: '2951-2', display: 'Sodium' }] },
  subject: { reference: 'Patient/rosa' },
  effectiveDateTime: '2023-05-03T08:15:00+02:00',
  valueQuantity: { value: 140, unit: 'mmol/L' },
}
