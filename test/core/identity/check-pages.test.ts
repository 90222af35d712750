import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toIso } from '../../../renderer/core/base/clinical-date.ts'
import { checkPages } from '../../../renderer/core/identity/check-pages.ts'
import { type Person } from '../../../renderer/core/model/person.ts'
import { type PageIdentity } from '../../../renderer/core/model/understanding.ts'
import { aPage, aPerson, pagesOf, rosa } from './people.ts'

const check = (text: string, person: Person = rosa, others: readonly Person[] = []): PageIdentity => {
  const [identity] = checkPages([aPage(text)], person, others)
  if (!identity) throw new Error('no identity')
  return identity
}
const verdict = (text: string, person: Person = rosa): string => check(text, person).verdict

describe('every usual way to write the same person is a match', () => {
  test.each([
    'Patient: ALVAREZ, ROSA M\nDate of Birth: 03/14/1958',
    'Name: Rosa Alvarez\nDOB 03/14/1958',
    'Patient Name ROSA M. ALVAREZ     DOB 03/14/1958',
    'Pt Name: Rosa Alvarez   D.O.B.: 3/14/58',
    'Patient: Rosa Maria Alvarez\nDate of Birth: 14 March 1958',
    'Patientin: Frau Rosa Alvarez, geb. 14.03.1958',
    'Paciente: ROSA ALVAREZ\nFecha de nacimiento: 14/03/1958',
    'Re: Mrs Rosa Alvarez, born 14.03.1958',
    'Thank you for referring our patient Mrs Rosa Alvarez, born 14 March 1958, who was seen today.',
    'ALVAREZ, ROSA | DOB 3/14/58 | MRN 12345',
    'ALVAREZ, ROSA M (F) DOB: 03/14/1958 MRN: 12345 Page 2 of 3',
    'ALVAREZ, ROSA\nDOB: 1958-03-14',
    'Patient Name      Date of Birth    MRN\nROSA ALVAREZ      03/14/1958       12345',
    'Patient Name\tDate of Birth\nAlvarez, Rosa\tMarch 14, 1958',
    'Patient Name:\nDate of Birth:\nMRN:\nROSA ALVAREZ\n03/14/1958\n12345',
    'Patient Name:\nROSA ALVAREZ\nDate of Birth:\n14-Mar-1958',
    'Last Name: ALVAREZ   First Name: ROSA\nBirthdate: 19580314',
    'Patient: R0SA ALVAREZ DOB: 03/14/1958',
    'Patient:ALVAREZ,ROSA M  DOB:03/14/1958',
    'Patient: Rosa Álvarez\nDOB: Mar 14, 1958',
    'Patient: Rosa Alvarez-Kim\nDOB: 03/14/1958',
    'Patient: ALVAREZ ROSA\nDOB: 03/14/1958',
    'Patient ROSA ALVAREZ Collected 08/28/2023 08:15\nBirth date 03/14/1958 Reported 08/28/2023',
    'Patient Date of birth Record number\nALVAREZ, ROSA 03/14/1958 LRO-1187',
    'Referring KIM, LEE MRN 12345\nPatient: ALVAREZ, ROSA   DOB: 03/14/1958',
    'Patient: Rosa Alvarez, DOB 03/14/1958. Physician: Dr. John Miller. Guarantor: Luis Alvarez',
  ])('%j', (text) => expect(check(text)).toMatchObject({ verdict: 'match' }))
})

