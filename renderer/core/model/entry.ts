import * as v from 'valibot'
import { ClinicalDate } from '../base/clinical-date.ts'
import { count, textUpTo } from '../base/schemas.ts'

/** What a structured entry is about; the words are those of FHIR and C-CDA sections, in plain English. */
export const entryKinds = [
  'problem',
  'allergy',
  'medicine',
  'procedure',
  'result',
  'vital-sign',
  'encounter',
  'immunisation',
  'family-history',
  'social-history',
  'device',
  'plan',
  'appointment',
  'report',
  'note',
  'other',
] as const
export const EntryKind = v.picklist(entryKinds)
export type EntryKind = (typeof entryKinds)[number]

/** A code as its source gives it: `system` is a URI, an OID (`urn:oid:…`) or a well-known name; nothing is translated. */
export const Coding = v.object({
  system: textUpTo(300),
  code: textUpTo(200),
  display: v.nullable(textUpTo(1000)),
})
export type Coding = v.InferOutput<typeof Coding>

/** A measured or stated value, exactly as the source writes it. `flag` is the lab's own word (`H`, `above range`), never ours. */
export const StatedValue = v.object({
  text: textUpTo(4000),
  unit: v.nullable(textUpTo(100)),
  range: v.nullable(textUpTo(500)),
  flag: v.nullable(textUpTo(100)),
})
export type StatedValue = v.InferOutput<typeof StatedValue>

/**
 * One statement of a structured file (a C-CDA entry, a FHIR resource, an HL7 v2 segment), copied and never computed.
 * `title` is never blank: the display, else the original text, else the code itself with its system named.
 * `negated`: the source says that it is *not* so ("no known allergies"). `date`/`until` are exact only as far as stated;
 * `time` is the clock time as written (`HH:MM`), without a zone. `differs`: what the human-readable part of the file
 * says where it is something else than the coded value. `origin` names the element in the file. `page` is the page of
 * the readable sheet on which the entry is printed (from 1): an entry may be used only when that page may be.
 */
export const Entry = v.object({
  kind: EntryKind,
  title: v.pipe(textUpTo(2000), v.minLength(1)),
  codes: v.array(Coding),
  status: v.nullable(textUpTo(200)),
  negated: v.boolean(),
  date: v.nullable(ClinicalDate),
  time: v.nullable(textUpTo(5)),
  until: v.nullable(ClinicalDate),
  value: v.nullable(StatedValue),
  details: v.array(v.object({ label: textUpTo(200), text: textUpTo(4000) })),
  place: v.nullable(textUpTo(300)),
  section: v.nullable(textUpTo(300)),
  differs: v.nullable(textUpTo(2000)),
  origin: textUpTo(500),
  page: count,
})
export type Entry = v.InferOutput<typeof Entry>

/**
 * Entries in = entries out, or counted by name: `found` entries (or resources, segments) stand in the file, `carried` of
 * them are in the list, the others are `named` with why (`no-content`, `unknown-template`, `about-the-file`, …).
 */
export const EntryCount = v.object({
  found: count,
  carried: count,
  named: v.array(v.object({ what: textUpTo(300), count })),
})
export type EntryCount = v.InferOutput<typeof EntryCount>
