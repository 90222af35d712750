import type { ClinicalDate } from '../../base/clinical-date.ts'
import { readHl7Timestamp, readableDate } from '../hl7-dates.ts'
import { attr, at, child, childrenOf, type XmlElement } from '../xml.ts'
import { codeWords, displayOf } from './codes.ts'
import { addressWords, distinctWords, isQualified, joined, nameWords, tidy, wordsIn } from './words.ts'

/** A patient as the document's head names them; `numbers` are record numbers with who gave them. */
export type Patient = {
  readonly name: string | null
  readonly otherNames: readonly string[]
  readonly birthDate: ClinicalDate | null
  readonly numbers: readonly { readonly value: string; readonly assigner: string | null }[]
  readonly lines: readonly string[]
}

const noPlaces = (): null => null

/** Every `recordTarget` (CDA R2 §4.2.2.11): usually one, and never to be taken for one where there are several. */
export const patientsOf = (document: XmlElement): Patient[] =>
  childrenOf(document, 'recordTarget').flatMap((target) =>
    childrenOf(target)
      .filter(({ name }) => name === 'patientRole')
      .map(patientOf),
  )

function patientOf(role: XmlElement): Patient {
  const patient = child(role, 'patient') ?? child(role, 'patientPatient')
  const names = distinctWords((patient ? childrenOf(patient, 'name') : []).map(nameWords))
  return {
    name: names[0] ?? null,
    otherNames: [...names.slice(1), ...partsWith(patient, 'BR'), ...partsWith(patient, 'CL')],
    birthDate: readHl7Timestamp(attr(child(patient, 'birthTime'), 'value') ?? '')?.date ?? null,
    numbers: numbersOf(role),
    lines: patientLines(role, patient),
  }
}

/** Birth name and call name stand as qualified parts of a name. */
const partsWith = (patient: XmlElement | null, qualifier: string): string[] =>
  (patient ? childrenOf(patient, 'name') : []).flatMap((name) => {
    const parts = childrenOf(name).filter((part) => isQualified(part, qualifier))
    const all = nameWords(name) ?? ''
    return parts.map((part) => wordsIn(part) ?? '').filter((words) => words !== '' && !all.split(' ').includes(words))
  })

const socialSecurity = '2.16.840.1.113883.4.1'

/** A number that only computers use: nobody's record number. */
const isUuid = (text: string): boolean => /^\{?[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}\}?$/i.test(text)

function numbersOf(role: XmlElement): { value: string; assigner: string | null }[] {
  const provider = wordsIn(at(role, 'providerOrganization', 'name'))
  return childrenOf(role, 'id').flatMap((id) => {
    const value = attr(id, 'extension')
    if (value === null || isUuid(value) || attr(id, 'root') === socialSecurity) return []
    return [{ value: tidy(value), assigner: attr(id, 'assigningAuthorityName') ?? provider }]
  })
}

function patientLines(role: XmlElement, patient: XmlElement | null): string[] {
  const ssn = childrenOf(role, 'id').find((id) => attr(id, 'root') === socialSecurity)
  const phones = distinctWords(childrenOf(role, 'telecom').map((one) => attr(one, 'value')?.replace(/^tel:\s*/i, '')))
  const languages = (patient ? childrenOf(patient, 'languageCommunication') : []).map((one) =>
    codeWords(child(one, 'languageCode'), noPlaces),
  )
  const coded = (name: string): string =>
    distinctWords(
      (patient ? childrenOf(patient, name) : []).map((one) => displayOf(one, noPlaces) ?? attr(one, 'code')),
    ).join(', ')
  const lines: readonly (readonly [string, string | null])[] = [
    ['Sex', coded('administrativeGenderCode')],
    ['Social security number', ssn ? attr(ssn, 'extension') : null],
    [
      'Identifier',
      distinctWords(childrenOf(role, 'id').map((id) => attr(id, 'extension')))
        .filter(isUuid)
        .join(', '),
    ],
    ['Marital status', coded('maritalStatusCode')],
    ['Race', coded('raceCode')],
    ['Ethnic group', coded('ethnicGroupCode')],
    ['Religion', coded('religiousAffiliationCode')],
    ['Language', distinctWords(languages).join(', ')],
    ['Address', distinctWords(childrenOf(role, 'addr').map(addressWords)).join('; ')],
    ['Phone or mail', phones.join(', ')],
  ]
  return lines.flatMap(([label, text]) => (text === null || text === '' ? [] : [`${label}: ${text}`]))
}

/** The running header of every page: whose record it is, as written; null where the file names nobody. */
export function runningHeader(patients: readonly Patient[]): string | null {
  const whole = patients.map((patient) => inRows(fieldsOf(patient, true)))
  const fits = whole.every((line) => line.length <= oneLine)
  const lines = fits ? whole : patients.map((patient) => inRows(fieldsOf(patient, false)))
  // Each patient begins a line: a name broken in two would be read as somebody else's.
  const last = lines.length - 1
  return lines.map((line, i) => (i === last ? line : padded(line))).join('') || null
}

/** A sheet is so many columns wide; who gave a number stands on the first page in any case. */
const oneLine = 100

const padded = (line: string): string => line.padEnd(Math.ceil(line.length / (oneLine + 1)) * (oneLine + 1))

/** Fields side by side as far as they fit; what follows is moved to the next row by blanks, where the sheet breaks it. */
const inRows = (fields: readonly string[]): string =>
  fields.reduce((line, field) => {
    const together = line === '' ? field : `${line}   ${field}`
    const row = line.length - (line.length % (oneLine + 1))
    return together.length - row <= oneLine ? together : padded(line) + field
  }, '')

function fieldsOf({ name, birthDate, numbers }: Patient, withAssigner: boolean): string[] {
  const first = numbers[0]
  const number = first && joined([first.value, withAssigner ? first.assigner && `(${first.assigner})` : null], ' ')
  return distinctWords([
    `Patient: ${name ?? 'not named'}`,
    birthDate && `Date of birth: ${readableDate(birthDate)}`,
    number && `Record number: ${number}`,
  ])
}

/** Who keeps the document: the custodian, else the organisation that its author, then its patient's provider, stands for. */
export function hospitalOf(document: XmlElement): string | null {
  const ways: readonly (readonly string[])[] = [
    ['custodian', 'assignedCustodian', 'representedCustodianOrganization', 'name'],
    ['author', 'assignedAuthor', 'representedOrganization', 'name'],
    ['recordTarget', 'patientRole', 'providerOrganization', 'name'],
  ]
  return distinctWords(ways.map((way) => wordsIn(at(document, ...way))))[0] ?? null
}

/** Who wrote and signed it, each with their organisation. */
export function authorsOf(document: XmlElement): string[] {
  const roles: readonly (readonly [string, string, string])[] = [
    ['author', 'assignedAuthor', 'Written by'],
    ['legalAuthenticator', 'assignedEntity', 'Signed by'],
    ['authenticator', 'assignedEntity', 'Signed by'],
  ]
  const lines = roles.flatMap(([name, role, label]) =>
    childrenOf(document, name).map((one) => {
      const who = child(one, role)
      const device = wordsIn(at(who, 'assignedAuthoringDevice', 'softwareName'))
      const names = [
        nameWords(at(who, 'assignedPerson', 'name')),
        wordsIn(at(who, 'representedOrganization', 'name')),
        device,
      ]
      const words = distinctWords(names)
      return words.length === 0 ? null : `${label}: ${words.join(', ')}`
    }),
  )
  return distinctWords(lines)
}