describe('each row of the table', () => {
  const name = 'Patient: ALVAREZ, ROSA'
  const dob = 'DOB: 03/14/1958'
  const mercy = (number: string): string => `MERCY GENERAL HOSPITAL\n${name}\nMRN: ${number}`
  test.each([
    ['name and birth date equal', `${name}\n${dob}`, 'match'],
    ['one birth digit misread', `${name}\nDOB: 03/14/1953`, 'ask'],
    ['a letter in the birth date', `${name}\nDOB: O3/14/1958`, 'ask'],
    ['day and month exchanged', `${name}\nDOB: 1958-14-03`, 'ask'],
    ['birth day differs', `${name}\nDOB: 03/19/1958`, 'quarantine'],
    ['name alone', name, 'ask'],
    ['birth date alone', dob, 'ask'],
    ['record number equal at the same hospital', mercy('48213'), 'match'],
    ['record number differs at the same hospital', mercy('77777'), 'quarantine'],
    ['record number of another hospital', `ST ANNE HOSPITAL\n${name}\nMRN: 77777`, 'ask'],
    ['family name one letter off', `Patient: ALVARES, ROSA\n${dob}`, 'match'],
    ['family name as OCR reads it', `Patient: A1VAREZ, ROSA\n${dob}`, 'match'],
    ['married name', `Patient: KOWALSKI, ROSA\n${dob}`, 'ask'],
    ['married name with the record number', `Mercy General\nPatient: KOWALSKI, ROSA\n${dob}\nMRN 0048213`, 'ask'],
    ['initial only', `Patient: ALVAREZ, R\n${dob}`, 'match'],
    ['initial only, no birth date', 'Patient: ALVAREZ, R', 'quarantine'],
    ['other initial', `Patient: ALVAREZ, T\n${dob}`, 'quarantine'],
    ['other given name, no birth date', 'Patient: ALVAREZ, LUISA', 'quarantine'],
    ['suffix that is not hers', `Patient: ALVAREZ, ROSA JR\n${dob}`, 'ask'],
    ['middle name missing or an initial', `Patient: ALVAREZ, ROSA K\n${dob}`, 'match'],
    ['middle name written out and other', `Patient: ALVAREZ, ROSA ELENA\n${dob}`, 'ask'],
    ['first and last explicitly exchanged', `Patient: ROSA, ALVAREZ\n${dob}`, 'ask'],
    ['newborn', `Patient: ALVAREZ, BABY GIRL\n${dob}`, 'ask'],
    ['newborn of the mother', 'Patient: ALVAREZ, BABY GIRL\nDOB: 07/02/1990', 'quarantine'],
  ])('%s', (_, text, expected) => expect(verdict(text)).toBe(expected))
})

describe('vetoes', () => {
  test('twins are kept out even where their names are one letter apart', () => {
    for (const given of ['ROSE', 'ROSAL', 'ANA', 'MARIA']) {
      const found = check(`MERCY GENERAL\nPatient: ALVAREZ, ${given}\nDOB: 03/14/1958\nMRN: 48213`)
      expect([given, found.verdict, found.reasons[0]]).toEqual([given, 'quarantine', 'twin-or-sibling'])
    }
  })

  test('a parent or child of the same name is kept out, whatever the record number says', () => {
    const found = check('Mercy General\nPatient: ALVAREZ, ROSA\nDOB: 03/14/1985\nMRN: 48213')
    expect(found.verdict).toBe('quarantine')
    expect(found.reasons[0]).toBe('parent-or-child')
  })

  test('a birth date that differs in two parts is kept out', () => {
    expect(verdict('Mercy General\nPatient: ALVAREZ, ROSA\nDOB: 04/19/1958\nMRN: 48213')).toBe('quarantine')
  })

  test('a page that fits another person of the vault better is kept out', () => {
    const twin = aPerson({ name: 'Kowalski, Rosa', hospitalNumbers: [] })
    const found = check('Patient: KOWALSKI, ROSA\nDOB: 03/14/1958', rosa, [twin])
    expect(found.verdict).toBe('quarantine')
    expect(found.reasons[0]).toBe('other-person-fits-better')
  })

  test('a page that fits two people of the vault equally is asked', () => {
    expect(check('Patient: ALVAREZ, ROSA\nDOB: 03/14/1958', rosa, [aPerson({ name: 'Rosa Alvarez' })]).verdict).toBe(
      'ask',
    )
  })

  test('a stranger in the header line of a page that names the person is asked', () => {
    const found = check('MILLER, JOHN  MRN 5551234\nPatient: ALVAREZ, ROSA\nDOB: 03/14/1958')
    expect([found.verdict, found.nameAsWritten?.value]).toEqual(['ask', 'MILLER, JOHN'])
  })

  test('two patients on one page are asked, and the other one is shown', () => {
    const found = check('Patient: ALVAREZ, ROSA\nDOB: 03/14/1958\n\nPatient: MILLER, JOHN\nDOB: 07/01/1944')
    expect(found.verdict).toBe('ask')
    expect(found.reasons).toContain('several-patients')
    expect(found.nameAsWritten?.value).toBe('MILLER, JOHN')
  })
})

