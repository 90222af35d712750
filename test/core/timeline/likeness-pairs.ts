import { propose } from '../../../renderer/core/extract/propose.ts'
import type { Compared } from '../../../renderer/core/timeline/likeness.ts'
import { traitsOf } from '../../../renderer/core/timeline/likeness.ts'
import { chanceOf, noisy } from '../extract/ocr-noise.ts'
import { sampleTexts } from '../extract/sample-texts.ts'
import { pagesOf } from '../identity/people.ts'

/** What two texts truly are to each other. `copy`: one report twice; `version`: one report at two stages or with a changed value. */
export type Truth = 'copy' | 'version' | 'different'
export type LabelledPair = {
  readonly name: string
  readonly truth: Truth
  readonly a: readonly string[]
  readonly b: readonly string[]
}

/** A document as it would be compared: its traits, and what the rules propose about it. */
export function compared(texts: readonly string[]): Compared {
  const pages = pagesOf(...texts)
  const proposal = propose(pages, { fileKind: 'pdf', today: { year: 2026, month: 5, day: 1 } })
  const traits = traitsOf(pages)
  if (!traits) throw new Error('no words')
  const { kind, date, hospital } = proposal
  return {
    ...traits,
    kind: kind?.value ?? null,
    date: date?.value ?? null,
    dateKind: date?.dateKind ?? null,
    hospital: hospital?.value ?? null,
  }
}

export function labelledPairs(seed: number): LabelledPair[] {
  return [...rescans(seed), ...reprints(), ...versions(), ...strangersToEachOther(), ...templates()]
}

function rescans(seed: number): LabelledPair[] {
  const chance = chanceOf(seed)
  return sampleTexts().flatMap(({ name, pages }) =>
    [0.003, 0.01, 0.03].map((rate) => ({
      name: `${name} scanned again, ${String(rate * 100)} % misread`,
      truth: 'copy' as const,
      a: pages,
      b: pages.map((page) => noisy(page, rate, chance)),
    })),
  )
}

/** From a portal: lines broken elsewhere, stamped, with its own page numbers. */
function reprints(): LabelledPair[] {
  return sampleTexts().map(({ name, pages }) => ({
    name: `${name} printed from a portal`,
    truth: 'copy' as const,
    a: pages,
    b: pages.map(
      (page, i) =>
        `MyChart - Your records\n${page.replace(/ {2,}/g, '   ').replace(/^ +/gm, '')}\nPrinted by R. Alvarez on 5/4/2026 10:11 AM\nhttps://portal.example.org/view?id=88${String(i)}\nPage ${String(i + 1)} of 9`,
    ),
  }))
}

const path = (changes: {
  readonly head?: string
  readonly status?: string
  readonly signed?: string
  readonly size?: string
  readonly side?: string
  readonly er?: string
  readonly more?: string
}): string => `NORTHGATE REGIONAL HOSPITAL
Department of Pathology
${changes.head ?? 'SURGICAL PATHOLOGY REPORT'}
Patient: Mara Lindqvist        DOB: 02/11/1961
Accession: NS-24-08812         Collected: 03/05/2024
Received: 03/05/2024           Status: ${changes.status ?? 'Final'}
FINAL DIAGNOSIS
${changes.side ?? 'Left'} breast, core needle biopsy at 10 o'clock:
Invasive ductal carcinoma, Nottingham grade 2, at least ${changes.size ?? '1.4 cm'} in greatest dimension.
Ductal carcinoma in situ, solid type, intermediate nuclear grade, is present in two cores.
No lymphovascular invasion is identified. Calcifications are associated with the in situ component.
RECEPTORS: Estrogen receptor ${changes.er ?? 'positive, 90%'}. Progesterone receptor positive, 40%. HER2 negative, score 1+.
GROSS DESCRIPTION
Received in formalin are four cores of yellow tan tissue measuring up to 1.9 cm in length and 0.2 cm in diameter.
The specimen is entirely submitted in cassettes A1 and A2. Cold ischemic time was under one hour.
${changes.more ?? ''}
Electronically signed by Jorun Aske, MD, ${changes.signed ?? '03/08/2024 14:10'}`

function versions(): LabelledPair[] {
  const final = path({})
  const others: readonly (readonly [string, string])[] = [
    ['preliminary', path({ head: 'PRELIMINARY REPORT', status: 'Preliminary', signed: '03/06/2024 09:00' })],
    ['preliminary without receptors', path({ status: 'Preliminary', er: 'pending', signed: '03/06/2024 09:00' })],
    ['addendum', path({ status: 'Addendum', more: 'ADDENDUM 1\nKi-67 is 22%.', signed: '03/12/2024 11:00' })],
    ['corrected size', path({ status: 'Corrected', size: '1.9 cm', signed: '03/20/2024 08:00' })],
    ['corrected side', path({ head: 'CORRECTED REPORT', side: 'Right', signed: '03/20/2024 08:00' })],
    ['amended receptor', path({ status: 'Amended', er: 'negative, 0%', signed: '03/21/2024 08:00' })],
    ['another size, nothing said of it', path({ size: '1.9 cm' })],
    ['another side, nothing said of it', path({ side: 'Right' })],
    ['another receptor, nothing said of it', path({ er: 'negative, 0%' })],
    ['signed again', path({ signed: '03/09/2024 10:30' })],
    [
      'only the addendum',
      'NORTHGATE REGIONAL HOSPITAL\nADDENDUM REPORT\nPatient: Mara Lindqvist  DOB: 02/11/1961\nAccession: NS-24-08812\nAddendum date: 03/12/2024\nKi-67 proliferation index is 22% by image analysis of block A1. The original diagnosis is unchanged.\nElectronically signed 03/12/2024 11:00',
    ],
  ]
  return others.map(([name, text]) => ({ name, truth: 'version' as const, a: [final], b: [text] }))
}

