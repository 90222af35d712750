import type { File, StudyTruth } from '../plan.ts'
import { chanceFrom } from '../pixels.ts'
import { EXPLICIT_LITTLE, dataSetOf, partTen, uidOf } from './dicom.ts'
import type { Element } from './dicom.ts'

const MR_IMAGE = '1.2.840.10008.5.1.4.1.1.4'
const DIRECTORY = '1.2.840.10008.1.3.10'
const SIDE = 128

export type Disc = {
  folder: string
  /** `FAMILY^GIVEN`. */
  patient: string
  patientId: string
  born: string
  sex: 'F' | 'M'
  hospital: string
  accession: string
  date: string
  title: string
  series: readonly { title: string; slices: number; bright: boolean }[]
  readme: readonly string[]
}

type Instance = { series: number; slice: number; path: readonly string[] }

const studyUid = (disc: Disc): string => uidOf(disc.accession)
const seriesUid = (disc: Disc, series: number): string => uidOf(`${disc.accession}/${series}`)
const instanceUid = (disc: Disc, at: Instance): string => uidOf(`${disc.accession}/${at.series}/${at.slice}`)

function instancesOf(disc: Disc): Instance[] {
  return disc.series.flatMap(({ slices }, series) =>
    Array.from({ length: slices }, (_, slice) => ({
      series,
      slice,
      path: ['IMAGES', `SE${series + 1}`, `IM${slice + 1}`],
    })),
  )
}

// A bright round body on a dark ground with a small bright spot: enough to see which slice and which window it is.
function pixelsOf(disc: Disc, { series, slice }: Instance): Uint8Array {
  const chance = chanceFrom(series * 100 + slice + 7)
  const bright = disc.series[series]?.bright ?? false
  const pixels = new DataView(new ArrayBuffer(SIDE * SIDE * 2))
  const around = (x: number, y: number, wide: number): number =>
    Math.hypot((x - wide) / 27, (y - 62) / (31 - slice * 2))
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      const inside = Math.min(around(x, y, 36), around(x, y, 92))
      const body = inside < 1 ? 420 + 240 * (1 - inside) : 18
      const spot = Math.hypot(x - 98, y - 54) < 4 + slice ? (bright ? 1500 : 160) : 0
      pixels.setUint16((y * SIDE + x) * 2, Math.round(body + spot + chance() * 30), true)
    }
  }
  return new Uint8Array(pixels.buffer)
}

function imageOf(disc: Disc, at: Instance): Uint8Array {
  const instance = instanceUid(disc, at)
  const elements: Element[] = [
    [0x00080008, 'CS', 'ORIGINAL\\PRIMARY\\OTHER'],
    [0x00080016, 'UI', MR_IMAGE],
    [0x00080018, 'UI', instance],
    [0x00080020, 'DA', disc.date],
    [0x00080021, 'DA', disc.date],
    [0x00080023, 'DA', disc.date],
    [0x00080030, 'TM', '101500'],
    [0x00080050, 'SH', disc.accession],
    [0x00080060, 'CS', 'MR'],
    [0x00080070, 'LO', 'Made up'],
    [0x00080080, 'LO', disc.hospital],
    [0x00081030, 'LO', disc.title],
    [0x0008103e, 'LO', disc.series[at.series]?.title ?? ''],
    [0x00100010, 'PN', disc.patient],
    [0x00100020, 'LO', disc.patientId],
    [0x00100030, 'DA', disc.born],
    [0x00100040, 'CS', disc.sex],
    [0x00180015, 'CS', 'BREAST'],
    [0x00180050, 'DS', '3'],
    [0x0020000d, 'UI', studyUid(disc)],
    [0x0020000e, 'UI', seriesUid(disc, at.series)],
    [0x00200010, 'SH', '1'],
    [0x00200011, 'IS', String(at.series + 1)],
    [0x00200013, 'IS', String(at.slice + 1)],
    [0x00200032, 'DS', `-96\\-96\\${at.slice * 3}`],
    [0x00200037, 'DS', '1\\0\\0\\0\\1\\0'],
    [0x00280002, 'US', 1],
    [0x00280004, 'CS', 'MONOCHROME2'],
    [0x00280010, 'US', SIDE],
    [0x00280011, 'US', SIDE],
    [0x00280030, 'DS', '1.5\\1.5'],
    [0x00280100, 'US', 16],
    [0x00280101, 'US', 12],
    [0x00280102, 'US', 11],
    [0x00280103, 'US', 0],
    [0x00281050, 'DS', '500'],
    [0x00281051, 'DS', '1000'],
    [0x7fe00010, 'OW', pixelsOf(disc, at)],
  ]
  return partTen({ sopClass: MR_IMAGE, instance }, elements)
}

type DirRecord = { level: number; elements: readonly Element[]; kind: string }

