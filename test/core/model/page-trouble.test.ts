import { expect, test } from 'vitest'
import type { Measured } from '../../../renderer/core/model/page-text.ts'
import { troubleOf } from '../../../renderer/core/model/page-trouble.ts'
import { troubleText } from '../../../renderer/text/en/page-trouble.ts'

const clear: Measured = { paper: 250, ink: 20, sharpness: 0.9, letters: 30 }
const poor = { quality: 'poor', source: 'ocr' } as const

test('a page says what is wrong with it by what was measured, and nothing where it was read well', () => {
  expect(troubleOf({ ...poor, measured: { ...clear, paper: 90, ink: 10 } })).toBe('dark')
  expect(troubleOf({ ...poor, measured: { ...clear, letters: 9 } })).toBe('small')
  expect(troubleOf({ ...poor, measured: { ...clear, ink: 190 } })).toBe('faint')
  expect(troubleOf({ ...poor, measured: { ...clear, sharpness: 0.15, letters: null } })).toBe('blurred')
  expect(troubleOf({ ...poor, measured: clear })).toBe('unsure')
  expect(troubleOf({ ...poor, quality: 'good', measured: { ...clear, paper: 90 } })).toBeNull()
})

test('a blank page, one without words and one that cannot be read are three things', () => {
  expect(troubleOf({ quality: 'blank', source: 'none' })).toBe('blank')
  expect(troubleOf({ quality: 'poor', source: 'none' })).toBe('no-words')
  expect(troubleOf({ quality: 'unreadable', source: 'none' })).toBe('unreadable')
  expect(troubleText('blank', 'blank')).toBe('This page is blank.')
})

test('a dark page is said to be dark, with how far to trust it and what to do', () => {
  expect(troubleText('dark', 'doubtful')).toBe(
    'This page is dark; some words may be wrong. A photo in daylight, flat on a table and without a shadow, usually works better.',
  )
})
