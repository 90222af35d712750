import { readableDate } from '../hl7-dates.ts'
import { wordsOfConcept, codesAt } from './concepts.ts'
import { readFhirDate } from './fhir-dates.ts'
import { referenceOf, type Found, type FoundResources } from './found.ts'
import { calledName } from './human-names.ts'
import { nodes, one, own, text, type Node } from './node.ts'

/**
 * Whose a part of the sheet is. `header` runs on each of its pages; null where the file names nobody. `patient` is the
 * Patient resource, where the file has one.
 */
export type Owner = { readonly header: string | null; readonly patient: Found | null }

/** Elements that say whom a resource is about, in the order in which they count. */
const SUBJECTS = ['subject', 'patient', 'beneficiary', 'individual', 'for', 'candidate']

/**
 * Say of each resource whose it is. One Patient in the file: everything that names no other subject is theirs. Several:
 * only what refers to one of them, the rest stands apart. No Patient: one part for each subject that is named.
 */
export function ownersOf(resources: FoundResources): (found: Found) => Owner {
  const patients = resources.all.filter(({ type }) => type === 'Patient').map(ownerOfPatient)
  const distinct = new Map(patients.map((owner) => [keyOf(owner), owner]))
  const byFound = new Map(patients.map((owner) => [owner.patient, distinct.get(keyOf(owner)) ?? owner]))
  const [first] = distinct.values()
  const only = distinct.size === 1 && first ? first : null
  /** A Patient without id and address cannot be referred to: what refers to somebody then refers to them. */
  const isUncalled = only?.patient?.owner === null && only.patient.keys.length === 0
  const strangers = strangersOf(resources)
  const named = new Set(resources.all.map(strangers).filter((owner) => owner !== null))
  const [subject] = named
  const nobody = only ??
    (distinct.size === 0 && named.size === 1 ? subject : undefined) ?? { header: null, patient: null }
  return (found) => {
    if (found.type === 'Patient') return byFound.get(found) ?? nobody
    const patient = subjectOf(resources, found)
    return (patient && byFound.get(patient)) ?? (isUncalled ? null : strangers(found)) ?? nobody
  }
}

/** Two copies of one Patient are one when they say the same; two who only share a name are not. */
const keyOf = ({ header, patient }: Owner): string => (patient?.owner ? (header ?? '') : (patient?.origin ?? ''))

function ownerOfPatient(patient: Found): Owner {
  return {
    header: headerOf(patient.node) ?? `Subject: ${patient.origin} (this file does not name the patient)`,
    patient,
  }
}

/** The reference to whom a resource is about; what is contained is about its owner's subject. */
function subjectReference(found: Found): Node | null {
  for (const name of SUBJECTS) {
    const subject = one(found.node, name)
    if (subject && (referenceOf(subject) !== '' || text(subject, 'display') !== null)) return subject
  }
  return found.owner ? subjectReference(found.owner) : null
}

function subjectOf(resources: FoundResources, found: Found): Found | null {
  const to = resources.follow(referenceOf(subjectReference(found)), found)
  return to?.type === 'Patient' ? to : null
}

/** Subjects that the file refers to and does not describe: a stranger's records are never put on another's page. */
function strangersOf(resources: FoundResources): (found: Found) => Owner | null {
  const known = new Map<string, Owner>()
  return (found) => {
    const subject = subjectReference(found)
    const address = referenceOf(subject)
    const display = text(subject, 'display')
    const isPatient =
      /(?:^|\/)Patient\//.test(address) || (address === '' && display !== null) || isUnknown(resources, address, found)
    if (!subject || !isPatient) return null
    const name = address.replace(/^.*?(Patient\/)/, '$1').replace(/\/_history.*$/, '')
    const key = address === '' ? `display ${display ?? ''}` : name
    const owner = known.get(key) ?? strangerOf(name, display)
    known.set(key, owner)
    return owner
  }
}

const isUnknown = (resources: FoundResources, address: string, found: Found): boolean =>
  address !== '' &&
  !address.includes('?') &&
  !/(?:^|\/)(?!Patient\/)[A-Z][A-Za-z]+\/[^/]+$/.test(address) &&
  !resources.follow(address, found)

const strangerOf = (name: string, display: string | null): Owner => ({
  header:
    display === null
      ? `Subject: ${name.slice(0, 100)} (this file does not name the patient)`
      : `Patient: ${display.slice(0, 200)}`,
  patient: null,
})

/** `Patient: Rosa Alvarez   Date of birth: 14 Mar 1958   Record number: 00718834 (St Mary)`; null for nobody. */
export function headerOf(patient: Node): string | null {
  const name = calledName(patient)
  const born = readFhirDate(text(patient, 'birthDate'))
  const parts = [
    name === null ? null : `Patient: ${name}`,
    born ? `Date of birth: ${readableDate(born.date)}` : null,
    ...recordNumbers(patient).map((number) => `Record number: ${number}`),
  ].filter((part) => part !== null)
  return parts.length === 0 ? null : parts.join('   ').slice(0, 400)
}

/** Medical record numbers (HL7 table 0203 `MR`), at most two; where no number says what it is, the first. */
function recordNumbers(patient: Node): string[] {
  const all = nodes(patient, 'identifier').filter((each) => text(each, 'value') !== null)
  const typed = all.filter(
    (each) =>
      codesAt(each, 'type').includes('MR') || /medical record|^mrn$/i.test(wordsOfConcept(one(each, 'type')) ?? ''),
  )
  const untyped = all.filter(
    (each) =>
      !one(each, 'type') &&
      text(each, 'use') !== 'old' &&
      !/us-ssn|2\.16\.840\.1\.113883\.4\.1$/.test(text(each, 'system') ?? ''),
  )
  const chosen = typed.length > 0 ? typed.slice(0, 2) : untyped.slice(0, 1)
  return [...new Set(chosen.map(numberOf))]
}

function numberOf(identifier: Node): string {
  const assigner = text(one(identifier, 'assigner'), 'display')
  return `${(text(identifier, 'value') ?? '').slice(0, 60)}${assigner === null ? '' : ` (${assigner.slice(0, 60)})`}`
}

/** What else the file says of a patient, for the first page of their part. */
export function demographics(patient: Node): string[] {
  const gender = text(patient, 'gender') ?? wordsOfConcept(one(patient, 'gender'))
  const dead = own(patient, 'deceasedDateTime') ?? own(patient, 'deceasedBoolean')
  const died = readFhirDate(dead)
  return [
    ...(gender === null ? [] : [`Gender: ${gender}`]),
    ...(died ? [`Died: ${readableDate(died.date)}`] : dead === true || dead === 'true' ? ['Deceased: yes'] : []),
  ]
}
