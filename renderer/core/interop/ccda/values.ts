import type { StatedValue } from '../../model/entry.ts'
import { attr, child, childrenOf, type XmlElement } from '../xml.ts'
import { codeWords, referredText } from './codes.ts'
import type { Places } from './narrative-places.ts'
import { spanOf, spanWords } from './times.ts'
import { cut, distinctWords, joined, nullFlavorWords, tidy, wordsIn } from './words.ts'

/** A value in words with its unit apart; `unit` is null where it has none or the words already hold it. */
export type Stated = { readonly text: string; readonly unit: string | null }

/** The value of an observation with its unit, reference range and the lab's own flag; null where it states none. */
export function valueOf(observation: XmlElement, places: Places): StatedValue | null {
  const stated = childrenOf(observation, 'value').flatMap((value) => statedIn(value, places) ?? [])
  const units = distinctWords(stated.map(({ unit }) => unit))
  const isOneUnit = units.length < 2 && stated.every(({ unit }) => unit === (units[0] ?? null))
  const texts = stated.map(({ text, unit }) => (isOneUnit ? text : joined([text, unit], ' ')))
  if (stated.length === 0) return null
  return {
    text: cut(texts.join('; '), 4000),
    unit: isOneUnit && units[0] !== undefined ? cut(units[0], 100) : null,
    range: rangeOf(observation, places),
    flag: flagOf(observation, places),
  }
}

/** One HL7 v3 value of any of the data types that documents carry; a missing or foreign type is read by its shape. */
export function statedIn(value: XmlElement, places: Places): Stated | null {
  const read = readers[typeOf(value)] ?? byShape
  const stated = read(value, places) ?? bare(referredText(child(value, 'originalText'), places, 1000))
  return stated ?? bare(nullFlavorWords(value))
}

const typeOf = (value: XmlElement): string => (attr(value, 'type') ?? '').replace(/^.*:/, '').toUpperCase()

type Reader = (value: XmlElement, places: Places) => Stated | null
const bare = (text: string | null): Stated | null => (text === null || text === '' ? null : { text, unit: null })

const coded: Reader = (value, places) => bare(codeWords(value, places)) ?? bare(attr(value, 'value'))
const plain: Reader = (value) => bare(attr(value, 'value')) ?? bare(wordsIn(value))
const timed: Reader = (value) => {
  const { date, until, time } = spanOf(value)
  return bare(joined([spanWords(date, until), time], ' ')) ?? plain(value, () => null)
}
const written: Reader = (value, places) =>
  attr(value, 'representation') === 'B64'
    ? bare(`[${attr(value, 'mediaType') ?? 'file'}]`)
    : (bare(referredText(value, places, 4000)) ?? bare(attr(value, 'value')))

/** `1` is UCUM for no unit at all. */
const unitOf = (value: XmlElement): string | null => {
  const unit = attr(value, 'unit') ?? attr(value, 'currency')
  return unit === '1' ? null : unit
}

/** `1.0000000e+000` as `1`: some systems write every number so, and nobody can read it. */
const writtenOut = (text: string): string => (/^-?\d(?:\.\d+)?e[+-]?\d{1,3}$/i.test(text) ? String(Number(text)) : text)

const quantity: Reader = (value) => {
  const text = attr(value, 'value')
  if (text !== null) return { text: writtenOut(text), unit: unitOf(value) }
  const other = childrenOf(value, 'translation').find((one) => attr(one, 'value') !== null)
  return other
    ? { text: attr(other, 'value') ?? '', unit: unitOf(other) ?? attr(other, 'displayName') }
    : bare(wordsIn(value))
}

