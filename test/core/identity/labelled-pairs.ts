import type { Person } from '../../../renderer/core/model/person.ts'
import { british, spanish, type Layout, type Written } from './foreign-layouts.ts'
import { aPerson } from './people.ts'

/**
 * A page, whose vault it came to, and what is right: `own` is this person's page and should be a match; `stranger` is
 * another's and must never be one; `doubt` is this person's, but nobody can be sure from the page: a question is right.
 */
export type Label = 'own' | 'stranger' | 'doubt'
export type LabelledPair = {
  readonly what: string
  readonly label: Label
  readonly text: string
  readonly person: Person
  readonly others: readonly Person[]
}

export const rosa = aPerson({
  name: 'Rosa Maria Alvarez',
  otherNames: ['Rosa Delgado'],
  hospitalNumbers: [
    { hospital: 'St Mary Hospital', number: '00718834', spelling: null },
    { hospital: 'Tarnwick Cancer Center', number: '4482190', spelling: 'Rose Alvares' },
  ],
})
export const elena = aPerson({
  name: 'Elena Alvarez',
  birthDate: { year: 1986, month: 7, day: 2 },
  hospitalNumbers: [],
})
export const mary = aPerson({
  name: 'Mary Kathleen Anderson',
  birthDate: { year: 1949, month: 11, day: 5 },
  hospitalNumbers: [
    { hospital: 'Northgate Regional Hospital', number: '551204', spelling: null },
    { hospital: 'Northgate Regional Hospital', number: '889317', spelling: null },
  ],
})
export const john = aPerson({
  name: 'John Miller Jr',
  birthDate: { year: 1971, month: 6, day: 15 },
  hospitalNumbers: [],
})
export const jurgen = aPerson({
  name: 'Jürgen Müller-Groß',
  birthDate: { year: 1960, month: 12, day: 24 },
  hospitalNumbers: [],
})
export const anna = aPerson({
  name: 'Anna Bernstein',
  birthDate: { year: 1990, month: 3, day: 8 },
  hospitalNumbers: [],
})
export const anne = aPerson({
  name: 'Anne Bernstein',
  birthDate: { year: 1990, month: 3, day: 8 },
  hospitalNumbers: [],
})

export const carmen = aPerson({
  name: 'Lucía del Carmen Rivas-Montero',
  birthDate: { year: 1968, month: 4, day: 17 },
  hospitalNumbers: [],
})
export const maria = aPerson({
  name: 'María del Pilar Soler Vidal',
  birthDate: { year: 1968, month: 4, day: 17 },
  hospitalNumbers: [],
})
export const edwin = aPerson({
  name: 'Edwin Hartley',
  birthDate: { year: 1946, month: 8, day: 27 },
  hospitalNumbers: [],
})

const others = [elena]

/** Heads of many hospitals' papers, each with people who are not the patient. */
export const layouts: readonly Layout[] = [
  [
    'typewriter',
    ({ name, born, number = '5501' }) =>
      `ST OLAF HOSPITAL\nDEPARTMENT OF PATHOLOGY\nPATIENT: ${name}      ACCESSION: S24-118\nDOB: ${born}   SEX: F      MRN: ${number}\nORDERED BY: QUIST, PETRA, MD`,
  ],
  [
    'two columns',
    ({ name, born, number = '5501' }) =>
      `Briarwood Imaging\nPatient name    ${name}        Exam date     04/06/2023\nDate of birth   ${born}        Accession no. BW-118\nPatient ID      ${number}        Referring     Petra Quist, MD`,
  ],
  [
    'header line',
    ({ name, born, number = '5501' }) => `${name} | DOB ${born} | MRN ${number} | Page 2 of 3\nAssessment: doing well.`,
  ],
  [
    'readable sheet',
    ({ name, born, number = '5501' }) =>
      `Patient: ${name}   Date of birth: ${born}   Record number: ${number} (St Olaf)\n\nMedications\nLetrozole 2.5 mg`,
  ],
  [
    'table',
    ({ name, born, number = '5501' }) =>
      `Patient Name            Date of Birth    MRN\n${name}     ${born}      ${number}\nAttending: John Kim, MD`,
  ],
  [
    'letter',
    ({ name, born }) =>
      `Westend Breast Clinic\nJuly 11, 2023\nPetra Quist, MD\nRe: ${name}, born ${born}\nDear Dr. Quist,\nThank you for asking me to see your patient with her daughter Elena.`,
  ],
  [
    'stacked labels',
    ({ name, born, number = '5501' }) =>
      `Patient Name:\n${name}\nDate of Birth:\n${born}\nMRN:\n${number}\nProvider:\nSelma Okafor-Reid, MD`,
  ],
  [
    'guarantor and contacts',
    ({ name, born, number = '5501' }) =>
      `REGISTRATION FORM\nPatient: ${name}   DOB: ${born}   MRN: ${number}\nGuarantor: Luis Ortega   Guarantor DOB: 01/09/1955\nEmergency contact: Carmen Ortega   Relationship: sister\nPCP: Petra Quist, MD`,
  ],
  [
    'insurance',
    ({ name, born }) =>
      `EXPLANATION OF BENEFITS\nPatient name: ${name}   Patient date of birth: ${born}\nSubscriber: Luis Ortega   Member ID: E5501\nProvider: Hollins Oncology`,
  ],
  [
    'copies',
    ({ name, born, number = '5501' }) =>
      `OPERATIVE REPORT\nName: ${name}\nDOB: ${born}\nMRN: ${number}\nSurgeon: Matteo Varga, MD\ncc: Anders Pell, MD; Petra Quist, MD\nDictated by: Matteo Varga, MD`,
  ],
  [
    'family history',
    ({ name, born }) =>
      `CONSULTATION\nPatient: ${name}   Date of Birth: ${born}\nFAMILY HISTORY\nMother: Carmen Delgado, breast cancer, born 02/02/1930.\nSister: Ines, healthy.`,
  ],
  ['wristband', ({ name, born, number = '5501' }) => `${name}\nDOB: ${born}   MRN# ${number}   F`],
  [
    'image header',
    ({ name, born, number = '5501' }) =>
      `Patient's Name: ${name}\nPatient ID: ${number}\nPatient's Birth Date: ${born}\nPatient's Sex: F\nReferring Physician's Name: QUIST^PETRA\nStudy Date: 20230406`,
  ],
  [
    'portal',
    ({ name, born }) =>
      `MyChart  |  Test results\nName: ${name} | DOB: ${born} | PCP: Petra Quist, MD\nCBC with differential`,
  ],
]

