import * as v from 'valibot'
import type { ClinicalDate } from '../../core/base/clinical-date.ts'
import type { Person } from '../../core/model/person.ts'
import { peopleText } from '../../text/en/people.ts'
import { unlockText } from '../../text/en/unlock.ts'
import { emptyDateParts, partsOfDate, readDateParts, type DateParts } from '../../ui/fields/date-parts.ts'

const words = unlockText.person

/** One line of the list of hospitals, as typed; `key` only tells lines apart. */
const HospitalLine = v.object({ key: v.number(), hospital: v.string(), number: v.string(), spelling: v.string() })
export type HospitalLine = Readonly<v.InferOutput<typeof HospitalLine>>

/** What stands in the fields, as typed; also as it is kept while it is not saved. */
export const PersonForm = v.object({
  name: v.string(),
  otherNames: v.string(),
  born: v.object({ day: v.string(), month: v.string(), year: v.string() }),
  relation: v.picklist(['me', 'someone-else']),
  hospitals: v.pipe(v.array(HospitalLine), v.readonly()),
})
export type PersonForm = Readonly<v.InferOutput<typeof PersonForm>>
export type PersonFault = { readonly fieldId: string; readonly text: string }
type Filled = Omit<Person, 'id' | 'look'>

/** The first person of a vault is most often who makes it; whoever comes later is cared for. */
export const emptyForm = (relation: PersonForm['relation']): PersonForm => ({
  name: '',
  otherNames: '',
  born: emptyDateParts,
  relation,
  hospitals: [],
})

export const formOf = ({ name, otherNames, birthDate, relation, hospitalNumbers }: Person): PersonForm => ({
  name,
  otherNames: otherNames.join(', '),
  born: partsOfDate(birthDate),
  relation,
  hospitals: hospitalNumbers.map(({ hospital, number, spelling }, key) => ({
    key,
    hospital,
    number,
    spelling: spelling ?? '',
  })),
})

export const hospitalFieldId = (key: number): string => `person-hospital-${key}`

/** The person that the fields say, or everything that is wrong with them. A line without a word in it is no line. */
export function readPersonForm(form: PersonForm, today: Date): { person: Filled } | { faults: readonly PersonFault[] } {
  const born = bornOn(form.born, today)
  const lines = form.hospitals.filter((line) => `${line.hospital}${line.number}${line.spelling}`.trim() !== '')
  const faults = [
    ...(form.name.trim() === '' ? [{ fieldId: 'person-name', text: words.missingName }] : []),
    ...('wrong' in born ? [{ fieldId: 'person-born', text: born.wrong }] : []),
    ...lines
      .filter(({ hospital }) => hospital.trim() === '')
      .map(({ key }) => ({ fieldId: hospitalFieldId(key), text: peopleText.missingHospital })),
  ]
  if (faults.length > 0 || 'wrong' in born) return { faults }
  return {
    person: {
      name: form.name.trim(),
      otherNames: namesIn(form.otherNames),
      birthDate: born.date,
      relation: form.relation,
      hospitalNumbers: lines.map(({ hospital, number, spelling }) => ({
        hospital: hospital.trim(),
        number: number.trim(),
        spelling: spelling.trim() === '' ? null : spelling.trim(),
      })),
    },
  }
}

/** Names parted by commas. */
const namesIn = (typed: string): string[] =>
  typed
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')

/** The birth date if it is whole and not still to come. */
function bornOn(parts: DateParts, today: Date): { date: ClinicalDate } | { wrong: string } {
  const read = readDateParts(parts, { from: 1850, to: today.getFullYear() })
  if (read.state !== 'read' || read.date.day === undefined || read.date.month === undefined)
    return { wrong: words.wrongDate }
  const then = new Date(read.date.year, read.date.month - 1, read.date.day)
  return then > today ? { wrong: words.futureDate } : { date: read.date }
}
