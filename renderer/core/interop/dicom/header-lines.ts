import type { SheetLine } from '../../model/sheet.ts'
import type { Item } from './item.ts'
import { dateWords, nameIn, spokenNames } from './patient.ts'
import { statedFrames, type NoPixels, type Pixels } from './pixels.ts'
import type { DicomFile } from './read-file.ts'
import { modalityWords } from './sop-class.ts'
import { syntaxWords } from './syntaxes.ts'
import { tags, type Tag } from './tags.ts'

type Fact = readonly [label: string, value: string | null]

/** What the header says, one fact a line. `title` and `date` are printed just as they are proposed. */
export function headerLines(file: DicomFile, objectWords: string, title: string | null): SheetLine[] {
  const { item } = file
  const facts: Fact[] = [
    ['Kind of file', objectWords],
    ['Examination', item.has(tags.modality) ? modalityWords(item.word(tags.modality) ?? '') : null],
    ...dateFacts(item),
    ['Study', unless(item.word(tags.studyDescription), title)],
    ['Series', unless(item.word(tags.seriesDescription), title)],
    ['Series number', item.word(tags.seriesNumber)],
    ['Number in the series', item.word(tags.instanceNumber)],
    ['Protocol', item.word(tags.protocol)],
    ['Plan', item.word(tags.planLabel) ?? item.word(tags.structureLabel)],
    ['Body part', item.word(tags.bodyPart)],
    ['Side', sideWords(item.word(tags.imageLaterality) ?? item.word(tags.laterality))],
    ['View', item.word(tags.viewPosition)],
    ['Institution', item.word(tags.institution)?.slice(0, 200) ?? null],
    ['Accession number', item.word(tags.accession)],
    ['Referred by', nameIn(item, tags.referringPhysician)],
    ['Read by', nameIn(item, tags.readingPhysician)],
    ['Patient’s sex', item.word(tags.sex)],
    ['Patient’s age', ageWords(item.word(tags.age))],
    ['Patient’s name in other writings', otherNames(item)],
    ['Device', [item.word(tags.manufacturer), item.word(tags.modelName)].filter((part) => part !== null).join(' ')],
  ]
  return [
    ...(title === null ? [] : [{ text: title, style: 'title' as const }]),
    ...factLines(facts),
    ...(file.isWhole
      ? []
      : [{ text: 'The file is cut off or damaged; this is what could be read.', style: 'strong' as const }]),
  ]
}

/** What there is to know of the picture, and of how it is stored. */
export function storageLines(file: DicomFile, pixels: Pixels | NoPixels): SheetLine[] {
  const { item } = file
  const rows = item.count16(tags.rows)
  const columns = item.count16(tags.columns)
  const spacing = item.figures(tags.pixelSpacing)
  const facts: Fact[] = [
    ['Size', rows && columns ? `${columns} × ${rows} pixels` : null],
    ['Distance of pixels', spacing.length === 2 ? `${spacing.join(' × ')} mm` : null],
    ['Frames', rows ? frameWords(statedFrames(file), pixels) : null],
    ['Colours', item.word(tags.photometric)],
    ['Stored as', syntaxWords(file.syntax)],
    ['Study identifier', item.word(tags.studyUid)],
    ['Series identifier', item.word(tags.seriesUid)],
    ['Object identifier', item.word(tags.instanceUid)],
  ]
  return [{ text: '', style: 'plain' }, ...factLines(facts)]
}

const unless = (value: string | null, same: string | null): string | null => (value === same ? null : value)

const factLines = (facts: readonly Fact[]): SheetLine[] =>
  facts.flatMap(([label, value]) =>
    value === null || value === '' ? [] : [{ text: `${label}: ${value}`, style: 'plain' as const }],
  )

/** Dates that say the same are named once, by the first label. */
function dateFacts(item: Item): Fact[] {
  const named: readonly (readonly [string, Tag])[] = [
    ['Study date', tags.studyDate],
    ['Acquired on', tags.acquisitionDate],
    ['Acquired on', tags.acquisitionDateTime],
    ['Series date', tags.seriesDate],
    ['Content date', tags.contentDate],
  ]
  const seen = new Set<string>()
  return named.flatMap(([label, tag]): Fact[] => {
    const words = dateWords(item, tag)
    if (words === null || seen.has(words)) return []
    seen.add(words)
    return [[label, words]]
  })
}

function frameWords(stated: number, pixels: Pixels | NoPixels): string {
  if (pixels === 'damaged') return `${stated} (none is whole)`
  if (pixels === 'no-pixels') return `${stated} (not in this file)`
  const whole = pixels === 'codec' ? stated : pixels.frames
  return whole < stated ? `${stated} (${whole} are whole)` : String(stated)
}

function sideWords(side: string | null): string | null {
  const words: Readonly<Record<string, string>> = { L: 'left', R: 'right', B: 'both', U: 'unpaired' }
  return side === null ? null : (words[side.toUpperCase()] ?? side)
}

/** `045Y` as `45 years` (PS3.5 §6.2, AS). */
function ageWords(age: string | null): string | null {
  const match = /^0*(\d+)([DWMY])$/.exec(age ?? '')
  const units: Readonly<Record<string, string>> = { D: 'days', W: 'weeks', M: 'months', Y: 'years' }
  return match ? `${match[1] ?? ''} ${units[match[2] ?? ''] ?? ''}` : age
}

const otherNames = (item: Item): string | null =>
  item.texts(tags.patientName).flatMap(spokenNames).slice(1).join(', ') || null
