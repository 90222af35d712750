import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deflateRaw } from 'pako'
import { parseDicom } from '../../../../renderer/core/interop/dicom/parse-dicom.ts'
import { layOut } from '../../../../renderer/core/intake/sheet.ts'
import { dataSet, dicomFile, greyImage, type Elements } from './made-dicom.ts'

const rosa: Elements = {
  patientName: 'Alvarez^Rosa^^Dr',
  patientId: '00718834',
  patientIdIssuer: 'St Mary',
  birthDate: '19580314',
}
const mammogram: Elements = {
  ...greyImage(2, 2, [0, 1, 2, 3]),
  ...rosa,
  sopClass: '1.2.840.10008.5.1.4.1.1.1.2',
  modality: 'MG',
  studyUid: '1.2.3',
  studyDate: '20230503',
  studyDescription: 'Mammography both sides',
  institution: 'St Mary Hospital',
}

function parsed(bytes: Uint8Array<ArrayBuffer>) {
  const result = parseDicom(bytes)
  if (result === 'damaged') throw new Error('damaged')
  return result
}

const sheetOf = (bytes: Uint8Array<ArrayBuffer>): string[] =>
  layOut(parsed(bytes).parts).pages.flatMap((page) => page.map(({ text }) => text))

describe('the sheet of an image', () => {
  test('every page begins with who it is about', () => {
    expect(sheetOf(dicomFile(mammogram))[0]).toBe(
      'Patient: Dr Rosa Alvarez   Date of birth: 14 Mar 1958   Record number: 00718834 (St Mary)',
    )
  })
  test('what is stated stands on the first page in the same words', () => {
    const { stated } = parsed(dicomFile(mammogram))
    expect(stated).toEqual({
      kind: 'images',
      title: 'Mammography both sides',
      date: { value: { year: 2023, month: 5, day: 3 }, dateKind: 'performed', words: '3 May 2023' },
      hospital: 'St Mary Hospital',
    })
    const page = sheetOf(dicomFile(mammogram)).join('\n')
    for (const words of [stated.title, stated.date?.words, stated.hospital]) expect(page).toContain(words)
  })
  test('nothing is stated that the file does not say', () => {
    expect(parsed(dicomFile({ ...greyImage(1, 1, [0]), studyDate: '20231340' })).stated).toEqual({
      kind: 'images',
      title: null,
      date: null,
      hospital: null,
    })
  })
  test('dates from before DICOM 3 are read; a date of zeros is no birth date', () => {
    const lines = sheetOf(dicomFile({ ...mammogram, studyDate: '1997.04.30', birthDate: '00000000' }))
    expect(lines.join('\n')).toContain('Study date: 30 Apr 1997')
    expect(lines[0]).not.toContain('Date of birth')
  })
})

describe('the patient of an instance', () => {
  const key = (elements: Elements) => parsed(dicomFile({ ...mammogram, ...elements })).dicom.patient

  test('two patients in one study are told apart', () => {
    expect(key({ patientName: 'Alvarado^Rosa' })).not.toBe(key({}))
    expect(key({ birthDate: '19620314' })).not.toBe(key({}))
    expect(key({ patientId: '00718835' })).not.toBe(key({}))
    const [one, two] = [{}, { patientName: 'Alvarado^Rosa' }].map((elements) =>
      parsed(dicomFile({ ...mammogram, ...elements })),
    )
    expect(one?.dicom.studyUid).toBe(two?.dicom.studyUid)
  })
  test('case, spaces and empty name parts make no difference', () => {
    expect(key({ patientName: 'ALVAREZ^ROSA^^DR^^' })).toBe(key({}))
    expect(key({ patientName: 'Alvarez ^ Rosa^^Dr' })).toBe(key({}))
  })
  test('a field cannot run into the next', () => {
    expect(key({ patientName: 'A|B', patientId: 'C' })).not.toBe(key({ patientName: 'A', patientId: 'B|C' }))
  })
})