const birthsOf = {
  rosa: [
    '03/14/1958',
    '14 Mar 1958',
    'March 14, 1958',
    '1958-03-14',
    '3/14/58',
    '14-Mar-1958',
    '14.03.1958',
    '19580314',
  ],
} as const

const page = (layout: number, written: Written): string => layouts[layout % layouts.length]?.[1](written) ?? ''
const name = (layout: number): string => layouts[layout % layouts.length]?.[0] ?? ''
type Rest = Omit<LabelledPair, 'what' | 'text'>
const on = (layout: number, written: Written, rest: Rest): LabelledPair => ({
  ...rest,
  what: `${name(layout)}: ${written.name}, ${written.born}`,
  text: page(layout, written),
})
const every = (written: Written, rest: Rest): LabelledPair[] => layouts.map((_, i) => on(i, written, rest))
const onEach = (heads: readonly Layout[], written: readonly Written[], rest: Rest): LabelledPair[] =>
  heads.flatMap(([head, write]) =>
    written.map((one) => ({ ...rest, what: `${head}: ${one.name}, ${one.born}`, text: write(one) })),
  )
const bornAs = (born: string, ...names: string[]): Written[] => names.map((written) => ({ name: written, born }))

const ownSpellings = [
  'ALVAREZ, ROSA',
  'Rosa Alvarez',
  'Alvarez, Rosa M',
  'ALVAREZ,ROSA MARIA',
  'Rosa M. Alvarez',
  'Ms. Rosa Alvarez',
  'ROSA ALVAREZ',
  'Álvarez, Rosa',
  'R0SA ALVAREZ',
  'Rosa A1varez',
  'ALVAREZ ROSA',
  'Rosa Alvarez-Delgado',
  'Rosa Delgado',
  'DELGADO, ROSA',
  'Alvarez^Rosa',
  'ALVAREZ^ROSA^MARIA',
]

function own(): LabelledPair[] {
  const mine: Rest = { label: 'own', person: rosa, others }
  const born = birthsOf.rosa
  const spellings = ownSpellings.flatMap((spelling, i) =>
    Array.from({ length: 5 }, (_, k) => {
      const at = spelling.includes('^') ? 12 : i * 5 + k
      return on(at, { name: spelling, born: born[(i + k) % born.length] ?? '' }, mine)
    }),
  )
  return [
    ...spellings,
    ...every({ name: 'ALVAREZ, ROSA', born: '03/14/1958' }, mine),
    ...every({ name: 'ANDERSON,MARY K', born: '11/05/1949' }, { ...mine, person: mary }).map(monthFirst),
    ...every({ name: 'Mueller-Gross, Juergen', born: '24.12.1960' }, { ...mine, person: jurgen }),
    ...every({ name: 'MILLER, JOHN JR', born: '06/15/1971' }, { ...mine, person: john, others: [] }),
    ...every({ name: 'Anna Bernstein', born: '8 March 1990' }, { ...mine, person: anna, others: [anne] }),
    ...every({ name: 'Anna Bemstein', born: '8 March 1990' }, { ...mine, person: anna, others: [] }),
    {
      ...mine,
      what: 'the second number of one hospital',
      person: mary,
      text: 'NORTHGATE REGIONAL HOSPITAL\nPatient: Anderson, Mary\nMRN: 889317',
    },
    {
      ...mine,
      what: "the hospital's own spelling there",
      text: 'Tarnwick Cancer Center\nPatient: Alvares, Rose\nDate of birth: 14 Mar 1958',
    },
  ]
}

