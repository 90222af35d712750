import { chanceOf, noisy, pick } from './ocr-noise.ts'

/** Many reports in one file: the texts of its pages, and the pages (from 2) on which a report truly begins. */
export type Bundle = { readonly pages: readonly string[]; readonly starts: readonly number[] }
type Chance = () => number
type Who = { readonly name: string; readonly caps: string; readonly born: string; readonly mrn: string }
type Report = readonly string[]
type Layout = (who: Who, chance: Chance) => Report

const ROSA: Who = { name: 'Rosa Alvarez', caps: 'ALVAREZ, ROSA', born: '03/14/1958', mrn: '00718834' }
const OTHER: Who = { name: 'Margit Sundqvist', caps: 'SUNDQVIST, MARGIT', born: '11/02/1949', mrn: '00720561' }

const SENTENCES: readonly [string, ...string[]] = [
  'The patient tolerated the procedure well and was taken to recovery in stable condition.',
  'There is no evidence of disease in the remaining tissue, and the margins are free.',
  'She denies fever, chills, shortness of breath, or chest pain since the last visit.',
  'Sections show fibrous tissue with ducts lined by uniform cells without atypia.',
  'A follow-up examination in six months is suggested to confirm stability of this finding.',
  'The wound is clean and dry, and the drain was removed without difficulty.',
  'We talked about the benefits and the side effects of further treatment at some length.',
  'No adenopathy is seen in the axilla, and the chest wall is normal in appearance.',
  'Blood pressure was normal, the heart sounds were regular, and the lungs were clear.',
  'Medication was reviewed and no changes were made apart from the dose of letrozole.',
  'The specimen was oriented with sutures and inked in six colors before sectioning.',
  'Contrast was given intravenously without reaction, and delayed images were obtained.',
]
const body = (lines: number, chance: Chance): string =>
  Array.from({ length: lines }, () => pick(SENTENCES, chance)).join('\n')
const digits = (count: number, chance: Chance): string =>
  Array.from({ length: count }, () => Math.floor(chance() * 10)).join('')
const two = (most: number, chance: Chance): string => String(1 + Math.floor(chance() * most)).padStart(2, '0')
const aDay = (chance: Chance): string => `${two(12, chance)}/${two(28, chance)}/202${String(Math.floor(chance() * 4))}`
const upTo = (most: number, chance: Chance): number => 1 + Math.floor(chance() * most)
const pagesFrom = (count: number, page: (at: number) => string): Report =>
  Array.from({ length: count }, (_, i) => page(i + 1))

const pathology: Layout = (who, chance) => {
  const [of, case_, day] = [upTo(4, chance), `SP-23-${digits(5, chance)}`, aDay(chance)]
  return pagesFrom(
    of,
    (at) => `NORTHGATE REGIONAL HOSPITAL
Department of Pathology and Laboratory Medicine
SURGICAL PATHOLOGY REPORT
Patient: ${who.caps}            Accession #: ${case_}
DOB: ${who.born}                MRN: ${who.mrn}
Collected: ${day}               Received: ${day}
${at === 1 ? 'FINAL DIAGNOSIS' : 'GROSS DESCRIPTION'}
${body(14, chance)}
${at === of ? `Electronically signed by Jorun Aske, MD ${day}` : ''}
Page ${String(at)} of ${String(of)}`,
  )
}

const laboratory: Layout = (who, chance) => {
  const [of, day] = [upTo(2, chance), aDay(chance)]
  return pagesFrom(
    of,
    (at) => `Lakeside Clinical Laboratories
LABORATORY REPORT
Patient: ${who.name}      DOB: ${who.born}
Collected: ${day} 07:15   Reported: ${day} 18:02
Test                 Result   Flag   Units    Reference range
Hemoglobin           1${digits(1, chance)}.${digits(1, chance)}            g/dL     12.0-15.5
White blood cells    ${two(9, chance)}.1          K/uL     4.0-11.0
Platelets            2${digits(2, chance)}             K/uL     150-400
Sodium               13${digits(1, chance)}             mmol/L   135-145
${at === of ? 'End of report' : 'Results continue on the next page'}`,
  )
}