describe('a day and month that could be exchanged', () => {
  const april = aPerson({ birthDate: { year: 1958, month: 4, day: 3 } })
  const header = 'Patient: ALVAREZ, ROSA\nDOB: '
  test.each([
    [`${header}04/03/1958`, 'ask'],
    [`${header}03/04/1958`, 'ask'],
    [`${header}04/03/1958\nCollected: 05/23/2023`, 'match'],
    [`${header}03/04/1958\nCollected: 23/05/2023`, 'match'],
    [`${header}04/03/1958\nCollected: 23/05/2023`, 'ask'],
    [`${header}04/03/1958\n1200 Main St, Houston, TX 77030`, 'match'],
    [`${header}03.04.1958`, 'match'],
    [`${header}3 April 1958`, 'match'],
  ])('%j', (text, expected) => expect(verdict(text, april)).toBe(expected))
})

describe('other names', () => {
  test.each<[string, Partial<Person>, string]>([
    ['a maiden name given as a word', { otherNames: ['Kowalski'] }, 'Patient: KOWALSKI, ROSA'],
    ['a whole other name', { otherNames: ['Rosie Kowalski-Alvarez'] }, 'Patient: KOWALSKI-ALVAREZ, ROSA'],
    ['a nickname', { name: 'Elizabeth Alvarez' }, 'Patient: ALVAREZ, LIZ'],
    ['small words in the family name', { name: 'Ana de la Cruz' }, 'Patient: DE LA CRUZ, ANA'],
    ['an apostrophe', { name: "Mary O'Brien" }, 'Patient: OBRIEN, MARY'],
    ['umlauts written out', { name: 'Jürgen Müller' }, 'Patient: MUELLER, JUERGEN'],
    ['a double given name in one word', { name: 'Mary Ann Smith' }, 'Patient: SMITH, MARYANN'],
    ['a suffix that is his', { name: 'John Smith Jr.' }, 'Patient: SMITH, JOHN JR'],
    ['a suffix left out', { name: 'John Smith Jr.' }, 'Patient: SMITH, JOHN'],
  ])('%s is a match', (_, changes, header) => {
    expect(verdict(`${header}\nDOB: 03/14/1958`, aPerson(changes))).toBe('match')
  })

  test('half of a double given name is asked, another half is kept out', () => {
    const jean = aPerson({ name: 'Jean-Luc Martin' })
    expect(verdict('Patient: MARTIN, JEAN\nDOB: 03/14/1958', jean)).toBe('ask')
    expect(verdict('Patient: MARTIN, JEAN-PAUL\nDOB: 03/14/1958', jean)).toBe('quarantine')
  })
})

