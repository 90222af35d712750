import type { PersonId } from '../base/ids.ts'
import type { Person } from '../model/person.ts'
import type { PageIdentity } from '../model/understanding.ts'
import { readBirthDate } from './birth-dates.ts'
import { scorePage } from './score.ts'

/**
 * The one of several persons whose page it surely is, by the name and birth date it shows; null where none or more than
 * one would match, where either is missing, or where the page names several patients. A record number alone is no offer.
 */
export function bestPersonFor(
  page: Pick<PageIdentity, 'nameAsWritten' | 'birthDateAsWritten' | 'reasons'>,
  persons: readonly Person[],
): PersonId | null {
  const { nameAsWritten, birthDateAsWritten, reasons } = page
  if (!nameAsWritten || !birthDateAsWritten || reasons.includes('several-patients')) return null
  const birthDate = readBirthDate(birthDateAsWritten.value, 0)
  if (!birthDate) return null
  const name = { value: nameAsWritten.value, start: 0, end: nameAsWritten.value.length }
  const found = { names: [name], birthDates: [birthDate], numbers: [] }
  const fitting = persons.filter((person) => {
    const score = scorePage(found, person, { order: null, foldedText: '' })
    return score.points >= 9 && score.mayMatch && score.vetoes.length === 0
  })
  return fitting.length === 1 ? (fitting[0]?.id ?? null) : null
}
