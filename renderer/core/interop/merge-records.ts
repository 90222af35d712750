import { noContent } from '../model/content.ts'
import type { EntryCount } from '../model/entry.ts'
import type { ParsedRecord } from './parsed.ts'

/** Several records of one file as one: parts one after the other, entries numbered on, everything counted together. */
export function mergeRecords(records: readonly ParsedRecord[]): ParsedRecord {
  const [first, ...more] = records
  if (first && more.length === 0) return first
  const starts = records.map((_, i) => records.slice(0, i).reduce((sum, { entries }) => sum + entries.length, 0))
  return {
    parts: records.flatMap(({ parts }, i) =>
      parts.map(({ header, lines }) => ({
        header,
        lines: lines.map((line) =>
          line.entry === undefined ? line : { ...line, entry: line.entry + (starts[i] ?? 0) },
        ),
      })),
    ),
    stated: { ...noContent.stated, kind: 'summary' },
    entries: records.flatMap(({ entries }) => entries),
    counted: records.map(({ counted }) => counted).reduce(addCounts, { found: 0, carried: 0, named: [] }),
    embedded: records.flatMap(({ embedded }) => embedded),
  }
}

function addCounts(a: EntryCount, b: EntryCount): EntryCount {
  const named = new Map(a.named.map(({ what, count }) => [what, count]))
  for (const { what, count } of b.named) named.set(what, (named.get(what) ?? 0) + count)
  return {
    found: a.found + b.found,
    carried: a.carried + b.carried,
    named: [...named].map(([what, count]) => ({ what, count })),
  }
}
