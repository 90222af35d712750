import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeSystemName, readableCode } from '../../../renderer/core/interop/code-systems.ts'

test('one name for a code system, whether it comes as OID, urn:oid, URI or short name', () => {
  const loinc = ['2.16.840.1.113883.6.1', 'urn:oid:2.16.840.1.113883.6.1', 'http://loinc.org', 'LN']
  expect(loinc.map(codeSystemName)).toEqual(loinc.map(() => 'LOINC'))
  expect(readableCode({ system: 'http://loinc.org', code: '718-7', display: null })).toBe('LOINC 718-7')
})

test('a code system that nobody knows is named as it is written, never blank', () => {
  expect(codeSystemName('1.2.3.99')).toBe('code system 1.2.3.99')
  expect(['/', 'urn:oid:'].map(codeSystemName)).toEqual(['/', 'urn:oid:'])
  expect(codeSystemName('constructor')).toBe('constructor')
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (system) => system.trim() === '' || codeSystemName(system).length > 0),
  )
})
