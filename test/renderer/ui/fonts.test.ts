import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { glyphsOf } from './woff2.ts'

const folder = (name: string) =>
  fileURLToPath(new URL(`../../../node_modules/@fontsource-variable/${name}/`, import.meta.url))

const inRange = (code: number, range: string): boolean =>
  range.split(',').some((part) => {
    const [from = '', to = from] = part.trim().replace('U+', '').split('-')
    return code >= Number.parseInt(from, 16) && code <= Number.parseInt(to, 16)
  })

/** What the package's index.css lets the browser draw: glyphs of each file inside that file's unicode-range. */
function shipped(name: string): Set<number> {
  const css = readFileSync(`${folder(name)}index.css`, 'utf8')
  const faces = [...css.matchAll(/url\(\.\/(files\/[^)]+)\)[^}]*unicode-range: ([^;]+);/g)]
  return new Set(
    faces.flatMap(([, file = '', range = '']) =>
      [...glyphsOf(folder(name) + file)].filter((code) => inRange(code, range)),
    ),
  )
}

const atkinson = shipped('atkinson-hyperlegible-next')
const inter = shipped('inter')
const missingFrom = (glyphs: Set<number>, text: string): string =>
  [...new Set(text.replaceAll(/\s/g, ''))].filter((sign) => !glyphs.has(sign.codePointAt(0) ?? 0)).join('')

const latin = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,:;!?()[]/%+-–—·…“”‘’°²³±×áéíóúñüçßøåæœ¿¡'
const units = 'mg/dL g/L mmol/L µmol/L U/L IU/mL ng/mL pg/mL µg/L ×10³/µL 10²/L % mm cm °C fL Gy'
const names = 'Łukasz Đặng Nguyễn Öztürk Šimek Ærø Ελένη Юлия'
/** Signs of lab reports (`10⁹/L`, `≥ 60`) that neither bundled font draws; they are left to the system's font on the screen (and to Noto Sans in packets). */
const leftToSystem = '≤≥→⁴⁶⁹'

describe('the fonts that are shipped', () => {
  test('the first font draws all that English, Spanish, French and German records are written with', () => {
    expect(missingFrom(atkinson, latin)).toBe('')
  })

  test('every character of the units of laboratories has a glyph in one of the two fonts', () => {
    expect(missingFrom(new Set([...atkinson, ...inter]), units)).toBe('')
  })

  test('names in Polish, Vietnamese, Turkish, Greek and Cyrillic letters have glyphs in one of the two fonts', () => {
    expect(missingFrom(new Set([...atkinson, ...inter]), names)).toBe('')
  })

  test('the signs known to need the system’s font are still exactly these', () => {
    expect(missingFrom(new Set([...atkinson, ...inter]), `${latin}${units}${names}${leftToSystem}`)).toBe(leftToSystem)
  })

  test('letters that are mistaken for each other in doses come from the first font', () => {
    expect(missingFrom(atkinson, '0O1lI5S8B2Z')).toBe('')
  })
})
