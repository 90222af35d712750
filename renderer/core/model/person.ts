import * as v from 'valibot'
import { ClinicalDate } from '../base/clinical-date.ts'
import { PersonId } from '../base/ids.ts'
import { textUpTo } from '../base/schemas.ts'

/** A number a hospital knows the person by, with the spelling of the name it uses there. */
export const HospitalNumber = v.object({ hospital: textUpTo(200), number: textUpTo(100) })

/** Whose records. Names as in the person's own papers; `otherNames` are further names hospitals use (maiden name, spelling). */
export const Person = v.object({
  id: PersonId,
  name: v.pipe(textUpTo(200), v.trim(), v.minLength(1)),
  otherNames: v.array(textUpTo(200)),
  birthDate: ClinicalDate,
  relation: v.picklist(['me', 'someone-else']),
  hospitalNumbers: v.array(HospitalNumber),
})
export type Person = v.InferOutput<typeof Person>
export type HospitalNumber = v.InferOutput<typeof HospitalNumber>
