import * as v from 'valibot'
import { ClinicalDate } from '../base/clinical-date.ts'
import { PersonId } from '../base/ids.ts'
import { count, textUpTo } from '../base/schemas.ts'

/**
 * A hospital that has records of the person: the number it knows them by (empty where it is not known) and the spelling of
 * the name it uses, where that is another one. Both feed the check of each page.
 */
export const HospitalNumber = v.object({
  hospital: textUpTo(200),
  number: textUpTo(100),
  spelling: v.optional(v.nullable(textUpTo(200)), null),
})

/** How many looks (colour and shape) tell persons apart on every screen. */
export const personLooks = 8

/** Whose records. Names as in the person's own papers; `otherNames` are further names hospitals use (maiden name, spelling). */
export const Person = v.object({
  id: PersonId,
  name: v.pipe(textUpTo(200), v.trim(), v.minLength(1)),
  otherNames: v.array(textUpTo(200)),
  birthDate: ClinicalDate,
  relation: v.picklist(['me', 'someone-else']),
  hospitalNumbers: v.array(HospitalNumber),
  look: v.optional(v.pipe(count, v.maxValue(personLooks - 1)), 0),
})
export type Person = v.InferOutput<typeof Person>
export type HospitalNumber = v.InferOutput<typeof HospitalNumber>
