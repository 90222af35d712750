import type { EntryTruth } from '../plan.ts'

/** Code systems by the name used in the truth: OID for C-CDA, URI for FHIR. */
export const SYSTEMS: Record<string, { oid: string; uri: string }> = {
  LOINC: { oid: '2.16.840.1.113883.6.1', uri: 'http://loinc.org' },
  RxNorm: { oid: '2.16.840.1.113883.6.88', uri: 'http://www.nlm.nih.gov/research/umls/rxnorm' },
  'ICD-10-CM': { oid: '2.16.840.1.113883.6.90', uri: 'http://hl7.org/fhir/sid/icd-10-cm' },
  'ICD-10-PCS': { oid: '2.16.840.1.113883.6.4', uri: 'http://www.cms.gov/Medicare/Coding/ICD10' },
  CVX: { oid: '2.16.840.1.113883.12.292', uri: 'http://hl7.org/fhir/sid/cvx' },
  'SNOMED CT': { oid: '2.16.840.1.113883.6.96', uri: 'http://snomed.info/sct' },
}

export type Patient = { given: string; family: string; born: string; sex: 'F' | 'M'; mrn: string }
export type SummaryDoc = {
  id: string
  title: string
  /** `YYYYMMDDhhmm` with zone. */
  written: string
  patient: Patient
  hospital: string
  author: { given: string; family: string }
  entries: readonly EntryTruth[]
  /** The number the laboratory gave the tests; the same on its print and in other exports. */
  accession?: string
}

export const escaped = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
const plain = (iso = ''): string => iso.replaceAll(/[-:T]/g, '') + (iso.includes('T') ? '-0400' : '')
const time = (iso: string | undefined): string =>
  iso === undefined ? '<effectiveTime nullFlavor="UNK"/>' : `<effectiveTime value="${plain(iso)}"/>`
const span = ({ date, until }: EntryTruth): string =>
  `<effectiveTime${date ? '' : ' nullFlavor="UNK"'}>${date ? `<low value="${plain(date)}"/>` : ''}${until ? `<high value="${plain(until)}"/>` : ''}</effectiveTime>`
const coded = (tag: string, entry: EntryTruth, more = ''): string =>
  `<${tag} ${more}code="${entry.code}" codeSystem="${SYSTEMS[entry.system]?.oid ?? ''}" codeSystemName="${entry.system}" displayName="${escaped(entry.title)}"/>`
const id = (root: string, at: number): string => `<id root="2.16.840.1.113883.19.5" extension="${root}-${at}"/>`
const template = (oid: string, extension?: string): string =>
  `<templateId root="2.16.840.1.113883.10.20.22.4.${oid}"${extension ? ` extension="${extension}"` : ''}/>`
const quantity = ({ value, unit }: EntryTruth): string =>
  /^[\d.]+$/.test(value ?? '')
    ? `<value xsi:type="PQ" value="${value ?? ''}" unit="${escaped(unit ?? '1')}"/>`
    : `<value xsi:type="ST">${escaped(value ?? '')}</value>`

function observationOf(entry: EntryTruth, oid: string): string {
  const flag = entry.flag ? `<interpretationCode code="${entry.flag}" codeSystem="2.16.840.1.113883.5.83"/>` : ''
  const range = entry.range
    ? `<referenceRange><observationRange><text>${escaped(entry.range)}</text></observationRange></referenceRange>`
    : ''
  return `<component><observation classCode="OBS" moodCode="EVN">${template(oid)}${id('obs', Number(entry.code.replace(/\D/g, '')))}${coded('code', entry)}<statusCode code="completed"/>${time(entry.date)}${quantity(entry)}${flag}${range}</observation></component>`
}

