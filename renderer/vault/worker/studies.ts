import type { DicomInstance } from '../../core/model/content.ts'
import type { SourceDocument } from '../../core/model/source-document.ts'
import type { Session } from './session.ts'

/**
 * The record in which an image of a study is shown: the first image of the same study and the same patient that this
 * person has. One study number with two patients' names is two studies. Null where this image is the first, or none.
 */
export function studyOf(
  { tables }: Session,
  document: SourceDocument,
  dicom: DicomInstance | null,
): SourceDocument['within'] {
  if (!dicom?.studyUid || !isOfAStudy(dicom)) return null
  const isSame = (other: DicomInstance | null): boolean =>
    other !== null && other.studyUid === dicom.studyUid && other.patient === dicom.patient && isOfAStudy(other)
  for (const content of tables.all('content')) {
    const study = isSame(content.dicom) ? tables.get('document', content.documentId) : undefined
    if (study && study.id !== document.id && isFirstOf(study, document)) return { documentId: study.id, as: 'image' }
  }
  return null
}

const isFirstOf = ({ within, binned, personId }: SourceDocument, document: SourceDocument): boolean =>
  within === null && binned === null && personId === document.personId

const isOfAStudy = ({ role }: DicomInstance): boolean => role === 'image' || role === 'other'
