import type { PersonId } from '../base/ids.ts'
import type { PageText } from '../model/page-text.ts'
import type { Person } from '../model/person.ts'
import { checkPages } from './check-pages.ts'

/** The one of several persons whose page it surely is, by its own words; null where it would be a match for none or for more than one. */
export function bestPersonFor(page: PageText, persons: readonly Person[]): PersonId | null {
  const fitting = persons.filter((person) => checkPages([page], person, persons)[0]?.verdict === 'match')
  return fitting.length === 1 ? (fitting[0]?.id ?? null) : null
}
