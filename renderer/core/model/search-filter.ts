import * as v from 'valibot'
import { ClinicalDate } from '../base/clinical-date.ts'
import { PersonId } from '../base/ids.ts'
import { textUpTo } from '../base/schemas.ts'
import { DocumentKind } from './document-kind.ts'

/**
 * What a search is kept to. Of one sort, any will do (two hospitals: either); of different sorts, each must hold. A date
 * says from when and until when, both included, each as exact as it was said; null is open.
 */
export const Filter = v.variant('by', [
  v.object({ by: v.literal('kind'), kind: DocumentKind }),
  v.object({ by: v.literal('date'), from: v.nullable(ClinicalDate), until: v.nullable(ClinicalDate) }),
  v.object({ by: v.literal('hospital'), hospital: textUpTo(200) }),
  v.object({ by: v.literal('person'), person: PersonId }),
])
export type Filter = v.InferOutput<typeof Filter>