const writers: Record<EntryTruth['kind'], (entry: EntryTruth, at: number) => string> = {
  problem: (entry, at) =>
    `<entry><act classCode="ACT" moodCode="EVN">${template('3')}${id('concern', at)}<code code="CONC" codeSystem="2.16.840.1.113883.5.6"/><statusCode code="${entry.status === 'resolved' ? 'completed' : 'active'}"/>${span(entry)}<entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN">${template('4')}${id('problem', at)}<code code="55607006" codeSystem="2.16.840.1.113883.6.96" displayName="Problem"/><text><reference value="#problem${at}"/></text><statusCode code="completed"/>${span(entry)}${coded('value', entry, 'xsi:type="CD" ')}</observation></entryRelationship></act></entry>`,
  allergy: (entry, at) =>
    `<entry><act classCode="ACT" moodCode="EVN">${template('30')}${id('allergyact', at)}<code code="CONC" codeSystem="2.16.840.1.113883.5.6"/><statusCode code="active"/>${span(entry)}<entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN">${template('7')}${id('allergy', at)}<code code="ASSERTION" codeSystem="2.16.840.1.113883.5.4"/><statusCode code="completed"/>${span(entry)}<value xsi:type="CD" code="416098002" codeSystem="2.16.840.1.113883.6.96" displayName="Allergy to drug"/><participant typeCode="CSM"><participantRole classCode="MANU"><playingEntity classCode="MMAT">${coded('code', entry)}</playingEntity></participantRole></participant><entryRelationship typeCode="MFST" inversionInd="true"><observation classCode="OBS" moodCode="EVN">${template('9')}${id('reaction', at)}<code code="ASSERTION" codeSystem="2.16.840.1.113883.5.4"/><statusCode code="completed"/><value xsi:type="CD" nullFlavor="OTH"><originalText>${escaped(entry.value ?? '')}</originalText></value></observation></entryRelationship></observation></entryRelationship></act></entry>`,
  medicine: (entry, at) =>
    `<entry><substanceAdministration classCode="SBADM" moodCode="EVN">${template('16')}${id('medicine', at)}<text><reference value="#medicine${at}"/></text><statusCode code="${entry.status ?? 'active'}"/><effectiveTime xsi:type="IVL_TS">${entry.date ? `<low value="${plain(entry.date)}"/>` : '<low nullFlavor="UNK"/>'}${entry.until ? `<high value="${plain(entry.until)}"/>` : ''}</effectiveTime><consumable><manufacturedProduct classCode="MANU">${template('23')}<manufacturedMaterial>${coded('code', entry)}</manufacturedMaterial></manufacturedProduct></consumable></substanceAdministration></entry>`,
  procedure: (entry, at) =>
    `<entry><procedure classCode="PROC" moodCode="EVN">${template('14')}${id('procedure', at)}${coded('code', entry)}<statusCode code="completed"/>${time(entry.date)}</procedure></entry>`,
  result: (entry) => observationOf(entry, '2'),
  'vital-sign': (entry) => observationOf(entry, '27'),
  encounter: (entry, at) =>
    `<entry><encounter classCode="ENC" moodCode="EVN">${template('49')}${id('encounter', at)}${coded('code', entry)}${time(entry.date)}</encounter></entry>`,
  immunisation: (entry, at) =>
    `<entry><substanceAdministration classCode="SBADM" moodCode="EVN" negationInd="${String(entry.negated ?? false)}">${template('52')}${id('vaccine', at)}<statusCode code="completed"/>${time(entry.date)}<consumable><manufacturedProduct classCode="MANU">${template('54')}<manufacturedMaterial>${coded('code', entry)}</manufacturedMaterial></manufacturedProduct></consumable></substanceAdministration></entry>`,
  'social-history': (entry, at) =>
    `<entry><observation classCode="OBS" moodCode="EVN">${template('78')}${id('social', at)}<code code="72166-2" codeSystem="2.16.840.1.113883.6.1" displayName="Tobacco smoking status"/><statusCode code="completed"/>${time(entry.date)}${coded('value', entry, 'xsi:type="CD" ')}</observation></entry>`,
}

const SECTIONS: readonly (readonly [kind: EntryTruth['kind'], title: string, loinc: string, oid: string])[] = [
  ['allergy', 'Allergies', '48765-2', '2.6.1'],
  ['medicine', 'Medications', '10160-0', '2.1.1'],
  ['problem', 'Problems', '11450-4', '2.5.1'],
  ['procedure', 'Procedures', '47519-4', '2.7.1'],
  ['result', 'Results', '30954-2', '2.3.1'],
  ['vital-sign', 'Vital Signs', '8716-3', '2.4.1'],
  ['encounter', 'Encounters', '46240-8', '2.22.1'],
  ['immunisation', 'Immunizations', '11369-6', '2.2.1'],
  ['social-history', 'Social History', '29762-2', '2.17'],
]

