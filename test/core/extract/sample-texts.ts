import { runsOf, type Sheet } from '../../../scripts/sample/sheet.ts'
import { addendum, biopsy } from '../../../scripts/sample/story/biopsy.ts'
import { diagnostic, screening, strangerScreening } from '../../../scripts/sample/story/imaging.ts'
import { baselineLabs, bloodCountPhoto } from '../../../scripts/sample/story/labs.ts'
import { operative, surgicalPathology } from '../../../scripts/sample/story/surgery.ts'
import { consult, mriWithStranger, visitNote } from '../../../scripts/sample/story/tarnwickOther.ts'
import { chemotherapy, radiation } from '../../../scripts/sample/story/treatment.ts'
import type { ItemPlan, NotePlan } from '../../../scripts/sample/plan.ts'

const story = (): (ItemPlan | NotePlan)[] => [
  ...[screening(), diagnostic(), biopsy(), addendum(), mriWithStranger(), operative(), surgicalPathology(), consult()],
  ...[baselineLabs(), bloodCountPhoto(), chemotherapy(), radiation(), visitNote(), strangerScreening()],
]

export type SampleText = {
  readonly name: string
  readonly kind: string
  readonly date: string
  readonly hospital: string
  readonly people: readonly string[]
  readonly pages: readonly string[]
}

const CHARACTER = 5.4

/** A sheet as lines of text; what stands apart on a line is set off by spaces. */
export function linesOfSheet(sheet: Sheet): string {
  const lines = new Map<number, string>()
  const runs = runsOf(sheet).toSorted((a, b) => a.y - b.y || a.x - b.x)
  for (const run of runs) {
    const before = lines.get(Math.round(run.y)) ?? ''
    const column = Math.round((run.x - 30) / CHARACTER)
    const gap = before === '' ? Math.max(0, column) : Math.max(2, column - before.length)
    lines.set(Math.round(run.y), before + ' '.repeat(gap) + run.text)
  }
  return [...lines.values()].join('\n')
}

/** Every made-up record of the sample as texts, page by page. */
export function sampleTexts(): SampleText[] {
  return story().map((item) => ({
    name: item.file,
    kind: item.kind,
    date: item.date.iso,
    hospital: item.hospital,
    people: item.container === 'txt' ? ['rosa'] : item.pages.map(({ person }) => person),
    pages: item.container === 'txt' ? [item.text] : item.pages.map(({ sheet }) => linesOfSheet(sheet)),
  }))
}
