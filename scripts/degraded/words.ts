import type { Chance } from '../sample/pixels.ts'

export const pick = <T>(chance: Chance, of: readonly [T, ...T[]]): T => of[Math.floor(chance() * of.length)] ?? of[0]
export const between = (chance: Chance, low: number, high: number): number => low + chance() * (high - low)
export const whole = (chance: Chance, low: number, high: number): number => Math.floor(between(chance, low, high + 1))
export const decimal = (chance: Chance, low: number, high: number, places = 1): string =>
  between(chance, low, high).toFixed(places)

/** Some of a list, in an order of their own. */
export function some<T>(chance: Chance, of: readonly T[], count: number): T[] {
  const left = [...of]
  return Array.from({ length: Math.min(count, left.length) }, () => left.splice(whole(chance, 0, left.length - 1), 1))
    .flat()
    .slice(0, count)
}

const FIRST = [
  'Amelia',
  'Beatrice',
  'Carolyn',
  'Dorothy',
  'Eleanor',
  'Francisca',
  'Geraldine',
  'Harriet',
  'Josephine',
  'Katherine',
] as const
const LAST = [
  'Ashdown',
  'Brightwell',
  'Castellano',
  'Dunmore',
  'Ellerby',
  'Fairweather',
  'Hollister',
  'Kowalczyk',
  'Montague',
  'Winthrop',
] as const
const PLACES = [
  'Northgate',
  'Cedar Hollow',
  'Riverbend',
  'Saint Brendan',
  'Lakeshore',
  'Fenwick',
  'Harbor View',
  'Maplewood',
] as const
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const
export const SIDES = ['left', 'right'] as const

export const name = (chance: Chance): string => `${pick(chance, FIRST)} ${pick(chance, LAST)}`
export const doctor = (chance: Chance): string => `${pick(chance, FIRST)} ${pick(chance, LAST)}, MD`
export const place = (chance: Chance): string => pick(chance, PLACES)

export function date(chance: Chance): string {
  const [day, month, year] = [whole(chance, 1, 28), whole(chance, 1, 12), whole(chance, 2014, 2025)]
  const two = (value: number) => String(value).padStart(2, '0')
  const forms = [
    `${two(month)}/${two(day)}/${String(year)}`,
    `${MONTHS[month - 1] ?? 'May'} ${String(day)}, ${String(year)}`,
    `${String(year)}-${two(month)}-${two(day)}`,
  ] as const
  return pick(chance, forms)
}

export const number = (chance: Chance): string =>
  `${pick(chance, ['S', 'P', 'MR', 'A'])}${String(whole(chance, 10, 25))}-${String(whole(chance, 10000, 99999))}`

/** `{size}`, `{side}`, … of a sentence become values. */
export function filled(chance: Chance, sentence: string): string {
  const values: Record<string, () => string> = {
    size: () => decimal(chance, 0.4, 4.8),
    mm: () => String(whole(chance, 3, 38)),
    side: () => pick(chance, SIDES),
    percent: () => String(whole(chance, 1, 99)),
    nodes: () => `${String(whole(chance, 0, 4))} of ${String(whole(chance, 5, 19))}`,
    grade: () => String(whole(chance, 1, 3)),
    clock: () => `${String(whole(chance, 1, 12))} o'clock`,
    dose: () => String(pick(chance, [5, 10, 20, 25, 50, 100])),
    days: () => String(whole(chance, 2, 21)),
    date: () => date(chance),
    doctor: () => `Dr. ${pick(chance, LAST)}`,
    block: () => `${pick(chance, ['A', 'B', 'C'])}${String(whole(chance, 1, 9))}`,
  }
  return sentence.replace(/\{(\w+)\}/g, (_, key: string) => values[key]?.() ?? key)
}
