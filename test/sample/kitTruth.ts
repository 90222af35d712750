import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'

const box = v.nullable(v.object({ x: v.number(), y: v.number(), width: v.number(), height: v.number() }))
const page = v.object({
  person: v.string(),
  reading: v.string(),
  turned: v.number(),
  words: v.array(v.string()),
  text: v.string(),
})
const date = v.object({ iso: v.string(), precision: v.picklist(['day', 'month', 'year']) })
const part = v.object({
  startPage: v.number(),
  kind: v.string(),
  hospital: v.string(),
  date,
  person: v.string(),
  optional: v.optional(v.boolean()),
})
const entry = v.object({ kind: v.string(), title: v.string(), code: v.string(), value: v.optional(v.string()) })
const paper = {
  file: v.string(),
  name: v.string(),
  sha256: v.nullable(v.string()),
  container: v.string(),
  kind: v.string(),
  hospital: v.string(),
  date,
  person: v.string(),
  pageCount: v.number(),
  pages: v.array(page),
  facts: v.array(v.object({ field: v.string(), value: v.string(), page: v.number(), quote: v.string(), box })),
  expected: v.object({ state: v.picklist(['taken', 'kept']), needs: v.optional(v.string()), check: v.string() }),
  parts: v.optional(v.array(part)),
  password: v.optional(v.string()),
}
const item = v.object({
  ...paper,
  group: v.optional(v.string()),
  files: v.optional(v.array(v.string())),
  entries: v.optional(v.array(entry)),
  members: v.optional(v.array(v.object(paper))),
  study: v.optional(v.object({ studyUid: v.string(), series: v.array(v.object({ instances: v.number() })) })),
  copyOf: v.optional(v.string()),
  rescanOf: v.optional(v.string()),
  sameEventAs: v.optional(v.array(v.string())),
})
const files = v.array(v.object({ what: v.string(), files: v.array(v.string()) }))
const kitTruth = v.object({
  kinds: v.array(v.string()),
  hospitals: v.array(v.string()),
  items: v.array(item),
  timeline: v.array(v.object({ file: v.string(), date })),
  duplicates: v.array(v.object({ file: v.string(), copyOf: v.string(), exact: v.boolean() })),
  contradictions: v.array(v.object({ field: v.string() })),
  missing: v.array(v.object({ what: v.string() })),
  versions: files,
  sameEvents: files,
})

export type KitTruth = v.InferOutput<typeof kitTruth>
export type KitItem = KitTruth['items'][number]

export const readKitTruth = (folder: string): KitTruth =>
  v.parse(kitTruth, JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')))