describe('a name without a label at the head of a page, as a portal shows whose account is open', () => {
  const page = (head: string, rest = 'Date of birth 03/14/1958. Sample taken 05/18/2021.'): string =>
    `https://portal.example/results\n${head}\nHome   Messages\nTest results\nBlood count\n${rest}`
  test.each<[string, string, string]>([
    ['the person’s, with the birth date', page('Mercy - My Portal     Rosa Alvarez'), 'match'],
    ['the birth date alone', page('Mercy - My Portal'), 'ask'],
    ['another’s, with the person’s birth date', page('Mercy - My Portal     Luis Alvarez'), 'ask'],
    [
      'a twin’s page, opened from the person’s account',
      `${page('Portal     Rosa Alvarez')}\nPatient: Irma Alvarez`,
      'quarantine',
    ],
    [
      'a child’s page, opened from the person’s account',
      page('Portal     Rosa Alvarez', 'Date of birth 01/02/1988'),
      'quarantine',
    ],
    [
      'an insurer’s page with a birth date',
      page('Portal     Rosa Alvarez', 'Policy 55\nDate of birth 03/14/1958'),
      'ask',
    ],
    ['without a birth date', page('Mercy - My Portal     Rosa Alvarez', 'Blood count'), 'none'],
    ['lower on the page', page('Mercy', 'Rosa Alvarez\nDate of birth: 03/14/1958'), 'ask'],
  ])('%s', (_, text, expected) => expect(verdict(text)).toBe(expected))
})

describe('somebody else’s data on the page says nothing about the patient', () => {
  test.each([
    ['no patient at all', 'Physician: Alvarez, Rosa MD\nProvider DOB: 03/14/1958'],
    ['a doctor of that name', 'Referring: Rosa Alvarez, MD\nReport of the chest'],
    ['cc', 'cc: Rosa Alvarez\nDictated by: Rosa Alvarez'],
    ['a subscriber', 'Subscriber Name: Rosa Alvarez\nSubscriber DOB: 03/14/1958'],
    ['an insured person in a part of its own', 'INSURANCE INFORMATION\nName: Rosa Alvarez\nDOB: 03/14/1958'],
    ['the emergency contact', 'Emergency Contact\nName: Rosa Alvarez\nDate of Birth: 03/14/1958'],
    ['family history', 'Family History\nMother: Rosa Alvarez, born 03/14/1958'],
    ['guarantor on one line', 'Guarantor: Rosa Alvarez  DOB: 03/14/1958'],
    ['running text', 'The patient denies pain. Name of drug: Rosa. Relationship to patient: Self'],
  ])('%s', (_, text) => expect(check(text)).toMatchObject({ verdict: 'none', nameAsWritten: null }))

  test('a stranger stays a stranger although the person is the guarantor beside', () => {
    const text =
      'Patient Information            Guarantor Information\nName: Luis Alvarez             Name: Rosa Alvarez\nDOB: 01/02/1988                DOB: 03/14/1958'
    expect(verdict(text)).toBe('quarantine')
  })
})

