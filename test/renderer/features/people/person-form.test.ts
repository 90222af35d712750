import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { newId, PersonId } from '../../../../renderer/core/base/ids.ts'
import { Person } from '../../../../renderer/core/model/person.ts'
import { emptyForm, formOf, readPersonForm, type PersonForm } from '../../../../renderer/features/people/person-form.ts'

const today = new Date(2026, 5, 1)
const rosa: PersonForm = { ...emptyForm('me'), name: 'Rosa Alvarez', born: { day: '14', month: '3', year: '1958' } }
const faultsOf = (form: PersonForm) => {
  const read = readPersonForm(form, today)
  return 'faults' in read ? read.faults.map(({ fieldId }) => fieldId) : []
}
const line = (key: number, hospital: string, number = '', spelling = '') => ({ key, hospital, number, spelling })

describe('what is typed of a person', () => {
  test('a saved person whose form is left alone is saved as it was', () => {
    const words = fc.stringMatching(/^[A-Za-z][A-Za-z -]{0,20}[A-Za-z]$/)
    const person = fc.record({
      name: words,
      otherNames: fc.array(words, { maxLength: 3 }),
      birthDate: fc.record({
        year: fc.integer({ min: 1900, max: 2025 }),
        month: fc.integer({ min: 1, max: 12 }),
        day: fc.integer({ min: 1, max: 28 }),
      }),
      relation: fc.constantFrom('me' as const, 'someone-else' as const),
      hospitalNumbers: fc.array(
        fc.record({ hospital: words, number: fc.stringMatching(/^[0-9]{0,8}$/), spelling: fc.option(words) }),
        { maxLength: 3 },
      ),
    })
    fc.assert(
      fc.property(person, (said) => {
        const saved = { ...said, id: newId(PersonId), look: 0 }
        expect(v.is(Person, saved)).toBe(true)
        expect(readPersonForm(formOf(saved), today)).toEqual({ person: said })
      }),
    )
  })

  test('without a name, or with a birth date that is not whole or still to come, nothing is saved and the field is named', () => {
    expect(faultsOf({ ...rosa, name: '  ' })).toEqual(['person-name'])
    expect(faultsOf({ ...rosa, born: { day: '', month: '3', year: '1958' } })).toEqual(['person-born'])
    expect(faultsOf({ ...rosa, born: { day: '31', month: '2', year: '1958' } })).toEqual(['person-born'])
    expect(faultsOf({ ...rosa, born: { day: '2', month: '6', year: '2026' } })).toEqual(['person-born'])
    expect(faultsOf({ ...rosa, born: { day: '1', month: '6', year: '2026' } })).toEqual([])
  })

  test('a record number without its hospital is asked about; a line nobody typed in is left out', () => {
    expect(faultsOf({ ...rosa, hospitals: [line(0, '', '00718834')] })).toEqual(['person-hospital-0'])
    const read = readPersonForm(
      { ...rosa, hospitals: [line(0, '', ' '), line(3, ' St Mary ', ' 00718834 ', '')] },
      today,
    )
    expect('person' in read && read.person.hospitalNumbers).toEqual([
      { hospital: 'St Mary', number: '00718834', spelling: null },
    ])
  })
})
