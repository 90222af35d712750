import { expect, test } from 'vitest'
import { nextRegion } from '../../../renderer/ui/frame/regions.ts'
import { nextTextSize, textSizes } from '../../../renderer/ui/look/look.ts'
import { readFileSync } from 'node:fs'

test('the text grows and shrinks by one step and stays at the ends', () => {
  expect(nextTextSize(100, 1)).toBe(115)
  expect(nextTextSize(115, -1)).toBe(100)
  expect(nextTextSize(200, 1)).toBe(200)
  expect(nextTextSize(100, -1)).toBe(100)
})

test('every text size a person may choose has a rule in tokens.css', () => {
  const css = readFileSync(new URL('../../../renderer/ui/look/tokens.css', import.meta.url), 'utf8')
  for (const size of textSizes.filter((each) => each !== 100)) {
    expect(css).toContain(`[data-text-size='${size}'] {\n  font-size: ${size}%;`)
  }
})

test('F6 goes round all regions both ways, also from outside of them', () => {
  expect([0, 1, 2].map((at) => nextRegion(at, 1, 3))).toEqual([1, 2, 0])
  expect([0, 1, 2].map((at) => nextRegion(at, -1, 3))).toEqual([2, 0, 1])
  expect(nextRegion(-1, 1, 3)).toBe(0)
  expect(nextRegion(-1, -1, 3)).toBe(2)
})