describe('however a file is written', () => {
  const same = parsed(dicomFile(mammogram))
  const bare = Uint8Array.from(dataSet(mammogram))
  const cases: Record<string, Uint8Array<ArrayBuffer>> = {
    'implicit value types': dicomFile(mammogram, '1.2.840.10008.1.2', false),
    'no preamble and no meta information': bare,
    'implicit, though the meta information says explicit': dicomFile(mammogram, '1.2.840.10008.1.2.1', false),
    'explicit, though the meta information says implicit': dicomFile(mammogram, '1.2.840.10008.1.2', true),
    deflated: (() => {
      const head = dicomFile({}, '1.2.840.10008.1.2.1.99')
      const body = deflateRaw(Uint8Array.from(dataSet(mammogram)))
      return Uint8Array.from([...head, ...body])
    })(),
  }
  test.each(Object.entries(cases))('%s: it says the same', (_, bytes) => {
    expect(parsed(bytes).stated).toEqual(same.stated)
    expect(parsed(bytes).dicom).toEqual(same.dicom)
  })
  test('a file that is cut off within its pixels keeps its header and says that the picture is damaged', () => {
    const whole = dicomFile(mammogram)
    const { dicom, stated } = parsed(whole.slice(0, whole.length - 3))
    expect(dicom).toMatchObject({ role: 'image', frames: 0, notShown: 'damaged' })
    expect(stated.title).toBe('Mammography both sides')
  })
  test('frames that the bytes do not hold are not counted', () => {
    expect(parsed(dicomFile({ ...mammogram, frames: '100000' })).dicom.frames).toBe(1)
  })
  test('a frame of more than 100 megapixels is not drawn', () => {
    expect(parsed(dicomFile({ ...mammogram, rows: [60_000], columns: [60_000] })).dicom.notShown).toBe('damaged')
  })
  test('video and other foreign syntaxes are named, not drawn', () => {
    expect(parsed(dicomFile(mammogram, '1.2.840.10008.1.2.4.102')).dicom.notShown).toBe('codec')
  })
  test('what is not DICOM is refused', () => {
    expect(parseDicom(new TextEncoder().encode('Dear patient, your results are normal.'.repeat(20)))).toBe('damaged')
    expect(parseDicom(new Uint8Array(0))).toBe('damaged')
  })
})

describe('a structured report', () => {
  const code = (meaning: string, value = 'X') => [{ codeValue: value, codeScheme: 'DCM', codeMeaning: meaning }]
  const report: Elements = {
    ...rosa,
    sopClass: '1.2.840.10008.5.1.4.1.1.88.33',
    conceptName: code('Echocardiography Report'),
    verification: 'VERIFIED',
    contentItems: [
      {
        valueType: 'CONTAINER',
        conceptName: code('Left Ventricle'),
        contentItems: [
          {
            valueType: 'NUM',
            conceptName: code('Ejection Fraction'),
            measured: [{ numericValue: '55', units: [{ codeValue: '%', codeScheme: 'UCUM', codeMeaning: 'percent' }] }],
          },
          { valueType: 'CODE', conceptName: code('Wall motion'), conceptCode: code('Normal') },
          { valueType: 'TEXT', conceptName: code('Comment'), textValue: 'First line\r\nSecond line' },
        ],
      },
    ],
  }
  test('is its content as text, indented, with meanings and units', () => {
    const lines = sheetOf(dicomFile(report))
    const from = lines.indexOf('Left Ventricle')
    expect(lines.slice(from, from + 5)).toEqual([
      'Left Ventricle',
      '  Ejection Fraction: 55 %',
      '  Wall motion: Normal',
      '  Comment: First line',
      '    Second line',
    ])
    expect(lines).toContain('Verification: verified')
  })
  test('is of the kind that its title says, and else from radiology', () => {
    expect(parsed(dicomFile(report)).stated).toMatchObject({ kind: 'cardiac', title: 'Echocardiography Report' })
    expect(parsed(dicomFile({ ...report, conceptName: code('Findings') })).stated.kind).toBe('radiology')
    expect(parsed(dicomFile(report)).dicom.role).toBe('report')
  })
})

test('an encapsulated PDF is given out without its padding', () => {
  const pdf = new TextEncoder().encode('%PDF-1.4 %%EOF\n')
  const { embedded, dicom } = parsed(
    dicomFile({ ...rosa, sopClass: '1.2.840.10008.5.1.4.1.1.104.1', mimeType: 'application/pdf', document: pdf }),
  )
  expect(embedded.map(({ path }) => path)).toEqual(['document.pdf'])
  expect([...(embedded[0]?.bytes ?? [])]).toEqual([...pdf])
  expect(dicom.role).toBe('report')
})

describe('hostile bytes', () => {
  const whole = dicomFile({ ...mammogram, sharedGroups: [{ frameVoi: [{ windowCentre: '1', windowWidth: '2' }] }] })
  test('no change of bytes makes reading throw or hang', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 12 }),
        fc.nat(whole.length),
        (changes, length) => {
          const bytes = whole.slice()
          for (const [at, byte] of changes) bytes[at] = byte
          const result = parseDicom(bytes.slice(0, length))
          if (result !== 'damaged') expect(layOut(result.parts).pages.length).toBeGreaterThan(0)
        },
      ),
      { numRuns: 500 },
    )
  })
  test('sequences nested without end are left, and the rest is read', () => {
    const deep = Array.from({ length: 20_000 }, () => [
      ...[0x40, 0x00, 0x30, 0xa7, 0x53, 0x51, 0, 0, 0xff, 0xff, 0xff, 0xff],
      ...[0xfe, 0xff, 0x00, 0xe0, 0xff, 0xff, 0xff, 0xff],
    ]).flat()
    const head = dataSet({ sopClass: '1.2.840.10008.5.1.4.1.1.88.33', patientName: 'Alvarez^Rosa' })
    expect(parsed(Uint8Array.from([...head, ...deep])).dicom.patient).toBe('ALVAREZ^ROSA||')
  })
})
