import type { Coding } from '../../model/entry.ts'
import { codeSystemName } from '../code-systems.ts'
import { attr, child, childrenOf, type XmlElement } from '../xml.ts'
import type { Places } from './narrative-places.ts'
import { cut, tidy, wordsIn } from './words.ts'

/** A code with the name that the file itself gives its code system, for systems that we do not know. */
export type NamedCoding = Coding & { readonly systemName: string | null }

/** The codes of an HL7 v3 CD (CE, CV, CO): its own, then its translations; none that is empty, none twice. */
export function codesOf(cd: XmlElement | null): NamedCoding[] {
  if (!cd) return []
  const all = [cd, ...childrenOf(cd, 'translation').flatMap((one) => [one, ...childrenOf(one, 'translation')])]
  const codes = all.flatMap((one) => codeOf(one))
  const distinct = new Map([...codes].reverse().map((one) => [`${one.system} ${one.code}`, one] as const))
  return [...distinct.values()].reverse()
}

/** What systems write into a code that they do not have. */
const isNoCode = /^(?:UNK|NI|NA|OTH|NAV|NULL|UNDEFINED|NONE)$/i

/** The display of a code; some systems print the word for nothing of their own language. */
const displayName = (cd: XmlElement): string | null => {
  const words = attr(cd, 'displayName')
  return words === null || /^(?:null|undefined)$/i.test(words) ? null : words
}

function codeOf(cd: XmlElement): NamedCoding[] {
  const code = attr(cd, 'code')
  if (code === null || (attr(cd, 'codeSystem') === null && isNoCode.test(code))) return []
  const oid = attr(cd, 'codeSystem')
  const systemName = attr(cd, 'codeSystemName')
  const system = oid === null ? (systemName ?? '') : /^[\d.]+$/.test(oid) ? `urn:oid:${oid}` : oid
  const display = displayName(cd)
  return [{ system: cut(system, 300), code: cut(code, 200), display: display && cut(tidy(display), 1000), systemName }]
}

/** `LOINC 718-7`, with the file's own name of a system that has no name here. */
export function readableCoding({ system, code, systemName }: NamedCoding): string {
  const name = codeSystemName(system)
  const known = name.startsWith('code system ') && systemName !== null ? systemName : name
  return known === '' ? code : `${known} ${code}`
}

/** The codes with their own words where these are not the title. */
export const codesBeside = (codes: readonly NamedCoding[], title: string): string =>
  codes
    .filter((code) => readableCoding(code) !== title)
    .map((code) => {
      const isSame = code.display === null || code.display.toLowerCase() === title.toLowerCase()
      return isSame ? readableCoding(code) : `${readableCoding(code)} ${code.display ?? ''}`
    })
    .join(', ')

/** What a code says in words: its display, else the original text, else a translation's display; null where it has none. */
export function displayOf(cd: XmlElement | null, places: Places): string | null {
  if (!cd) return null
  const own = displayName(cd)
  const translated = childrenOf(cd, 'translation').map((one) => displayName(one) ?? originalText(one, places))
  return tidy(own ?? originalText(cd, places) ?? translated.find((one) => one !== null) ?? '') || null
}

/** As `displayOf`, and where there are no words the code itself with its system named; null where nothing is stated. */
export function codeWords(cd: XmlElement | null, places: Places): string | null {
  const first = codesOf(cd)[0]
  return displayOf(cd, places) ?? (first ? readableCoding(first) : null)
}

/** Longer than this is a whole table or section that an entry points to, not the name of a thing. */
const longestName = 300

/** The original text of a code: written in it, or in the narrative that it points to. */
export function originalText(cd: XmlElement, places: Places): string | null {
  return referredText(child(cd, 'originalText'), places, longestName)
}

/** The words of an ED (`text`, `originalText`): its own, else of the place that it points to, up to so many units. */
export function referredText(ed: XmlElement | null, places: Places, most: number): string | null {
  if (!ed) return null
  const own = wordsIn(ed)
  if (own !== null) return own
  const words = places(referenceOf(ed))?.words ?? ''
  return words === '' || words.length > most ? null : words
}

export const referenceOf = (ed: XmlElement | null): string | null => attr(child(ed, 'reference'), 'value')

/** The bare codes of a CD without their systems; for telling what a statement is about. */
export const bareCodes = (cd: XmlElement | null): string[] => codesOf(cd).map(({ code }) => code)