/** Behind numbers that could be exchanged, an address in the United States says which is the month. */
const monthFirst = (pair: LabelledPair): LabelledPair => ({
  ...pair,
  text: `${pair.text}\n400 Mill Road, Dunmore, PA 18512`,
})

function doubts(): LabelledPair[] {
  const mine: Rest = { label: 'doubt', person: rosa, others }
  const written: readonly Written[] = [
    { name: 'Rosa Alvarez', born: '03/14/1953' },
    { name: 'Rosa Alvarez', born: '08/14/1958' },
    { name: 'Rosa Alvarez', born: '1958-14-03' },
    { name: 'Rosa Alvarez', born: '03/14/19S8' },
    { name: 'Rosa Kowalski', born: '03/14/1958' },
    { name: 'Rosa Alvarez', born: 'not stated' },
    { name: 'ROSA, ALVAREZ', born: '03/14/1958' },
    { name: 'ALVAREZ, BABY GIRL', born: '03/14/1958' },
  ]
  return written.flatMap((one, i) => [0, 1, 3, 9].map((layout) => on(layout + (i % 2), one, mine)))
}

function strangers(): LabelledPair[] {
  const not = (person: Person, of: readonly Person[] = []): Rest => ({ label: 'stranger', person, others: of })
  const first: LabelledPair[] = [
    ...every({ name: 'Rosa Alvarado', born: '08/11/1962' }, not(rosa, others)),
    ...every({ name: 'Elena Alvarez', born: '07/02/1986' }, not(rosa, others)),
    ...every({ name: 'Rosa Alvarez', born: '03/19/1985' }, not(rosa, others)),
    ...every({ name: 'Anne Bernstein', born: '03/08/1990' }, not(anna, [anne])),
    ...every({ name: 'MILLER, JOHN SR', born: '02/03/1944' }, not(john)),
    ...every({ name: 'ALVAREZ, LUISA', born: '03/14/1958' }, not(rosa)),
    ...every({ name: 'ALVAREZ, BABY GIRL', born: '07/02/1990' }, not(rosa)),
    ...every({ name: 'ALVAREZ, RAMON', born: '14 Mar 1958' }, not(rosa)),
    ...every({ name: 'Ramon^Alvarez', born: '19580314' }, not(rosa)),
    ...every({ name: 'Anderson, Mark K', born: '11/05/1949' }, not(mary)),
    ...every({ name: 'Marta Sandersen', born: '14 Mar 1958' }, not(rosa)),
  ]
  return [...first, ...distractors(not)]
}

/** Pages that name the person, but as somebody else than the patient. */
function distractors(not: (person: Person, of?: readonly Person[]) => Rest): LabelledPair[] {
  const texts: readonly (readonly [string, string])[] = [
    ['as guarantor', 'Patient: Marco Ortega   DOB: 05/06/2001\nGuarantor: Rosa Alvarez   Guarantor DOB: 03/14/1958'],
    ['as emergency contact', 'Patient: Marco Ortega   DOB: 05/06/2001\nEmergency contact: Rosa Alvarez'],
    ['as doctor', 'Patient: Marco Ortega   DOB: 05/06/2001\nAttending: Rosa Alvarez, MD'],
    ['as the one a copy goes to', 'Patient: Marco Ortega   DOB: 05/06/2001\ncc: Rosa Alvarez, MD'],
    ['as mother', 'Patient: Marco Ortega   DOB: 05/06/2001\nMother: Rosa Alvarez, born 03/14/1958'],
    [
      "as mother, in a child's certificate",
      "Name: Marco Ortega\nDate of birth: 05/06/2001\nMother's name: Rosa Alvarez\nMother's date of birth: 03/14/1958",
    ],
    ['as subscriber', 'Patient: Marco Ortega   DOB: 05/06/2001\nSubscriber: Rosa Alvarez   Subscriber DOB: 03/14/1958'],
    [
      'as sister in the family history',
      'Patient: Ines Delgado   DOB: 09/09/1960\nFAMILY HISTORY\nSister: Rosa Alvarez, born 03/14/1958, breast cancer',
    ],
    [
      'as next of kin under a heading',
      'Patient: Marco Ortega\nDOB: 05/06/2001\nNEXT OF KIN\nName: Rosa Alvarez\nDOB: 03/14/1958',
    ],
    [
      'as signer of a consent',
      'Patient: Marco Ortega   DOB: 05/06/2001\nSigned by: Rosa Alvarez   Relationship to patient: mother',
    ],
    ['beside a second patient', 'Patient: Rosa Alvarez   DOB: 03/14/1958\nPatient: Marco Ortega   DOB: 05/06/2001'],
    ['in the list of a ward', 'Patient Name      DOB\nRosa Alvarez      03/14/1958\nMarco Ortega      05/06/2001'],
    ['by a number that another hospital gave', 'ST OLAF HOSPITAL\nPatient: Marco Ortega\nMRN: 00718834'],
    ['by her spelling at another hospital', 'ST OLAF HOSPITAL\nPatient: Alvares, Ruben   DOB: 14 Mar 1958'],
  ]
  return texts.map(([what, text]) => ({ ...not(rosa, others), what: `named ${what}`, text }))
}