/** An interval: `12–15`, `> 500` (not inclusive), `≥ 500`, `≤ 8`. Infinity is no bound. */
const interval: Reader = (value, places) => {
  const [low, high, centre] = ['low', 'high', 'center'].map((name) => child(value, name))
  const [from, to] = [low, high].map((bound) =>
    bound && attr(bound, 'value') !== null ? quantity(bound, places) : null,
  )
  if (from && to) return fromTo(from, to)
  if (from) return { text: `${isOpen(low) ? '>' : '≥'} ${from.text}`, unit: from.unit }
  if (to) return { text: `${isOpen(high) ? '<' : '≤'} ${to.text}`, unit: to.unit }
  return centre ? quantity(centre, places) : quantity(value, places)
}

const fromTo = (from: Stated, to: Stated): Stated =>
  from.unit === to.unit || from.unit === null
    ? { text: `${from.text}–${to.text}`, unit: to.unit }
    : { text: `${from.text} ${from.unit}–${joined([to.text, to.unit], ' ')}`, unit: null }

const isOpen = (bound: XmlElement | null | undefined): boolean => attr(bound ?? null, 'inclusive') === 'false'

const ratio: Reader = (value, places) => {
  const [above, below] = ['numerator', 'denominator'].map((name) => {
    const part = child(value, name)
    const stated = part && quantity(part, places)
    return stated ? joined([stated.text, stated.unit], ' ') : null
  })
  return bare(above && below ? `${above} / ${below}` : (above ?? null))
}

const readers: Readonly<Record<string, Reader>> = {
  PQ: quantity,
  MO: quantity,
  INT: quantity,
  REAL: quantity,
  IVL_PQ: interval,
  IVL_INT: interval,
  IVL_REAL: interval,
  RTO: ratio,
  RTO_PQ_PQ: ratio,
  RTO_QTY_QTY: ratio,
  CD: coded,
  CE: coded,
  CV: coded,
  CO: coded,
  CS: coded,
  BL: plain,
  ST: written,
  ED: written,
  TS: timed,
  IVL_TS: timed,
  II: (value) => bare(attr(value, 'extension') ?? attr(value, 'root')),
}

const byShape: Reader = (value, places) => {
  if (attr(value, 'code') !== null || attr(value, 'displayName') !== null) return coded(value, places)
  if (child(value, 'numerator')) return ratio(value, places)
  if (child(value, 'low') ?? child(value, 'high') ?? child(value, 'center')) return interval(value, places)
  return attr(value, 'value') === null ? written(value, places) : quantity(value, places)
}

/** A quantity in words with its unit (`1 tablet`); null where none is stated. */
export function quantityWords(el: XmlElement | null, places: Places): string | null {
  const stated = el && statedIn(el, places)
  if (!el || !stated) return null
  const translated = childrenOf(el, 'translation').map(
    (one) => attr(one, 'displayName') ?? wordsIn(child(one, 'originalText')),
  )
  return tidy(joined([stated.text, stated.unit ?? translated.find((one) => one !== null)], ' '))
}

function rangeOf(observation: XmlElement, places: Places): string | null {
  const ranges = childrenOf(observation, 'referenceRange').flatMap((one) => childrenOf(one, 'observationRange'))
  const named = ranges.length > 1
  const words = ranges.map((range) => {
    const flag = named ? flagOf(range, places) : null
    const text = rangeWords(range, places)
    return text === null ? null : joined([flag, text], ': ')
  })
  return cut(distinctWords(words).join('; '), 500) || null
}

function rangeWords(range: XmlElement, places: Places): string | null {
  const values = childrenOf(range, 'value').flatMap((value) => statedIn(value, places) ?? [])
  const coded = values.map(({ text, unit }) => joined([text, unit], ' ')).join('; ')
  return referredText(child(range, 'text'), places, 500) ?? (coded || codeWords(child(range, 'code'), places))
}

function flagOf(el: XmlElement, places: Places): string | null {
  const codes = childrenOf(el, 'interpretationCode')
  return (
    cut(
      distinctWords(codes.map((one) => attr(one, 'displayName') ?? attr(one, 'code') ?? codeWords(one, places))).join(
        ', ',
      ),
      100,
    ) || null
  )
}