const radiology: Layout = (who, chance) => {
  const [of, day] = [upTo(3, chance), aDay(chance)]
  return pagesFrom(of, (at) =>
    at === 1
      ? `Briarwood Imaging Center
400 Mill Road, Dunmore, PA 18512
${pick(['MRI BREAST BILATERAL WITH AND WITHOUT CONTRAST', 'CT CHEST ABDOMEN AND PELVIS WITH CONTRAST', 'ULTRASOUND RIGHT BREAST'], chance)}
Patient Name: ${who.name}     Date of Birth: ${who.born}
Exam Date: ${day}             Referring Physician: Petra Quist, MD
CLINICAL HISTORY: Known cancer.
TECHNIQUE: ${body(2, chance)}
FINDINGS:
${body(12, chance)}
${of === 1 ? `IMPRESSION: ${body(2, chance)}\nElectronically signed by Imre Solvang, MD` : ''}`
      : `${who.caps}  ${who.mrn}  ${day}
${body(9, chance)}
${at === of ? `IMPRESSION: ${body(2, chance)}\nElectronically signed by Imre Solvang, MD` : ''}
Page ${String(at)}`,
  )
}

const note: Layout = (who, chance) => {
  const [of, day] = [upTo(3, chance), aDay(chance)]
  return pagesFrom(of, (at) =>
    at === 1
      ? `Hollins Oncology Associates
PROGRESS NOTE
Patient: ${who.name}    DOB: ${who.born}    MRN: ${who.mrn}
Date of visit: ${day}   Provider: Selma Okafor-Reid, MD
INTERVAL HISTORY
${body(11, chance)}
${of === 1 ? 'Selma Okafor-Reid, MD' : ''}`
      : `${who.name}  DOB ${who.born}  MRN ${who.mrn}
${body(10, chance)}
ASSESSMENT AND PLAN
${body(4, chance)}
${at === of ? `Signed by Selma Okafor-Reid, MD on ${day}` : ''}`,
  )
}

const letter: Layout = (who, chance) => {
  const of = upTo(2, chance)
  return pagesFrom(of, (at) =>
    at === 1
      ? `WESTEND BREAST CLINIC
12 Park Lane, Leeds LS1 4AB
${String(upTo(28, chance))} ${pick(['March', 'June', 'October'], chance)} 2023
Re: ${who.name}, born ${who.born}
Dear Dr. Quist,
${body(13, chance)}
${of === 1 ? 'Yours sincerely,\nMr A. Weber' : 'We shall also arrange for the'}`
      : `scan that was mentioned when she came to the clinic.
${body(6, chance)}
Yours sincerely,
Mr A. Weber, Consultant Surgeon`,
  )
}

const discharge: Layout = (who, chance) => {
  const [of, day] = [1 + upTo(3, chance), aDay(chance)]
  return pagesFrom(
    of,
    (
      at,
    ) => `${at === 1 ? `ST ANSELM MEDICAL CENTER\nDischarge Summary\n` : ''}Name: ${who.name}   MRN: ${who.mrn}   Admitted: ${day}
${at === 1 ? 'HOSPITAL COURSE' : pick(['Discharge Medications', 'Discharge Instructions', 'Follow-up'], chance)}
${body(13, chance)}
${at === of ? 'Dictated by M. Varga, MD' : ''}
Page ${String(at)} / ${String(of)}`,
  )
}

const operation: Layout = (who, chance) => {
  const [of, day] = [upTo(3, chance), aDay(chance)]
  return pagesFrom(
    of,
    (at) => `Tarnwick Cancer Center
OPERATIVE REPORT${at > 1 ? ' (continued)' : ''}
Patient: ${who.name}   Date of surgery: ${day}   Surgeon: Matteo Varga, MD
${at === 1 ? 'PREOPERATIVE DIAGNOSIS: Cancer of the left breast\nANESTHESIA: General\n' : ''}${body(14, chance)}
${at === of ? 'Dictated and signed: Matteo Varga, MD' : ''}`,
  )
}