function narrative(entries: readonly EntryTruth[]): string {
  const rows = entries.map((entry, at) => {
    const cells = [entry.title, entry.value ? `${entry.value} ${entry.unit ?? ''}`.trim() : '', entry.range ?? '']
    const more = [entry.flag ?? '', entry.date?.slice(0, 10) ?? '', entry.status ?? '']
    const [first = '', ...others] = [...cells, ...more].map(escaped)
    return `<tr><td ID="${entry.kind}${at}">${first}</td>${others.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
  })
  const heads = ['Name', 'Value', 'Range', 'Flag', 'Date', 'Status'].map((cell) => `<th>${cell}</th>`).join('')
  return `<text><table border="1"><thead><tr>${heads}</tr></thead><tbody>${rows.join('\n')}</tbody></table></text>`
}

function organizer(doc: SummaryDoc, kind: EntryTruth['kind'], body: string): string {
  const [oid, panel] = kind === 'result' ? ['1', '58410-2'] : ['26', '46680005']
  const first = doc.entries.find((entry) => entry.kind === kind)
  const system = kind === 'result' ? SYSTEMS['LOINC'] : SYSTEMS['SNOMED CT']
  const number =
    kind === 'result' && doc.accession
      ? `<id root="2.16.840.1.113883.19.5.7" extension="${doc.accession}"/>`
      : id(kind, 0)
  return `<entry typeCode="DRIV"><organizer classCode="${kind === 'result' ? 'BATTERY' : 'CLUSTER'}" moodCode="EVN">${template(oid)}${number}<code code="${panel}" codeSystem="${system?.oid ?? ''}"/><statusCode code="completed"/>${time(first?.date)}${body}</organizer></entry>`
}

function sectionsOf(doc: SummaryDoc): string {
  return SECTIONS.flatMap(([kind, title, loinc, oid]) => {
    const entries = doc.entries.filter((entry) => entry.kind === kind)
    if (entries.length === 0) return []
    const all = entries.map((entry, at) => writers[kind](entry, at)).join('\n')
    const body = kind === 'result' || kind === 'vital-sign' ? organizer(doc, kind, all) : all
    return `<component><section><templateId root="2.16.840.1.113883.10.20.22.${oid}"/><code code="${loinc}" codeSystem="2.16.840.1.113883.6.1" displayName="${title}"/><title>${title}</title>${narrative(entries)}\n${body}</section></component>`
  }).join('\n')
}

/** A Continuity of Care Document (C-CDA R2.1) with narrative and coded entries. */
export function ccdaOf(doc: SummaryDoc): Uint8Array {
  const { patient, author } = doc
  const holder = `<id root="2.16.840.1.113883.19.5" extension="${doc.id.slice(0, 4)}"/><name>${escaped(doc.hospital)}</name><telecom use="WP" value="tel:555-0110"/><addr><city>Ostermere</city></addr>`
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:sdtc="urn:hl7-org:sdtc">
<realmCode code="US"/><typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
<templateId root="2.16.840.1.113883.10.20.22.1.1" extension="2015-08-01"/><templateId root="2.16.840.1.113883.10.20.22.1.2" extension="2015-08-01"/>
<id root="2.16.840.1.113883.19.5.99999.1" extension="${doc.id}"/>
<code code="34133-9" codeSystem="2.16.840.1.113883.6.1" displayName="Summarization of Episode Note"/>
<title>${escaped(doc.title)}</title><effectiveTime value="${doc.written}"/><confidentialityCode code="N" codeSystem="2.16.840.1.113883.5.25"/><languageCode code="en-US"/>
<recordTarget><patientRole><id root="2.16.840.1.113883.19.5.3" extension="${patient.mrn}"/><addr use="HP"><streetAddressLine>14 Weir Street</streetAddressLine><city>Ostermere</city></addr><telecom use="HP" value="tel:555-0187"/><patient><name use="L"><given>${escaped(patient.given)}</given><family>${escaped(patient.family)}</family></name><administrativeGenderCode code="${patient.sex}" codeSystem="2.16.840.1.113883.5.1"/><birthTime value="${plain(patient.born)}"/></patient><providerOrganization>${holder}</providerOrganization></patientRole></recordTarget>
<author><time value="${doc.written}"/><assignedAuthor><id root="2.16.840.1.113883.19.5" extension="author"/><assignedPerson><name><given>${escaped(author.given)}</given><family>${escaped(author.family)}</family><suffix>MD</suffix></name></assignedPerson><representedOrganization>${holder}</representedOrganization></assignedAuthor></author>
<custodian><assignedCustodian><representedCustodianOrganization>${holder}</representedCustodianOrganization></assignedCustodian></custodian>
<component><structuredBody>
${sectionsOf(doc)}
</structuredBody></component>
</ClinicalDocument>
`
  return new TextEncoder().encode(xml)
}
