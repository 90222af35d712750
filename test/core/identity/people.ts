import { newId, PersonId } from '../../../renderer/core/base/ids.ts'
import { type PageText } from '../../../renderer/core/model/page-text.ts'
import { type Person } from '../../../renderer/core/model/person.ts'

export const rosa: Person = {
  id: newId(PersonId),
  name: 'Rosa Maria Alvarez',
  otherNames: [],
  birthDate: { year: 1958, month: 3, day: 14 },
  relation: 'me',
  hospitalNumbers: [{ hospital: 'Mercy General', number: '0048213', spelling: null }],
  look: 0,
}

export const aPerson = (changes: Partial<Person>): Person => ({ ...rosa, id: newId(PersonId), ...changes })

export const aPage = (text: string, changes: Partial<PageText> = {}): PageText => ({
  page: 1,
  text,
  words: [],
  width: 612,
  height: 792,
  source: 'text-layer',
  turned: 0,
  confidence: 100,
  quality: text === '' ? 'blank' : 'good',
  ...changes,
})

/** Pages numbered from 1. */
export const pagesOf = (...texts: string[]): PageText[] => texts.map((text, i) => aPage(text, { page: i + 1 }))
