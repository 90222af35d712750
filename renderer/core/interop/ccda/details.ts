import { readHl7Timestamp, readableDate } from '../hl7-dates.ts'
import { attr, at, child, childrenOf, type XmlElement } from '../xml.ts'
import { codeWords, displayOf, referenceOf } from './codes.ts'
import type { Places } from './narrative-places.ts'
import { quantityWords } from './values.ts'
import { addressWords, cut, distinctWords, joined, nameWords, wordsIn } from './words.ts'

export type Detail = { readonly label: string; readonly text: string }

/** A detail as a list of one, within the lengths of an entry; of none where it has no words. */
export const detail = (label: string, text: string | null): Detail[] =>
  text === null || text === '' ? [] : [{ label: cut(label, 200), text: cut(text, 4000) }]

/** What a statement says of itself beside title, value and dates, each in words. */
export function detailsOf(el: XmlElement, places: Places): Detail[] {
  return [
    ...writtenAs(el, places),
    ...doseDetails(el, places),
    ...codedDetails(el, places),
    ...materialDetails(el),
    ...specimenDetails(el, places),
    ...freeText(el),
    ...preconditions(el, places),
    ...participantDetails(el, places),
    ...people(el, 'performer', 'By', places),
    ...people(el, 'author', 'Recorded by', places),
    ...people(el, 'informant', 'Told by', places),
    ...externalDetails(el, places),
  ]
}

/** The writer's own words for what is coded, where the statement holds them. */
const writtenAs = (el: XmlElement, places: Places): Detail[] => {
  const drug = at(el, 'consumable', 'manufacturedProduct', 'manufacturedMaterial')
  const coded = [child(el, 'code'), child(drug, 'code'), ...childrenOf(el, 'value')].flatMap((one) => one ?? [])
  return coded.flatMap((cd) => {
    const words = wordsIn(child(cd, 'originalText'))
    return words === displayOf(cd, places) ? [] : detail('Written as', words)
  })
}

const quantities: readonly (readonly [string, string])[] = [
  ['doseQuantity', 'Dose'],
  ['rateQuantity', 'Rate'],
  ['maxDoseQuantity', 'At most'],
  ['quantity', 'Quantity'],
  ['repeatNumber', 'Repeats'],
]

const doseDetails = (el: XmlElement, places: Places): Detail[] =>
  quantities.flatMap(([name, label]) =>
    childrenOf(el, name).flatMap((one) => detail(label, quantityWords(one, places))),
  )

const codes: readonly (readonly [string, string])[] = [
  ['routeCode', 'Route'],
  ['approachSiteCode', 'Site'],
  ['targetSiteCode', 'Body site'],
  ['administrationUnitCode', 'Form'],
  ['methodCode', 'Method'],
  ['priorityCode', 'Priority'],
  ['dischargeDispositionCode', 'Discharged to'],
  ['admissionReferralSourceCode', 'Referred from'],
]

/** With the qualifiers of a body site (left, right) and of the code itself. */
const codedDetails = (el: XmlElement, places: Places): Detail[] => [
  ...codes.flatMap(([name, label]) =>
    childrenOf(el, name).flatMap((one) =>
      detail(label, joined([codeWords(one, places), ...qualifiers(one, places)], ', ')),
    ),
  ),
  ...[...childrenOf(el, 'code'), ...childrenOf(el, 'value')].flatMap((one) =>
    qualifiers(one, places).flatMap((text) => detail('Qualifier', text)),
  ),
]

const qualifiers = (cd: XmlElement, places: Places): string[] =>
  childrenOf(cd, 'qualifier').flatMap((one) => {
    const words = codeWords(child(one, 'value'), places)
    return words === null ? [] : [joined([displayOf(child(one, 'name'), places), words], ': ')]
  })

function materialDetails(el: XmlElement): Detail[] {
  const products = [...childrenOf(el, 'consumable'), ...childrenOf(el, 'product')]
  return products.flatMap((one) => {
    const product = child(one, 'manufacturedProduct')
    const maker = child(product, 'manufacturerOrganization')
    return [
      ...detail('Lot', wordsIn(at(product, 'manufacturedMaterial', 'lotNumberText'))),
      ...detail('Manufacturer', wordsIn(child(maker, 'name')) ?? wordsIn(maker)),
    ]
  })
}

const specimenDetails = (el: XmlElement, places: Places): Detail[] =>
  childrenOf(el, 'specimen').flatMap((one) => {
    const entity = at(one, 'specimenRole', 'specimenPlayingEntity')
    return detail('Specimen', codeWords(child(entity, 'code'), places) ?? wordsIn(child(entity, 'name')))
  })