describe('pages that name nobody', () => {
  const first = 'MERCY GENERAL HOSPITAL\nPatient: ALVAREZ, ROSA  DOB: 03/14/1958\nAccession: S23-1234'
  const elsewhere = 'ST ANNE HOSPITAL\nPatient: ALVAREZ, ROSA  DOB: 03/14/1958'
  const verdicts = (...texts: string[]): string[] => checkPages(pagesOf(...texts), rosa, []).map((page) => page.verdict)
  test.each<[string, string[], string[]]>([
    ['a page that goes on', [first, 'sections show invasive carcinoma.'], ['match', 'match']],
    ['numbered pages', [`${first}\nPage 1 of 2`, 'Surgical Pathology Report\nPage 2 of 2\nmore'], ['match', 'match']],
    ['page one of another document', [first, 'Page 1 of 2\nmore'], ['match', 'none']],
    ['a page after the last', [`${first}\nPage 1 of 1`, 'more text'], ['match', 'none']],
    ['a missing page', [`${first}\nPage 1 of 4`, 'more\nPage 3 of 4'], ['match', 'none']],
    ['a new letterhead', [first, 'St. Anne Medical Center\nImpression: fine'], ['match', 'none']],
    ['the same letterhead again without a name', [first, 'MERCY GENERAL HOSPITAL\nmore'], ['match', 'none']],
    ['a name that cannot be read', [first, 'Patient: ~~#\nmore'], ['match', 'none']],
    [
      'a fax machine’s page count',
      [
        `${first}\n05/16/2023 09:14 RADIOLOGY 555-0166 Page 1/2`,
        '05/16/2023 09:14 RADIOLOGY 555-0166 Page 2/2\nPage 1 of 1\nmore',
      ],
      ['match', 'none'],
    ],
    ['the same record number', [`${elsewhere}\nMRN: 4482190`, 'MRN: 4482190\nmore'], ['match', 'match']],
    ['another record number', [`${elsewhere}\nMRN: 4482190`, 'MRN: 4482910\nmore'], ['match', 'none']],
    ['a new accession', [first, 'Accession: S23-9999\nmore'], ['match', 'none']],
    ['a stranger’s second page', ['Patient: MILLER, JOHN DOB: 01/02/1944', 'more of it'], ['quarantine', 'quarantine']],
    ['a cover page before', ['fax cover', first], ['none', 'match']],
    ['a blank page at the end', [first, ''], ['match', 'none']],
    ['a blank page inside', [`${first}\nPage 1 of 2`, '', 'Page 2 of 2'], ['match', 'match', 'match']],
    [
      'name without birth date on a page that surely goes on',
      [first, 'ALVAREZ, ROSA MRN 99\nPatient: ALVAREZ, ROSA\nAccession: S23-1234'],
      ['match', 'match'],
    ],
    ['name without birth date on a page that may be new', [first, 'Patient: ALVAREZ, ROSA'], ['match', 'ask']],
    [
      'a stranger between',
      [first, 'Patient: MILLER, JOHN\nDOB: 1/2/1944', 'sections show'],
      ['match', 'quarantine', 'quarantine'],
    ],
  ])('%s', (_, texts, expected) => expect(verdicts(...texts)).toEqual(expected))

  describe('a running foot of which a slim figure was read as a stroke', () => {
    const foot = (born: string, changes: { name?: string; mrn?: string; page?: string } = {}): string => {
      const { name = 'ALVAREZ, Rosa', mrn = '0048213', page = 'Page 2 of 3' } = changes
      return `sections show more\n${name} born ${born} MRN ${mrn}\n${page}`
    }
    const second = (page: string): string | undefined => verdicts(`${elsewhere}\nMRN: 0048213\nPage 1 of 3`, page).at(1)
    test.each(['[4 Mar 1958', '!4 Mar 1958', 'l4 Mar 1958'])('%s rises with the page it goes on from', (born) =>
      expect(second(foot(born))).toBe('match'),
    )
    test.each<[string, string]>([
      ['of another number', foot('[4 Mar 1958', { mrn: '0048218' })],
      ['of another name', foot('[4 Mar 1958', { name: 'ALVAREZ, Rita' })],
      ['of another year', foot('[4 Mar 1953')],
      ['of a day that is written out', foot('4 Mar 1958')],
      ['of a day in brackets', foot('[4 Mar 1958]')],
      ['of a page that begins anew', foot('[4 Mar 1958', { page: 'Page 1 of 3' })],
      ['after a missing page', foot('[4 Mar 1958', { page: 'Page 3 of 3' })],
    ])('%s does not', (_, page) => expect(second(page)).not.toBe('match'))
    test('alone is asked about', () => expect(verdicts(foot('[4 Mar 1958'))).toEqual(['ask']))
    test('a lone stroke behind the name is a speck', () =>
      expect(verdicts('ALVAREZ, Rosa_ born 14 Mar 1958 MRN 0048213')).toEqual(['match']))
  })

  test('a page that could not be read takes nothing over', () => {
    const pages = [
      aPage(first),
      aPage('~', { page: 2, quality: 'poor' }),
      aPage('', { page: 3, quality: 'unreadable' }),
    ]
    expect(checkPages(pages, rosa, []).map((page) => page.verdict)).toEqual(['match', 'none', 'none'])
  })
})

