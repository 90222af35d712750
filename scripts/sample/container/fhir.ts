import type { EntryTruth } from '../plan.ts'
import { SYSTEMS } from './ccda.ts'
import type { SummaryDoc } from './ccda.ts'

type Resource = { resourceType: string; id: string } & Record<string, unknown>

const concept = ({ system, code, title }: EntryTruth) => ({
  coding: [{ system: SYSTEMS[system]?.uri ?? system, code, display: title }],
  text: title,
})
const stated = (iso: string | undefined): string | undefined => (iso?.includes('T') ? `${iso}:00-04:00` : iso)
const clinical = (status: string, kind: string) => ({
  coding: [{ system: `http://terminology.hl7.org/CodeSystem/${kind}`, code: status }],
})
const period = ({ date, until }: EntryTruth) => ({
  ...(date ? { start: stated(date) } : {}),
  ...(until ? { end: stated(until) } : {}),
})

function measured({ value = '', unit, flag, range }: EntryTruth) {
  const number = /^[\d.]+$/.test(value)
  return {
    ...(number
      ? { valueQuantity: { value: Number(value), unit, system: 'http://unitsofmeasure.org', code: unit } }
      : {}),
    ...(number ? {} : { valueString: value }),
    ...(flag ? { interpretation: [{ coding: [{ code: flag }], text: flag }] } : {}),
    ...(range ? { referenceRange: [{ text: range }] } : {}),
  }
}

const fields: Record<EntryTruth['kind'], (entry: EntryTruth) => { resourceType: string } & Record<string, unknown>> = {
  problem: (entry) => ({
    resourceType: 'Condition',
    clinicalStatus: clinical(entry.status ?? 'active', 'condition-clinical'),
    code: concept(entry),
    ...(entry.date ? { onsetDateTime: entry.date } : {}),
  }),
  allergy: (entry) => ({
    resourceType: 'AllergyIntolerance',
    clinicalStatus: clinical('active', 'allergyintolerance-clinical'),
    code: concept(entry),
    ...(entry.value ? { reaction: [{ manifestation: [{ text: entry.value }] }] } : {}),
  }),
  medicine: (entry) => ({
    resourceType: 'MedicationStatement',
    status: entry.status ?? 'active',
    medicationCodeableConcept: concept(entry),
    effectivePeriod: period(entry),
  }),
  procedure: (entry) => ({
    resourceType: 'Procedure',
    status: 'completed',
    code: concept(entry),
    performedDateTime: stated(entry.date),
  }),
  result: (entry) => ({
    resourceType: 'Observation',
    status: 'final',
    category: [
      { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }] },
    ],
    code: concept(entry),
    effectiveDateTime: stated(entry.date),
    ...measured(entry),
  }),
  'vital-sign': (entry) => ({
    resourceType: 'Observation',
    status: 'final',
    category: [
      { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'vital-signs' }] },
    ],
    code: concept(entry),
    effectiveDateTime: stated(entry.date),
    ...measured(entry),
  }),
  encounter: (entry) => ({
    resourceType: 'Encounter',
    status: 'finished',
    class: { code: 'AMB' },
    type: [concept(entry)],
    period: period(entry),
  }),
  immunisation: (entry) => ({
    resourceType: 'Immunization',
    status: entry.negated ? 'not-done' : 'completed',
    vaccineCode: concept(entry),
    occurrenceDateTime: stated(entry.date),
  }),
  'social-history': (entry) => ({
    resourceType: 'Observation',
    status: 'final',
    category: [
      { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'social-history' }] },
    ],
    code: { coding: [{ system: 'http://loinc.org', code: '72166-2', display: 'Tobacco smoking status' }] },
    effectiveDateTime: stated(entry.date),
    valueCodeableConcept: concept(entry),
  }),
}

function subjectOf(resource: string): 'patient' | 'subject' {
  return resource === 'AllergyIntolerance' || resource === 'Immunization' ? 'patient' : 'subject'
}

function resourcesOf(doc: SummaryDoc): Resource[] {
  const { patient } = doc
  const whose = { reference: `Patient/${doc.id}` }
  const described = doc.entries.map((entry, at): Resource => {
    const made = fields[entry.kind](entry)
    return { ...made, id: `${entry.kind}-${at + 1}`, [subjectOf(made.resourceType)]: whose }
  })
  const results = described.filter(({ id }) => id.startsWith('result-'))
  const first = doc.entries.find(({ kind }) => kind === 'result')
  return [
    {
      resourceType: 'Patient',
      id: doc.id,
      identifier: [{ type: { text: 'MRN' }, system: 'urn:oid:2.16.840.1.113883.19.5.3', value: patient.mrn }],
      name: [{ use: 'official', family: patient.family, given: patient.given.split(' ') }],
      gender: patient.sex === 'F' ? 'female' : 'male',
      birthDate: patient.born,
    },
    { resourceType: 'Organization', id: 'org-1', name: doc.hospital },
    ...described,
    {
      resourceType: 'DiagnosticReport',
      id: 'report-1',
      identifier: [{ system: 'urn:oid:2.16.840.1.113883.19.5.7', value: doc.accession }],
      status: 'final',
      category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0074', code: 'LAB' }] }],
      code: { text: 'Blood tests' },
      subject: whose,
      effectiveDateTime: stated(first?.date),
      performer: [{ reference: 'Organization/org-1' }],
      result: results.map(({ id }) => ({ reference: `Observation/${id}` })),
    },
  ]
}

/** A FHIR R4 bundle of type collection. */
export function fhirOf(doc: SummaryDoc, stamp: string): Uint8Array {
  const bundle = {
    resourceType: 'Bundle',
    type: 'collection',
    timestamp: stamp,
    entry: resourcesOf(doc).map((resource) => ({
      fullUrl: `https://records.example/fhir/${resource.resourceType}/${resource.id}`,
      resource,
    })),
  }
  return new TextEncoder().encode(`${JSON.stringify(bundle, null, 1)}\n`)
}
