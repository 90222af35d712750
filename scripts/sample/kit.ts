import type { BundlePlan, ItemPlan, NotePlan } from './plan.ts'

export type Plan = ItemPlan | NotePlan | BundlePlan
export type Quoted = { file: string; page: number; quote: string; value?: string }
export type Somebody = { name: string; born: string } & Record<string, unknown>

/** A person's collection of records, and what is true between them. */
export type Kit = {
  plans(): Plan[]
  patient: Somebody
  stranger: Somebody
  hospitals: readonly string[]
  /** The same bytes under another name. */
  copies: readonly { file: string; of: string }[]
  contradictions: readonly { field: string; note: string; said: readonly Quoted[] }[]
  notContradictions: readonly { field: string; note: string }[]
  missing: readonly { what: string; kind: string; date: string; said: readonly Quoted[] }[]
  onlyInScan: readonly { word: string; file: string; page: number }[]
  /** Absent for the first fifteen, whose truth is told in fewer words. */
  more?: More
}

export type More = {
  about: string
  otherStrangers?: readonly Somebody[]
  /** The same paper from another scanner. */
  rescans: readonly { file: string; of: string }[]
  /** Reports that replace one another, oldest first. */
  versions: readonly { what: string; files: readonly string[] }[]
  /** One event that came from several sources. */
  sameEvents: readonly { what: string; files: readonly string[] }[]
}