function recordsOf(disc: Disc): DirRecord[] {
  const records: DirRecord[] = [
    {
      ...{ level: 0, kind: 'PATIENT' },
      elements: [
        [0x00100010, 'PN', disc.patient],
        [0x00100020, 'LO', disc.patientId],
      ],
    },
    {
      ...{ level: 1, kind: 'STUDY' },
      elements: [
        [0x00080020, 'DA', disc.date],
        [0x00080030, 'TM', '101500'],
        [0x00080050, 'SH', disc.accession],
        [0x00081030, 'LO', disc.title],
        [0x0020000d, 'UI', studyUid(disc)],
        [0x00200010, 'SH', '1'],
      ],
    },
  ]
  disc.series.forEach((_, series) => {
    records.push({
      ...{ level: 2, kind: 'SERIES' },
      elements: [
        [0x00080060, 'CS', 'MR'],
        [0x0020000e, 'UI', seriesUid(disc, series)],
        [0x00200011, 'IS', String(series + 1)],
      ],
    })
    for (const at of instancesOf(disc).filter((one) => one.series === series)) {
      records.push({
        ...{ level: 3, kind: 'IMAGE' },
        elements: [
          [0x00041500, 'CS', at.path.join('\\')],
          [0x00041510, 'UI', MR_IMAGE],
          [0x00041511, 'UI', instanceUid(disc, at)],
          [0x00041512, 'UI', EXPLICIT_LITTLE],
          [0x00200013, 'IS', String(at.slice + 1)],
        ],
      })
    }
  })
  return records
}

// PS3.3 F.3.2: every record says where the next of its level and the first below it begin, counted from the file's start.
function directoryOf(disc: Disc): Uint8Array {
  const records = recordsOf(disc)
  const wrapped = (offsets: readonly number[]): Element[][] =>
    records.map(({ level, kind, elements }, at): Element[] => {
      const after = records.slice(at + 1)
      const end = after.findIndex((one) => one.level < level)
      const next = after.findIndex((one, index) => one.level === level && (end < 0 || index < end))
      const below = after[0]?.level === level + 1 ? (offsets[at + 1] ?? 0) : 0
      return [
        [0x00041400, 'UL', next < 0 ? 0 : (offsets[at + 1 + next] ?? 0)],
        [0x00041410, 'US', 0xffff],
        [0x00041420, 'UL', below],
        [0x00041430, 'CS', kind],
        ...elements,
      ]
    })
  const file = (root: number, items: Element[][]): Uint8Array =>
    partTen({ sopClass: DIRECTORY, instance: uidOf(`${disc.accession}/DICOMDIR`) }, [
      [0x00041130, 'CS', 'MADEUP'],
      [0x00041200, 'UL', root],
      [0x00041202, 'UL', root],
      [0x00041212, 'US', 0],
      [0x00041220, 'SQ', items],
    ])
  const blank = wrapped([])
  const sizes = blank.map((elements) => 8 + dataSetOf(elements).length)
  const first = file(0, blank).length - sizes.reduce((sum, size) => sum + size, 0)
  const offsets = sizes.map((_, at) => first + sizes.slice(0, at).reduce((sum, size) => sum + size, 0))
  return file(first, wrapped(offsets))
}

// A program by its first bytes (PE format: `MZ`, the place of `PE`, nothing that could run).
function viewerProgram(): Uint8Array {
  const bytes = new Uint8Array(1024)
  bytes.set([0x4d, 0x5a, 0x90])
  bytes[0x3c] = 0x80
  bytes.set(new TextEncoder().encode('This stands for the viewer of a disc. It does nothing.'), 0x40)
  bytes.set(new TextEncoder().encode('PE'), 0x80)
  return bytes
}

/** A folder as burnt on a CD: DICOMDIR, pictures, a text, and a viewer program that nobody should run. */
export function discFiles(disc: Disc): File[] {
  const ascii = (lines: readonly string[]): Uint8Array => new TextEncoder().encode(`${lines.join('\r\n')}\r\n`)
  const images = instancesOf(disc).map((at) => ({ path: at.path.join('/'), bytes: imageOf(disc, at) }))
  return [
    { path: 'DICOMDIR', bytes: directoryOf(disc) },
    ...images,
    { path: 'README.TXT', bytes: ascii(disc.readme) },
    { path: 'AUTORUN.INF', bytes: ascii(['[autorun]', 'open=VIEWER\\VIEW.EXE', 'label=Pictures']) },
    { path: 'VIEWER/VIEW.EXE', bytes: viewerProgram() },
  ].map(({ path, bytes }) => ({ path: `${disc.folder}/${path}`, bytes }))
}

export function studyOf(disc: Disc): StudyTruth {
  return {
    studyUid: studyUid(disc),
    modality: 'MR',
    title: disc.title,
    date: disc.date.replace(/(....)(..)(..)/, '$1-$2-$3'),
    programs: ['AUTORUN.INF', 'VIEWER/VIEW.EXE'],
    series: disc.series.map(({ title, slices }) => ({ title, instances: slices, width: SIDE, height: SIDE })),
  }
}