/** Two surnames and given names of several parts, and what sisters and namesakes share of them. */
function doubleNames(): LabelledPair[] {
  const lucia: Rest = { label: 'own', person: carmen, others: [] }
  const pilar: Rest = { label: 'own', person: maria, others: [] }
  return [
    ...onEach(
      spanish,
      [
        ...bornAs('17/04/1968', 'RIVAS MONTERO, LUCIA DEL CARMEN', 'Rivas-Montero, Lucía C.', 'RIVAS M., LUCIA'),
        ...bornAs('17 Apr 1968', 'RIVAS, Lucía del Carmen', 'Lucía Carmen Rivas Montero', 'Lucia C. Rivas'),
      ],
      lucia,
    ),
    ...onEach(
      spanish,
      [
        ...bornAs('17-04-1968', 'SOLER VIDAL, MARIA PILAR', 'Mª del Pilar Soler Vidal', 'Ma. del Pilar Soler'),
        ...bornAs('17 de abril de 1968', 'Soler-Vidal, María del Pilar', 'María P. Soler Vidal', 'SOLER V., M.ª PILAR'),
        ...bornAs('17/04/1968', 'Soler Vidal, M. Pilar', 'M* del Pilar Soler Vidal'),
      ],
      pilar,
    ),
    ...onEach(
      spanish,
      bornAs(
        '17/04/1968',
        'Soler Vidal, Pilar',
        'Soler Vidal, M.',
        'María D. Soler Vidal',
        'Soler Ferrer, María Pilar',
      ),
      { ...pilar, label: 'doubt' },
    ),
    ...onEach(
      spanish,
      [
        ...bornAs('17/04/1968', 'SOLER VIDAL, MARIA DOLORES', 'María del Rosario Soler Vidal', 'Mª Dolores Soler'),
        ...bornAs(
          '17/04/1968',
          'SOLER VIDAL MARIA LUISA',
          'M. Dolores Soler Vidal',
          'M* Luisa Soler Vidal',
          'Soler Vidal Dolores María',
          'Soler Vidal, Jorge',
        ),
        ...bornAs('03/11/1975', 'SOLER VIDAL, MARIA DEL PILAR', 'María Pilar Soler'),
      ],
      { ...pilar, label: 'stranger' },
    ),
    ...onEach(
      spanish,
      [
        ...bornAs('17/04/1968', 'RIVAS MONTERO, ELENA', 'Rivas, Carmen', 'Beatriz del Carmen Rivas-Montero'),
        ...bornAs('02/09/1994', 'RIVAS MONTERO, LUCIA DEL CARMEN', 'Lucía Rivas'),
      ],
      { ...lucia, label: 'stranger' },
    ),
  ]
}

function fromBritain(): LabelledPair[] {
  const mine: Rest = { label: 'own', person: edwin, others: [] }
  const born = ['27/08/1946', '27.08.1946', '27-Aug-1946', '27 August 1946']
  return [
    ...onEach(
      british,
      born.flatMap((day) => bornAs(day, 'Edwin HARTLEY', 'HARTLEY, Edwin')),
      mine,
    ),
    ...onEach(british.slice(0, 3), bornAs('27/08/1946', 'E HARTLEY'), mine),
    ...onEach(british, bornAs('27/08/1946', 'Edwin HARPER'), { ...mine, label: 'doubt' }),
    ...onEach(
      british,
      [
        ...bornAs('27/08/1946', 'Alfred HARTLEY', 'HARTLEY, Norman'),
        ...bornAs('12/01/1951', 'Edwin HARTLEY'),
        ...bornAs('27/08/1974', 'HARTLEY, Edwin'),
      ],
      { ...mine, label: 'stranger' },
    ),
  ]
}

export const labelledPairs = (): LabelledPair[] => [
  ...own(),
  ...doubts(),
  ...strangers(),
  ...doubleNames(),
  ...fromBritain(),
]