/** Words of the statement's own; those that only point to the narrative stand there already. */
const freeText = (el: XmlElement): Detail[] =>
  childrenOf(el, 'text').flatMap((text) =>
    attr(text, 'representation') === 'B64' || referenceOf(text) !== null ? [] : detail('Text', wordsIn(text)),
  )

const preconditions = (el: XmlElement, places: Places): Detail[] =>
  childrenOf(el, 'precondition').flatMap((one) => {
    const criterion = child(one, 'criterion') ?? one
    const parts = [codeWords(child(criterion, 'code'), places), codeWords(child(criterion, 'value'), places)]
    return detail('If', joined(distinctWords([...parts, wordsIn(child(criterion, 'text'))]), ': '))
  })

const participantLabels: Readonly<Record<string, string>> = {
  CSM: 'Substance',
  DEV: 'Device',
  PRD: 'Product',
  COV: 'Covered person',
  HLD: 'Policy holder',
  IND: 'Contact',
  RCV: 'For',
  VRF: 'Verified by',
  CST: 'Custodian',
  IRCP: 'For',
}

/** Places stand in the entry's `place`, by name; everything else that takes part is named by its role. */
function participantDetails(el: XmlElement, places: Places): Detail[] {
  return childrenOf(el, 'participant').flatMap((one) => {
    const type = attr(one, 'typeCode') ?? ''
    const role = child(one, 'participantRole')
    if (type === 'LOC') return detail('Kind of place', codeWords(child(role, 'code'), places))
    const label = participantLabels[type] ?? 'With'
    return [...detail(label, roleWords(role, places)), ...(type === 'DEV' || type === 'PRD' ? deviceIds(role) : [])]
  })
}

function roleWords(role: XmlElement | null, places: Places): string {
  const entity = child(role, 'playingEntity') ?? child(role, 'playingDevice')
  const words = [
    codeWords(child(role, 'code'), places),
    codeWords(child(entity, 'code'), places),
    nameWords(child(entity, 'name')),
    wordsIn(child(entity, 'manufacturerModelName')),
    wordsIn(child(entity, 'softwareName')),
    nameWords(at(role, 'scopingEntity', 'desc')) ?? wordsIn(at(role, 'scopingEntity', 'desc')),
  ]
  return distinctWords(words).join(', ')
}

const deviceIds = (role: XmlElement | null): Detail[] =>
  (role ? childrenOf(role, 'id') : []).flatMap((id) => detail('Device identifier', attr(id, 'extension')))

const personWays: readonly (readonly string[])[] = [
  ['assignedPerson', 'name'],
  ['relatedPerson', 'name'],
  ['assignedAuthoringDevice', 'softwareName'],
]
const organisations = ['representedOrganization', 'scopingOrganization']

/** Who did it, wrote it or told it, with their organisation and, for a writer, when. */
function people(el: XmlElement, name: string, label: string, places: Places): Detail[] {
  return childrenOf(el, name).flatMap((one) => {
    const who = child(one, 'assignedEntity') ?? child(one, 'assignedAuthor') ?? child(one, 'relatedEntity')
    const at_ = name === 'author' ? readHl7Timestamp(attr(child(one, 'time'), 'value') ?? '') : null
    const person = personWays.map((way) => nameWords(at(who, ...way)))
    const organisation = organisations.map((way) => wordsIn(at(who, way, 'name')))
    const names = distinctWords([...person, ...organisation])
    const words = names.length > 0 ? names : distinctWords([codeWords(child(who, 'code'), places)])
    return detail(label, joined([...words, words.length > 0 && at_ ? readableDate(at_.date) : null], ', '))
  })
}

/** Documents elsewhere that the statement refers to. */
const externalDetails = (el: XmlElement, places: Places): Detail[] =>
  childrenOf(el, 'reference').flatMap((one) => {
    const document = child(one, 'externalDocument') ?? child(one, 'externalAct') ?? child(one, 'externalObservation')
    const text = child(document, 'text')
    const words = [codeWords(child(document, 'code'), places), text && (wordsIn(text) ?? referenceOf(text))]
    return detail('See', distinctWords(words).join(', '))
  })

/** Where it took place: the location that takes part, by its name, else its kind, else its address. */
export function placeOf(el: XmlElement, places: Places): string | null {
  const found = childrenOf(el, 'participant').flatMap((one) => {
    const role = child(one, 'participantRole')
    if (attr(one, 'typeCode') !== 'LOC') return []
    const name = nameWords(at(role, 'playingEntity', 'name'))
    return [name ?? codeWords(child(role, 'code'), places) ?? addressWords(child(role, 'addr'))]
  })
  const words = distinctWords(found).join('; ')
  return words === '' ? null : cut(words, 300)
}
