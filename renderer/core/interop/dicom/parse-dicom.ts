import type { DicomInstance, StatedByFile } from '../../model/content.ts'
import type { SheetLine, SheetPart } from '../../model/sheet.ts'
import type { Embedded } from '../parsed.ts'
import { directoryParts } from './directory.ts'
import { headerLines, storageLines } from './header-lines.ts'
import type { Item } from './item.ts'
import { patientKey, runningHeader } from './patient.ts'
import { pixelsOf, statedFrames, type NoPixels, type Pixels } from './pixels.ts'
import { readFile, type DicomFile } from './read-file.ts'
import { reportLines, reportState } from './report-lines.ts'
import { objectOf, roleOf, type ObjectKind } from './sop-class.ts'
import { statedBy } from './stated.ts'
import { tags } from './tags.ts'

/** A DICOM object: its readable sheet, what it states, its place in a study, a document it carries, and its pixels. */
export type ParsedDicom = {
  readonly parts: readonly SheetPart[]
  readonly stated: StatedByFile
  readonly dicom: DicomInstance
  readonly embedded: readonly Embedded[]
  readonly file: DicomFile
  readonly pixels: Pixels | NoPixels
}

/** Read a DICOM file as far as its pixels, which stay where they are. `damaged` where not even its header can be read. */
export function parseDicom(bytes: Uint8Array<ArrayBuffer>): ParsedDicom | 'damaged' {
  const file = readFile(bytes)
  if (!file) return 'damaged'
  const pixels = pixelsOf(file)
  const sopClass = file.item.word(tags.sopClass) ?? file.meta.word(tags.mediaSopClass) ?? ''
  const object = objectOf(sopClass, pixels !== 'no-pixels' || file.item.has(tags.rows))
  const stated = statedBy(file.item, object.kind)
  const about = { file, pixels, kind: object.kind }
  if (object.kind === 'directory') {
    const { parts, patient } = directoryParts(file.item)
    return { parts, stated, embedded: [], file, pixels, dicom: { ...placeOf(about), patient } }
  }
  const embedded = object.kind === 'document' ? documentsIn(file.item, sopClass) : []
  const lines = [
    ...headerLines(file, object.words, stated.title),
    ...contentLines(file.item, object.kind),
    ...embedded.map(documentLine),
    ...storageLines(file, pixels),
  ]
  const parts = [{ header: runningHeader(file.item), lines }]
  return { parts, stated, embedded, file, pixels, dicom: placeOf(about) }
}

function contentLines(item: Item, kind: ObjectKind): SheetLine[] {
  if (kind !== 'report' && kind !== 'key-images') return []
  const state = reportState(item).map((text) => ({ text, style: 'plain' as const }))
  return [...state, { text: '', style: 'plain' }, ...reportLines(item)]
}

type About = { readonly file: DicomFile; readonly pixels: Pixels | NoPixels; readonly kind: ObjectKind }

function placeOf({ file, pixels, kind }: About): DicomInstance {
  const { item } = file
  const uid = (tag: typeof tags.studyUid | typeof tags.seriesUid | typeof tags.instanceUid) =>
    item.word(tag)?.slice(0, 100) ?? null
  return {
    role: roleOf(kind),
    studyUid: uid(tags.studyUid),
    seriesUid: uid(tags.seriesUid),
    instanceUid: uid(tags.instanceUid),
    patient: patientKey(item),
    modality: item.word(tags.modality)?.slice(0, 40) ?? null,
    studyTitle: item.word(tags.studyDescription)?.slice(0, 300) ?? null,
    seriesTitle: item.word(tags.seriesDescription)?.slice(0, 300) ?? null,
    seriesNumber: item.figure(tags.seriesNumber),
    instanceNumber: item.figure(tags.instanceNumber),
    frames: framesShown(file, pixels),
    notShown: typeof pixels === 'string' ? pixels : null,
  }
}

function framesShown(file: DicomFile, pixels: Pixels | NoPixels): number {
  if (typeof pixels !== 'string') return pixels.frames
  return pixels === 'codec' ? statedFrames(file) : 0
}

/** The document within an Encapsulated Document object (PS3.3 C.24.2), without its padding. */
function documentsIn(item: Item, sopClass: string): Embedded[] {
  const raw = item.raw(tags.document)
  if (!raw) return []
  const stated = item.count32(tags.documentLength)
  const padding = raw.length % 2 === 0 && raw.at(-1) === 0 ? 1 : 0
  const length = stated !== null && stated > 0 && stated <= raw.length ? stated : raw.length - padding
  const isXml = /xml/i.test(item.word(tags.mimeType) ?? '') || sopClass.endsWith('.104.2')
  return [{ path: isXml ? 'document.xml' : 'document.pdf', bytes: raw.subarray(0, length) }]
}

const documentLine = ({ path, bytes }: Embedded): SheetLine => ({
  text: `Holds a document (${path.endsWith('.xml') ? 'CDA' : 'PDF'}, ${bytes.length} bytes).`,
  style: 'plain',
})
