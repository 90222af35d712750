import * as v from 'valibot'
import type { DocumentId } from '../core/base/ids.ts'
import { DocumentKind } from '../core/model/document-kind.ts'
import { useKeptForm, type KeptForm } from './use-form-draft.ts'

/** Kind, date, hospital and title of a record as they stand in the fields; the same wherever a record is filed. */
const FilingForm = v.object({
  kind: v.nullable(DocumentKind),
  date: v.object({ day: v.string(), month: v.string(), year: v.string() }),
  hospital: v.string(),
  title: v.string(),
})
type FilingForm = v.InferOutput<typeof FilingForm>

/** What is being typed about a record and not filed yet: it is there again after a lock, in To review as in the record. */
export const useFilingDraft = (id: DocumentId, first: FilingForm): KeptForm<FilingForm> =>
  useKeptForm(FilingForm, `filing/${id}`, first)