function strangersToEachOther(): LabelledPair[] {
  const all = sampleTexts()
  return all.flatMap((one, i) =>
    all.slice(i + 1).map((other) => ({
      name: `${one.name} and ${other.name}`,
      truth: isAddendumOf(one.name, other.name) ? ('version' as const) : ('different' as const),
      a: one.pages,
      b: other.pages,
    })),
  )
}

const isAddendumOf = (a: string, b: string): boolean => a === 'S23-11407.pdf' && b === 'S23-11407 (1).pdf'

const count = (collected: string, [hb, wbc, plt]: readonly [string, string, string], accession = ''): string =>
  `LAKESIDE CLINICAL LABORATORIES
LABORATORY REPORT
Patient: Mara Lindqvist   DOB: 02/11/1961
Collected: ${collected}   Reported: ${collected.slice(0, 10)} 18:00
${accession}
Complete blood count with differential
Test                 Result   Flag   Units     Reference range
Hemoglobin           ${hb}           g/dL      12.0-15.5
White blood cells    ${wbc}          K/uL      4.0-11.0
Platelets            ${plt}          K/uL      150-400
Mean cell volume     91              fL        80-100
Lymphocytes          1.4             K/uL      1.0-4.0
These results were obtained on an automated analyser and were reviewed by the laboratory. Ranges are for adults.`

const visit = (date: string, cycle: string, weight: string): string =>
  `HOLLINS ONCOLOGY ASSOCIATES
CHEMOTHERAPY TREATMENT RECORD
Patient: Mara Lindqvist   DOB: 02/11/1961
Date of treatment: ${date}
Cycle ${cycle} of 4. Weight ${weight} kg. Body surface area 1.71 m2.
Docetaxel 75 mg/m2 given intravenously over 60 minutes, cyclophosphamide 600 mg/m2 given over 30 minutes.
Premedication: dexamethasone 8 mg by mouth, ondansetron 8 mg intravenously. The infusion was tolerated well.
The patient was told to call with any fever above 38.0 or with shortness of breath, and went home with her sister.`

const mammogram = (date: string, more = ''): string => `BRIARWOOD IMAGING
SCREENING MAMMOGRAM BILATERAL
Patient: Mara Lindqvist   DOB: 02/11/1961   Exam date: ${date}
TECHNIQUE: Craniocaudal and mediolateral oblique views of both breasts were obtained with tomosynthesis.
FINDINGS: The breasts are heterogeneously dense, which may obscure small masses. No suspicious mass, calcification
or distortion is seen in either breast. The axillae are normal. ${more}
IMPRESSION: No evidence of malignancy. BI-RADS category 1. Routine screening in one year is advised.`

/** Reports that one template made: much alike, and never one. */
function templates(): LabelledPair[] {
  const different: readonly (readonly [string, string, string])[] = [
    [
      'counts of two days',
      count('01/08/2024 07:15', ['12.1', '5.2', '201']),
      count('01/29/2024 07:30', ['11.0', '3.1', '188']),
    ],
    [
      'counts of two days with the same values',
      count('01/08/2024 07:15', ['12.1', '5.2', '201']),
      count('01/29/2024 07:15', ['12.1', '5.2', '201']),
    ],
    [
      'counts of one day, two draws',
      count('01/08/2024 07:15', ['12.1', '5.2', '201']),
      count('01/08/2024 19:40', ['9.8', '7.7', '140']),
    ],
    [
      'counts of two cases',
      count('01/08/2024 07:15', ['12.1', '5.2', '201'], 'Accession: L24-0001'),
      count('01/08/2024 07:15', ['12.1', '5.2', '201'], 'Accession: L24-0942'),
    ],
    ['two chemotherapy visits', visit('02/01/2024', '1', '68'), visit('02/22/2024', '2', '67')],
    ['two visits, the same weight', visit('02/01/2024', '1', '68'), visit('02/22/2024', '2', '68')],
    ['visits of cycles 3 and 4', visit('03/14/2024', '3', '68'), visit('04/04/2024', '4', '68')],
    ['screening in two years', mammogram('04/06/2023'), mammogram('04/11/2024')],
    [
      'screening in two years, one with a remark',
      mammogram('04/06/2022'),
      mammogram('04/11/2024', 'A lymph node of 5 mm is stable.'),
    ],
    [
      'another patient with the same template',
      mammogram('04/06/2023'),
      mammogram('04/06/2023').replace('Mara Lindqvist   DOB: 02/11/1961', 'Ilse Brandt   DOB: 07/30/1970'),
    ],
  ]
  return different.map(([name, a, b]) => ({ name, truth: 'different' as const, a: [a], b: [b] }))
}
