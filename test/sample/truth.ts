import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'

export const SAMPLE = join(import.meta.dirname, '../../resources/sample')

const box = v.object({ x: v.number(), y: v.number(), width: v.number(), height: v.number() })
const quoted = v.object({ file: v.string(), page: v.number(), quote: v.string(), box: v.nullable(box) })
const page = v.object({
  person: v.picklist(['rosa', 'stranger']),
  reading: v.picklist(['text', 'scan']),
  turned: v.number(),
  words: v.array(v.string()),
  text: v.string(),
})
const date = v.object({ iso: v.string(), precision: v.picklist(['day', 'month', 'year']) })
const item = v.object({
  file: v.string(),
  name: v.string(),
  sha256: v.string(),
  container: v.picklist(['pdf', 'tiff', 'jpeg', 'txt']),
  kind: v.string(),
  hospital: v.string(),
  date,
  pageCount: v.number(),
  pages: v.array(page),
  facts: v.array(
    v.object({ field: v.string(), value: v.string(), page: v.number(), quote: v.string(), box: v.nullable(box) }),
  ),
  copyOf: v.optional(v.string()),
})
const truthSchema = v.object({
  kinds: v.array(v.string()),
  hospitals: v.array(v.string()),
  items: v.array(item),
  timeline: v.array(v.object({ file: v.string(), date, lane: v.string() })),
  contradictions: v.array(v.object({ field: v.string(), items: v.array(quoted) })),
  missing: v.array(v.object({ what: v.string(), mentionedIn: v.array(quoted) })),
  duplicates: v.array(v.object({ file: v.string(), copyOf: v.string() })),
  onlyInScan: v.array(v.object({ word: v.string(), file: v.string(), page: v.number() })),
})

export type Truth = v.InferOutput<typeof truthSchema>
export type TruthItem = Truth['items'][number]
export type Box = v.InferOutput<typeof box>

export function readTruth(): Truth {
  return v.parse(truthSchema, JSON.parse(readFileSync(join(SAMPLE, 'truth.json'), 'utf8')))
}
