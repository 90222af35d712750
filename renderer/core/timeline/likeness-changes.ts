import type { Traits } from '../model/traits.ts'
import { foldValue } from './likeness-values.ts'

/** A value that stands in one document and not in the other, verbatim; null where it has no counterpart. */
export type Change = { readonly before: string | null; readonly after: string | null }

/** What the values of two documents have not in common, each with its counterpart where one has the same form. */
export function changesBetween(before: Traits, after: Traits): Change[] {
  return [...ofValues(before.values, after.values), ...ofTurns(before.turns, after.turns)]
}

function ofValues(before: readonly string[], after: readonly string[]): Change[] {
  const gone = without(before, after)
  const come = without(after, before)
  const changes = gone.map((value): Change => {
    const at = come.findIndex((other) => formOf(other) === formOf(value))
    return { before: value, after: at < 0 ? null : (come.splice(at, 1)[0] ?? null) }
  })
  return [...changes, ...come.map((value): Change => ({ before: null, after: value }))]
}

/** What is left of a list when each of the other's values is taken out once. */
function without(values: readonly string[], taken: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const value of taken) counts.set(foldValue(value), (counts.get(foldValue(value)) ?? 0) + 1)
  return values.filter((value) => {
    const left = counts.get(foldValue(value)) ?? 0
    counts.set(foldValue(value), left - 1)
    return left <= 0
  })
}

/** A value's form without its figures: `11.2 g/dL` and `9.8 g/dL` have one. */
const formOf = (value: string): string =>
  foldValue(value)
    .replace(/positive|negative|equivocal|indeterminate|detected|not/g, '±')
    .replace(/[\d.,]+|(?<=stage|grade)[iv]+/g, '#')

/** `left 4` in one and `left 3` in the other: one statement may have been turned around. */
function ofTurns(before: readonly string[], after: readonly string[]): Change[] {
  const words = new Set([...before, ...after].map(wordOf))
  return [...words].flatMap((word) => {
    const [a, b] = [before, after].map((turns) => turns.find((turn) => wordOf(turn) === word) ?? null)
    return a === b ? [] : [{ before: a ?? null, after: b ?? null }]
  })
}

const wordOf = (turn: string): string => turn.replace(/ \d+$/, '')

/** Which of two times of signing is the later; null where one cannot be read, or both are one day without a clock time. */
export function newerByTime(a: string | null, b: string | null): 'a' | 'b' | null {
  if (a === null || b === null) return null
  const [x, y] = [foldValue(a), foldValue(b)]
  if (!isIso(x) || !isIso(y) || x === y) return null
  return x > y ? 'a' : 'b'
}

const isIso = (time: string): boolean => /^\d{4}-\d{2}-\d{2}/.test(time)
