import type { SheetLine, SheetPart } from '../../model/sheet.ts'
import type { Item } from './item.ts'
import { dateWords, patientKey, runningHeader } from './patient.ts'
import { modalityWords } from './sop-class.ts'
import { tags } from './tags.ts'

/** One record of a disc's list with those below it. */
type Node = { readonly type: string; readonly record: Item; readonly below: readonly Node[] }

/** More records than a disc holds. */
const mostRecords = 200_000

/** The list of a disc (PS3.3 F.3) as a sheet: each patient begins a page, with the studies and series below. */
export function directoryParts(file: Item): { parts: SheetPart[]; patient: string } {
  const roots = treeOf(file)
  const patients = roots.filter(({ type }) => type === 'PATIENT')
  const others = roots.filter(({ type }) => type !== 'PATIENT')
  const parts = patients.map(({ record, below }) => part(runningHeader(record), below))
  if (others.length > 0 || parts.length === 0) parts.push(part(null, others))
  const keys = new Set(patients.map(({ record }) => patientKey(record)))
  return { parts, patient: keys.size === 1 && others.length === 0 ? ([...keys][0] ?? '') : '' }
}

function part(header: string | null, nodes: readonly Node[]): SheetPart {
  const studies = nodes.filter(({ type }) => type === 'STUDY')
  const loose = nodes.filter(({ type }) => type !== 'STUDY')
  return {
    header,
    lines: [
      { text: 'List of a disc (DICOMDIR)', style: 'title' },
      { text: `Studies: ${studies.length}`, style: 'plain' },
      ...studies.flatMap(studyLines),
      ...seriesLines(loose),
    ],
  }
}

function studyLines({ record, below }: Node): SheetLine[] {
  const date = dateWords(record, tags.studyDate)
  const title = record.word(tags.studyDescription) ?? 'Study without a description'
  const facts = [
    date === null ? null : `Study date: ${date}`,
    record.has(tags.accession) ? `Accession number: ${record.word(tags.accession) ?? ''}` : null,
    `Series: ${below.filter(({ type }) => type === 'SERIES').length}`,
  ].filter((text) => text !== null)
  return [
    { text: '', style: 'plain' },
    { text: title, style: 'heading' },
    ...facts.map((text) => ({ text, style: 'plain' as const })),
    ...seriesLines(below),
  ]
}

function seriesLines(nodes: readonly Node[]): SheetLine[] {
  const series = nodes.filter(({ type }) => type === 'SERIES')
  const loose = nodes.filter(({ type }) => type !== 'SERIES')
  const lines = series.map(({ record, below }) => {
    const number = record.word(tags.seriesNumber)
    const words = [
      number === null ? 'Series' : `Series ${number}`,
      modalityWords(record.word(tags.modality) ?? ''),
      record.word(tags.seriesDescription),
    ].filter((text) => text !== null && text !== '')
    return `  ${words.join(', ')}: ${countWords(below)}`
  })
  if (loose.length > 0) lines.push(`  ${countWords(loose)}`)
  return lines.map((text) => ({ text, style: 'plain' }))
}

/** `312 images, 1 report`: how many of which kind of record, in the disc's own names. */
function countWords(nodes: readonly Node[]): string {
  const counts = new Map<string, number>()
  for (const { type } of nodes) counts.set(type, (counts.get(type) ?? 0) + 1)
  const words = [...counts].map(([type, count]) => `${count} ${nameOf(type, count)}`)
  return words.length === 0 ? 'nothing' : words.join(', ')
}

const names: Readonly<Record<string, string>> = {
  IMAGE: 'image',
  'SR DOCUMENT': 'report',
  'ENCAP DOC': 'document',
  'KEY OBJECT DOC': 'list of key images',
  WAVEFORM: 'waveform',
  PRESENTATION: 'presentation state',
  'RT PLAN': 'radiation therapy plan',
  'RT DOSE': 'radiation dose distribution',
}

function nameOf(type: string, count: number): string {
  const name = names[type]
  if (name === undefined) return `of kind ${type}`
  if (count === 1) return name
  return name === 'list of key images' ? 'lists of key images' : `${name}s`
}

/**
 * Records are linked by their places in the file. Every record that no other one points to begins a chain, so that a wrong
 * place of the first root loses nothing; where the links go in circles, order and kind must do.
 */
function treeOf(file: Item): Node[] {
  const starts = file.itemStarts(tags.directoryRecords)
  const records = file.items(tags.directoryRecords).slice(0, mostRecords)
  const byStart = new Map(records.map((record, i) => [starts[i] ?? -1, record]))
  const pointedTo = new Set(
    records.flatMap((record) => [record.count32(tags.lowerRecord), record.count32(tags.nextRecord)]),
  )
  const seen = new Set<number>()
  const follow = (from: number, depth: number): Node[] => {
    const nodes: Node[] = []
    for (let at = from; depth < 16 && !seen.has(at);) {
      const record = byStart.get(at)
      if (!record) break
      seen.add(at)
      const below = follow(record.count32(tags.lowerRecord) ?? 0, depth + 1)
      if (isInUse(record)) nodes.push({ type: typeOf(record), record, below })
      at = record.count32(tags.nextRecord) ?? 0
    }
    return nodes
  }
  const roots = [...byStart.keys()].filter((start) => !pointedTo.has(start)).flatMap((start) => follow(start, 0))
  return seen.size < records.length ? inOrder(records.filter(isInUse)) : roots.flatMap(known)
}

const isInUse = (record: Item): boolean => record.count16(tags.recordInUse) !== 0

/** A record of an unknown kind stands for what is below it. */
const known = (node: Node): readonly Node[] => (node.type === 'UNKNOWN' && node.below.length > 0 ? node.below : [node])

const typeOf = (record: Item): string => (record.word(tags.recordType) ?? 'unknown').toUpperCase()
const levels: Readonly<Record<string, number>> = { PATIENT: 0, STUDY: 1, SERIES: 2 }

function inOrder(records: readonly Item[]): Node[] {
  type Growing = { type: string; record: Item; below: Growing[] }
  const roots: Growing[] = []
  const open: { level: number; node: Growing }[] = []
  for (const record of records) {
    const node: Growing = { type: typeOf(record), record, below: [] }
    const level = levels[node.type] ?? 3
    while (open.length > 0 && (open.at(-1)?.level ?? 0) >= level) open.pop()
    const parent = open.at(-1)?.node
    ;(parent ? parent.below : roots).push(node)
    open.push({ level, node })
  }
  return roots
}
