import { describe, expect, test } from 'vitest'
import { bundle, onlyEntry, parse, parseObject, sodium } from './parsing.ts'

describe('one resource', () => {
  test('an observation is copied with value, unit, range and the flag in the lab’s own letters', () => {
    const entry = onlyEntry({
      ...sodium,
      interpretation: [{ coding: [{ system: 'http://hl7.org/fhir/v2/0078', code: 'H' }] }],
      referenceRange: [{ low: { value: 135, unit: 'mmol/L' }, high: { value: 145, unit: 'mmol/L' } }],
    })
    expect(entry).toMatchObject({
      kind: 'result',
      title: 'Sodium',
      codes: [{ system: 'http://loinc.org', code: '2951-2', display: 'Sodium' }],
      status: 'final',
      date: { year: 2023, month: 5, day: 3 },
      time: '08:15',
      value: { text: '140', unit: 'mmol/L', range: '135 – 145 mmol/L', flag: 'H' },
      origin: 'Observation/na',
    })
  })

  test('a number keeps the digits that the file writes', () => {
    const json = JSON.stringify(sodium).replace('"value":140', '"value":6.10')
    expect(parse(json).entries[0]?.value?.text).toBe('6.10')
  })

  test.each([
    [{ valueCodeableConcept: { text: 'Positive' } }, 'Positive'],
    [
      { valueCodeableConcept: { coding: [{ system: 'http://snomed.info/sct', code: '10828004' }] } },
      'SNOMED CT 10828004',
    ],
    [{ valueString: 'clear' }, 'clear'],
    [{ valueBoolean: false }, 'no'],
    [{ valueInteger: 0 }, '0'],
    [{ valueRange: { low: { value: 1, unit: 'g' }, high: { value: 2, unit: 'g' } } }, '1 – 2 g'],
    [{ valueRatio: { numerator: { value: 1 }, denominator: { value: 128 } } }, '1 / 128'],
    [{ valueTime: '10:30:00' }, '10:30:00'],
    [{ valueDateTime: '2023-05' }, '2023-05'],
    [{ valuePeriod: { start: '2023-05-01', end: '2023-05-03' } }, '1 May 2023 to 3 May 2023'],
    [{ valueSampledData: { origin: { value: 0 }, dimensions: 1, data: '1 2 3' } }, 'a recorded curve of 3 points'],
    [{ valueQuantity: { value: 5, comparator: '<', unit: 'IU/L' } }, '<5'],
  ])('the value %j is said', (value, said) => {
    expect(onlyEntry({ ...sodium, valueQuantity: undefined, ...value }).value?.text).toBe(said)
  })

  test('why a value is missing is said, and no value is made up', () => {
    const entry = onlyEntry({ ...sodium, valueQuantity: undefined, dataAbsentReason: { text: 'Sample clotted' } })
    expect(entry.value).toBeNull()
    expect(entry.details).toContainEqual({ label: 'No value', text: 'Sample clotted' })
  })

  test('components are told one by one', () => {
    const component = (display: string, value: number) => ({
      code: { coding: [{ code: '1', display }] },
      valueQuantity: { value, unit: 'mmHg' },
    })
    const entry = onlyEntry({
      ...sodium,
      valueQuantity: undefined,
      category: [{ coding: [{ code: 'vital-signs' }] }],
      component: [component('Systolic', 120), component('Diastolic', 80)],
    })
    expect(entry.kind).toBe('vital-sign')
    expect(entry.details.slice(0, 2)).toEqual([
      { label: 'Systolic', text: '120 mmHg' },
      { label: 'Diastolic', text: '80 mmHg' },
    ])
  })

  test('a code of a foreign system without any words is a title with its system', () => {
    const code = { coding: [{ system: 'http://fhir.de/CodeSystem/bfarm/icd-10-gm', code: 'C50.4' }] }
    expect(onlyEntry({ resourceType: 'Condition', code }).title).toBe('ICD-10-GM C50.4')
    expect(onlyEntry({ resourceType: 'Condition', recordedDate: '2020' }).title).not.toBe('')
  })

  test.each([
    [{ resourceType: 'Condition', code: { text: 'Asthma' }, verificationStatus: { coding: [{ code: 'refuted' }] } }],
    [{ resourceType: 'Condition', code: { text: 'Asthma' }, verificationStatus: 'refuted' }],
    [
      {
        resourceType: 'AllergyIntolerance',
        code: { coding: [{ system: 'http://snomed.info/sct', code: '716186003' }] },
      },
    ],
    [{ resourceType: 'AllergyIntolerance', code: { coding: [{ code: 'no-known-allergies' }] } }],
    [{ resourceType: 'Procedure', code: { text: 'Biopsy' }, status: 'not-done' }],
    [{ resourceType: 'Immunization', vaccineCode: { text: 'Tetanus' }, notGiven: true }],
    [{ resourceType: 'MedicationStatement', medicationCodeableConcept: { text: 'Aspirin' }, wasNotTaken: true }],
    [{ resourceType: 'MedicationRequest', medicationCodeableConcept: { text: 'Aspirin' }, doNotPerform: true }],
  ])('%j is negated', (resource) => {
    expect(onlyEntry(resource).negated).toBe(true)
    expect(
      onlyEntry({
        ...resource,
        code: { text: 'Nothing special' },
        verificationStatus: undefined,
        status: 'active',
        notGiven: false,
        wasNotTaken: false,
        doNotPerform: false,
      }).negated,
    ).toBe(false)
  })

  test('what was entered in error is kept and marked', () => {
    const entry = onlyEntry({ ...sodium, status: 'entered-in-error' })
    expect(entry.status).toBe('entered-in-error')
    expect(entry.details[0]).toEqual({ label: 'Marked by its source', text: 'entered in error' })
  })

  test('dates are as exact as they are stated', () => {
    const condition = { resourceType: 'Condition', code: { text: 'Breast cancer' } }
    expect(onlyEntry({ ...condition, onsetDateTime: '2015-03' })).toMatchObject({
      date: { year: 2015, month: 3 },
      time: null,
    })
    expect(onlyEntry({ ...condition, onsetDateTime: '2015', abatementDateTime: '2017-02-01' })).toMatchObject({
      date: { year: 2015 },
      until: { year: 2017, month: 2, day: 1 },
    })
    expect(onlyEntry({ ...condition, onsetAge: { value: 52, unit: 'years' } })).toMatchObject({ date: null })
    expect(onlyEntry({ ...condition, onsetAge: { value: 52, unit: 'years' } }).details).toContainEqual({
      label: 'Onset',
      text: '52 years',
    })
  })

  test('a relative’s illness names the relative in its title and is of its own kind', () => {
    const entry = onlyEntry({
      resourceType: 'FamilyMemberHistory',
      name: 'Carmen Alvarez',
      bornDate: '1930-01-02',
      relationship: { text: 'Mother' },
      condition: [{ code: { text: 'Breast cancer' }, onsetAge: { value: 49, unit: 'a' } }],
    })
    expect(entry).toMatchObject({ kind: 'family-history', title: 'Mother (family history): Breast cancer' })
    expect(entry.details.map(({ label }) => label)).toEqual(['Breast cancer', 'Birth of the relative'])
  })

  test('a medicine is named by the medication it refers to, contained or not', () => {
    const medication = {
      resourceType: 'Medication',
      id: 'm',
      code: { text: 'Anastrozole 1 mg' },
      form: { text: 'tablet' },
    }
    const request = {
      resourceType: 'MedicationRequest',
      status: 'active',
      contained: [medication],
      medicationReference: { reference: '#m' },
      dosageInstruction: [{ text: '1 daily' }],
    }
    const { entries, counted } = parseObject(request)
    expect(entries[0]).toMatchObject({ kind: 'medicine', title: 'Anastrozole 1 mg', status: 'active' })
    expect(entries[0]?.details).toContainEqual({ label: 'Dosage', text: '1 daily' })
    expect(entries[0]?.details).toContainEqual({ label: 'Medicine: form', text: 'tablet' })
    expect(counted).toMatchObject({ found: 2, carried: 1 })
    const apart = bundle(medication, {
      ...request,
      contained: undefined,
      medicationReference: { reference: 'Medication/m' },
    })
    expect(parseObject(apart).entries.map(({ title }) => title)).toEqual(['Anastrozole 1 mg'])
    const r5 = { resourceType: 'MedicationRequest', medication: { concept: { text: 'Letrozole' } } }
    expect(onlyEntry(r5).title).toBe('Letrozole')
  })

  test.each([
    [
      'DSTU1',
      { resourceType: 'Observation', name: { text: 'Sodium' }, valueQuantity: { value: 1, units: 'g' } },
      'Sodium',
    ],
    ['DSTU2', { resourceType: 'MedicationOrder', medicationCodeableConcept: { text: 'Aspirin' } }, 'Aspirin'],
    ['DSTU2', { resourceType: 'AllergyIntolerance', substance: { text: 'Penicillin' } }, 'Penicillin'],
    ['R5', { resourceType: 'Encounter', class: [{ coding: [{ display: 'ambulatory' }] }] }, 'ambulatory'],
    ['R5', { resourceType: 'Procedure', code: { text: 'Biopsy' }, occurrenceDateTime: '2024' }, 'Biopsy'],
    ['not known to any version', { resourceType: 'Horoscope', code: { text: 'Leo' } }, 'Horoscope: Leo'],
  ])('a resource of %s is read as far as it maps: %j', (_, resource, title) => {
    expect(onlyEntry(resource).title).toBe(title)
  })
})