const bill: Layout = (who, chance) => {
  const of = upTo(2, chance)
  const account = digits(8, chance)
  return pagesFrom(
    of,
    (at) => `Evergate Mutual
EXPLANATION OF BENEFITS
This is not a bill
Member: ${who.name}   Member ID: E${account}   Claim number: ${account}77
Date of service: ${aDay(chance)}
${body(5, chance)}
Plan paid $1,${digits(3, chance)}.00   You owe $${digits(2, chance)}.00
${String(at)} of ${String(of)}`,
  )
}

const flowsheet: Layout = (who, chance) => [
  `Hollins Oncology Associates
CHEMOTHERAPY TREATMENT RECORD
Patient: ${who.name}   DOB: ${who.born}
Date of treatment: ${aDay(chance)}
Cycle ${digits(1, chance)} of 8. Weight 6${digits(1, chance)} kg.
Docetaxel 75 mg/m2 over 60 minutes, cyclophosphamide 600 mg/m2 over 30 minutes.
${body(4, chance)}
Signed: D. Marsh, RN`,
]

const consent: Layout = (who, chance) =>
  pagesFrom(2, (at) =>
    at === 1
      ? `CONSENT FOR SURGERY OR SPECIAL PROCEDURE
Patient name: ${who.name}     Date: ${aDay(chance)}
I hereby authorize the surgeon to perform the operation named below.
${body(10, chance)}
-1-`
      : `I have read this form and my questions were answered.
${body(5, chance)}
Signature of patient: ____________   Witness: ____________
-2-`,
  )

const visit: Layout = (who, chance) => {
  const of = 1 + upTo(3, chance)
  const day = aDay(chance)
  return pagesFrom(
    of,
    (at) => `${at === 1 ? 'AFTER VISIT SUMMARY\n' : ''}${who.name}  (MRN: ${who.mrn})   ${day}
${at === 1 ? 'Northgate Regional Hospital' : pick(['Your Medications', 'Instructions', 'What is next'], chance)}
${body(12, chance)}
${who.name} (MRN: ${who.mrn}) Printed by [8812] on ${day} 4:02 PM            Page ${String(at)} of ${String(of)}`,
  )
}

const cardiac: Layout = (who, chance) => {
  const day = aDay(chance)
  return pagesFrom(
    upTo(2, chance),
    (
      at,
    ) => `${at === 1 ? 'Dunmore Heart Institute\nTRANSTHORACIC ECHOCARDIOGRAM REPORT\n' : ''}Patient: ${who.caps}   DOB: ${who.born}   Study date: ${day}
${at === 1 ? 'Ejection fraction 60 %. The left ventricle is normal in size.' : 'MEASUREMENTS'}
${body(9, chance)}`,
  )
}

export const layouts: readonly [Layout, ...Layout[]] = [
  pathology,
  laboratory,
  radiology,
  note,
  letter,
  discharge,
  operation,
  bill,
  flowsheet,
  consent,
  visit,
  cardiac,
]

export type Wish = { readonly seed: number; readonly noise: number; readonly reports: readonly Report[] | null }

/** A bundle of up to sixty pages. Some are counted through by whoever sent them, some have blank sheets, some another patient's report. */
export function aBundle({ seed, noise, reports }: Wish): Bundle {
  const chance = chanceOf(seed)
  const [hasBlanks, isCounted, isMixed] = [chance() < 0.35, chance() < 0.3, chance() < 0.3]
  const pages: string[] = []
  const starts: number[] = []
  const chosen =
    reports ??
    Array.from({ length: 24 }, () => pick(layouts, chance)(isMixed && chance() < 0.15 ? OTHER : ROSA, chance))
  for (const report of chosen) {
    if (pages.length + report.length > 58) break
    if (pages.length > 0 && hasBlanks && chance() < 0.5) pages.push('')
    if (pages.length > 0) starts.push(pages.length + 1)
    pages.push(...report.flatMap((page) => (hasBlanks && chance() < 0.1 ? [page, ''] : [page])))
  }
  const stamped = pages.map((page, i) =>
    isCounted && page !== '' ? `${page}\nReleased 05/04/2026   Page ${String(i + 1)} of ${String(pages.length)}` : page,
  )
  return { pages: stamped.map((page) => noisy(page, noise, chance)), starts }
}
