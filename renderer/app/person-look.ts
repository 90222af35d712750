import type { Person } from '../core/model/person.ts'
import { dateText } from '../text/dates.ts'
import { appText as text } from '../text/en/app.ts'
import type { PersonLook } from '../ui/frame/PersonShown.tsx'
import { monogramOf } from '../ui/shown/Monogram.tsx'

/** How a person is shown wherever it matters whose records these are. */
export function personLook({ name, birthDate, look }: Person): PersonLook {
  const born = dateText(birthDate)
  return {
    name,
    born: text.born(born),
    fullName: text.recordsOf(name, born),
    monogram: monogramOf(name, look),
  }
}
