import type { PersonId } from '../base/ids.ts'
import type { PageText } from '../model/page-text.ts'
import type { Person } from '../model/person.ts'
import { checkPages } from './check-pages.ts'

/**
 * Whom to offer pages to that are not, or may not be, the person's whose document it is: the only one of `persons` whom every
 * page in question (by its number) matches. Null where they match nobody, or several. The whole document is read, for how
 * it writes dates is often evident on another page only.
 */
export function bestPersonFor(
  pages: readonly PageText[],
  inQuestion: ReadonlySet<number>,
  persons: readonly Person[],
): PersonId | null {
  if (inQuestion.size === 0) return null
  const fitting = persons.filter((person) =>
    checkPages(pages, person, persons).every(({ page, verdict }) => !inQuestion.has(page) || verdict === 'match'),
  )
  const [only] = fitting
  return fitting.length === 1 && only ? only.id : null
}
