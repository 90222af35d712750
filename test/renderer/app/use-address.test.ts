import { expect, test } from 'vitest'
import {
  addressText,
  parseAddress,
  placeOf,
  placeText,
  screenKey,
  wasWriting,
  type Address,
} from '../../../renderer/app/use-address.ts'

const addresses: Address[] = [
  { screen: 'home' },
  { screen: 'people' },
  { screen: 'bin' },
  { screen: 'arrange', id: 'ab' },
  { screen: 'person', id: 'ab' },
  { screen: 'person', id: null },
  { screen: 'record', id: 'ab', page: 3, query: null },
]

test('a place that is remembered over a lock is come back to', () => {
  for (const address of addresses) expect(parseAddress(addressText(address))).toEqual(address)
})

test('what was being written by hand over a place is come back to with it', () => {
  for (const address of addresses)
    for (const isWriting of [true, false]) {
      const text = placeText(address, isWriting)
      expect(parseAddress(text)).toEqual(address)
      expect(wasWriting(text)).toBe(isWriting)
    }
  expect(wasWriting(null)).toBe(false)
})

test('anything that is no address leads home', () => {
  expect(parseAddress('record/ab/0')).toEqual({ screen: 'home' })
  expect(parseAddress('arrange')).toEqual({ screen: 'home' })
  expect(parseAddress('person')).toEqual({ screen: 'home' })
  expect(parseAddress(null)).toEqual({ screen: 'home' })
})

test('the focus moves between the forms of two persons, and stays while pages are turned', () => {
  expect(screenKey({ screen: 'person', id: 'a' })).not.toBe(screenKey({ screen: 'person', id: null }))
  const page = (number: number): Address => ({ screen: 'record', id: 'a', page: number, query: null })
  expect(screenKey(page(1))).toBe(screenKey(page(2)))
})

test('a screen without a place of its own stands under the place it is about', () => {
  expect(placeOf({ screen: 'arrange', id: 'a' })).toBe('records')
  expect(placeOf({ screen: 'person', id: null })).toBe('people')
})
