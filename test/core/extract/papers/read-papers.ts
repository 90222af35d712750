import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A made-up paper as text. `kinds`: those that are right, the first of them best. Pages are parted by form feeds. */
export type Paper = {
  readonly what: string
  readonly kinds: readonly string[]
  readonly date: string | null
  readonly hospital: string | null
  readonly pages: readonly string[]
}

const orNull = (cell = ''): string | null => (cell.trim() === '-' ? null : cell.trim())

/** The papers of a file of this folder: each below a line `=== what | kinds | date | hospital`, `-` for what none states. */
export function readPapers(file: string): Paper[] {
  const text = readFileSync(join(import.meta.dirname, file), 'utf8')
  return text
    .split(/^=== /m)
    .slice(1)
    .map((block) => {
      const [head = '', ...lines] = block.replace(/\n$/, '').split('\n')
      const [what = '', kinds = '', date, hospital] = head.split(' | ')
      const pages = lines.join('\n').split(/\f\n?/)
      return { what, kinds: kinds.split(','), date: orNull(date), hospital: orNull(hospital), pages }
    })
}
