import { describe, expect, test } from 'vitest'
import { contrast, difference, labSeen, readTokens, rgbOf, visions } from './css-tokens.ts'
import type { Theme } from './css-tokens.ts'

const tokens = readTokens()
const colour = (name: string, theme: Theme) => {
  const pair = tokens.get(name)
  if (pair === undefined) throw new Error(`tokens.css has no --${name}`)
  return rgbOf(pair[theme])
}

const grounds = ['canvas', 'surface', 'sunken', 'selected']
const textPairs: (readonly [string, string])[] = [
  ...['text', 'text-muted', 'accent', 'accent-hover'].flatMap((text) =>
    grounds.map((ground) => [text, ground] as const),
  ),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-danger', 'danger-solid'],
  ['on-danger', 'danger-hover'],
  ...['danger', 'caution', 'ok', 'info'].flatMap((tone) =>
    [`${tone}-bg`, 'surface', 'canvas', 'selected'].map((ground) => [`${tone}-text`, ground] as const),
  ),
  ['on-mark', 'search-mark'],
  ['on-mark', 'evidence-mark'],
]
const lanes = [1, 2, 3, 4, 5, 6, 7, 8].map((lane) => `lane-${lane}`)
const series = [1, 2, 3, 4].map((line) => `series-${line}`)

describe.each<Theme>(['light', 'dark'])('colours, %s', (theme) => {
  test.each(textPairs)('text in --%s on --%s has a contrast of at least 7', (text, ground) => {
    expect(contrast(colour(text, theme), colour(ground, theme))).toBeGreaterThanOrEqual(7)
  })

  test.each(grounds)('the border of a control can be told from --%s (3 or more)', (ground) => {
    expect(contrast(colour('control-border', theme), colour(ground, theme))).toBeGreaterThanOrEqual(3)
  })

  test.each([...lanes, ...series])('marks in --%s can be told from surface and canvas (3 or more)', (mark) => {
    for (const ground of ['surface', 'canvas']) {
      expect(contrast(colour(mark, theme), colour(ground, theme))).toBeGreaterThanOrEqual(3)
    }
  })

  test('the two tones of the focus ring stand out from each other', () => {
    expect(contrast(colour('focus-ring', theme), colour('focus-gap', theme))).toBeGreaterThanOrEqual(10)
  })

  test.each(Object.entries(visions))('no two lanes look alike in %s vision (difference 20 or more)', (_, vision) => {
    const seen = lanes.map((lane) => labSeen(colour(lane, theme), vision))
    const differences = seen.flatMap((a, at) => seen.slice(at + 1).map((b) => difference(a, b)))
    expect(differences).toHaveLength(28)
    expect(Math.min(...differences)).toBeGreaterThanOrEqual(20)
  })
})
