import { expect, test } from 'vitest'
import { personLooks } from '../../../renderer/core/model/person.ts'
import { lettersOf, monogramLooks, monogramOf } from '../../../renderer/ui/shown/Monogram.tsx'

test('every look of a person has a sign, and no two share their colour or their shape', () => {
  expect(monogramLooks).toHaveLength(personLooks)
  expect(new Set(monogramLooks.map(({ colour }) => colour)).size).toBe(personLooks)
  expect(new Set(monogramLooks.map(({ shape }) => shape)).size).toBe(personLooks)
})

test('the letters are those of the first and the last name, whatever writing they are in', () => {
  expect(lettersOf('Rosa Alvarez')).toBe('RA')
  expect(lettersOf('  rosa maria  alvarez ')).toBe('RA')
  expect(lettersOf('Prince')).toBe('P')
  expect(lettersOf('')).toBe('')
  expect(lettersOf('𝒜da Łuk')).toBe('𝒜Ł')
})

test('a look beyond the last begins anew', () => {
  expect(monogramOf('A B', personLooks)).toEqual(monogramOf('A B', 0))
})