test('what is shown stands on the page at its origin', () => {
  const text = 'Patient: ALVAREZ, ROSA M   Sex: F\nDOB: 03/14/1958'
  const { nameAsWritten, birthDateAsWritten } = check(text)
  expect(nameAsWritten?.value).toBe('ALVAREZ, ROSA M')
  expect(text.slice(nameAsWritten?.origin.start, nameAsWritten?.origin.end)).toBe('ALVAREZ, ROSA M')
  expect(text.slice(birthDateAsWritten?.origin.start, birthDateAsWritten?.origin.end)).toBe('03/14/1958')
})

const given = fc.constantFrom(
  'Anna',
  'Luis',
  'John',
  'Wei',
  'Olga',
  'Fatima',
  'Peter',
  'Baby Girl',
  'Jean-Paul',
  'Mary Ann',
)
const family = fc.constantFrom('Miller', 'Chen', 'O’Brien', 'de la Cruz', 'Nowak', 'Petrova', 'Smith-Jones', 'Haddad')
const layout = fc.constantFrom<(g: string, f: string, dob: string, mrn: string) => string>(
  (g, f, dob, mrn) => `MERCY GENERAL\nPatient: ${f}, ${g}\nDOB: ${dob}\nMRN: ${mrn}`,
  (g, f, dob, mrn) => `Mercy General\n${f}, ${g} | DOB ${dob} | MRN ${mrn}`,
  (g, f, dob, mrn) => `Patient Name   DOB   MRN\n${g} ${f}   ${dob}   ${mrn}\nMercy General`,
  (g, f, dob, mrn) => `Re: ${g} ${f}, born ${dob}, Mercy General number MRN ${mrn}`,
)
const birthDate = fc.constantFrom('03/14/1958', '1958-03-14', '14.03.1958', '3/14/58', '03/14/1985', '07/07/1944')

test('a page with another given and another family name never matches, whatever else agrees', () => {
  fc.assert(
    fc.property(
      fc.tuple(given, family, birthDate, fc.constantFrom('0048213', '48213', '5')),
      layout,
      ([g, f, dob, mrn], write) => {
        expect(['ask', 'quarantine', 'none']).toContain(verdict(write(g, f, dob, mrn)))
      },
    ),
  )
})

test('a page with another given name never matches', () => {
  fc.assert(
    fc.property(given, layout, birthDate, fc.constantFrom('48213', '7'), (g, write, dob, mrn) => {
      expect(['ask', 'quarantine', 'none']).toContain(verdict(write(g, 'Alvarez', dob, mrn)))
    }),
  )
})

test('a birth date in any other year, month or day never matches', () => {
  const date = fc.record({
    year: fc.integer({ min: 1900, max: 2020 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  })
  fc.assert(
    fc.property(date, layout, (day, write) => {
      fc.pre(toIso(day) !== toIso(rosa.birthDate))
      expect(verdict(write('Rosa', 'Alvarez', toIso(day), '48213'))).not.toBe('match')
    }),
  )
})

test('no text breaks the check, and every origin lies inside its page', () => {
  const piece = fc.constantFrom(
    'Patient:',
    'DOB',
    'Name',
    'Alvarez',
    ',',
    '03/14/1958',
    '\n',
    '  ',
    '|',
    'MRN',
    '1',
    'Guarantor',
    'é',
    '😀',
    'geb.',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join(' ')
      const { nameAsWritten, birthDateAsWritten } = check(text)
      for (const shown of [nameAsWritten, birthDateAsWritten]) {
        if (!shown) continue
        expect(shown.origin.start).toBeGreaterThanOrEqual(0)
        expect(shown.origin.end).toBeLessThanOrEqual(text.length)
        expect(shown.origin.end).toBeGreaterThan(shown.origin.start)
      }
    }),
  )
})
