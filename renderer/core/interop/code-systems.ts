import type { Coding } from '../model/entry.ts'

/** Names of code systems by OID and by URI (HL7 OID registry; FHIR R4 terminologies). */
const names: Readonly<Record<string, string>> = {
  '2.16.840.1.113883.6.1': 'LOINC',
  'http://loinc.org': 'LOINC',
  '2.16.840.1.113883.6.96': 'SNOMED CT',
  'http://snomed.info/sct': 'SNOMED CT',
  '2.16.840.1.113883.6.88': 'RxNorm',
  'http://www.nlm.nih.gov/research/umls/rxnorm': 'RxNorm',
  '2.16.840.1.113883.6.103': 'ICD-9-CM',
  '2.16.840.1.113883.6.104': 'ICD-9-CM',
  '2.16.840.1.113883.6.2': 'ICD-9-CM',
  'http://hl7.org/fhir/sid/icd-9-cm': 'ICD-9-CM',
  '2.16.840.1.113883.6.90': 'ICD-10-CM',
  'http://hl7.org/fhir/sid/icd-10-cm': 'ICD-10-CM',
  '2.16.840.1.113883.6.4': 'ICD-10-PCS',
  'http://www.cms.gov/Medicare/Coding/ICD10': 'ICD-10-PCS',
  '2.16.840.1.113883.6.3': 'ICD-10',
  'http://hl7.org/fhir/sid/icd-10': 'ICD-10',
  'http://terminology.hl7.org/CodeSystem/icd-o-3': 'ICD-O-3',
  '2.16.840.1.113883.6.43.1': 'ICD-O-3',
  'http://fhir.de/CodeSystem/bfarm/icd-10-gm': 'ICD-10-GM',
  '1.2.276.0.76.5.409': 'ICD-10-GM',
  '2.16.840.1.113883.6.12': 'CPT',
  'http://www.ama-assn.org/go/cpt': 'CPT',
  '2.16.840.1.113883.6.285': 'HCPCS',
  'https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets': 'HCPCS',
  'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets': 'HCPCS',
  '2.16.840.1.113883.6.14': 'HCPCS',
  '2.16.840.1.113883.12.292': 'CVX',
  '2.16.840.1.113883.6.59': 'CVX',
  'http://hl7.org/fhir/sid/cvx': 'CVX',
  '2.16.840.1.113883.12.227': 'MVX',
  'http://hl7.org/fhir/sid/mvx': 'MVX',
  '2.16.840.1.113883.6.69': 'NDC',
  'http://hl7.org/fhir/sid/ndc': 'NDC',
  '2.16.840.1.113883.6.8': 'UCUM',
  'http://unitsofmeasure.org': 'UCUM',
  '2.16.840.1.113883.4.9': 'UNII',
  'http://fdasis.nlm.nih.gov': 'UNII',
  '2.16.840.1.113883.3.26.1.5': 'NDF-RT',
  '2.16.840.1.113883.6.209': 'NDF-RT',
  'http://hl7.org/fhir/ndfrt': 'NDF-RT',
  '2.16.840.1.113883.6.345': 'MED-RT',
  'http://va.gov/terminology/medrt': 'MED-RT',
  '2.16.840.1.113883.3.26.1.1': 'NCI Thesaurus',
  'http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl': 'NCI Thesaurus',
  'http://ncimeta.nci.nih.gov': 'NCI Metathesaurus',
  '2.16.840.1.113883.6.86': 'UMLS',
  'http://www.nlm.nih.gov/research/umls': 'UMLS',
  '2.16.840.1.113883.6.101': 'NUCC taxonomy',
  'http://nucc.org/provider-taxonomy': 'NUCC taxonomy',
  '2.16.840.1.113883.6.259': 'HSLOC',
  '2.16.840.1.113883.6.238': 'CDC race and ethnicity',
  'urn:oid:2.16.840.1.113883.6.238': 'CDC race and ethnicity',
  '2.16.840.1.113883.6.73': 'ATC',
  'http://www.whocc.no/atc': 'ATC',
  '2.16.840.1.113883.6.254': 'ICF',
  'http://hl7.org/fhir/sid/icf': 'ICF',
  '2.16.840.1.113883.6.301.11': 'UB-04 revenue code',
  '2.16.840.1.113883.6.13': 'CDT',
  'http://www.ada.org/cdt': 'CDT',
  '2.16.840.1.113883.6.42': 'ICD-9',
  'http://hl7.org/fhir/sid/icd-9': 'ICD-9',
  'http://www.genenames.org': 'HGNC',
  'http://www.genenames.org/geneId': 'HGNC',
  '2.16.840.1.113883.6.281': 'HGNC',
  'http://varnomen.hgvs.org': 'HGVS',
  '2.16.840.1.113883.6.282': 'HGVS',
  'http://www.ncbi.nlm.nih.gov/clinvar': 'ClinVar',
  '2.16.840.1.113883.6.284': 'dbSNP',
  'http://dicom.nema.org/resources/ontology/DCM': 'DICOM',
  '1.2.840.10008.2.16.4': 'DICOM',
  'http://radlex.org': 'RadLex',
  '2.16.840.1.113883.6.256': 'RadLex',
  'http://cancerstaging.org': 'AJCC',
  'http://www.naaccr.org': 'NAACCR',
  '2.16.840.1.113883.3.26.1.2': 'FDA route and form',
  '2.16.840.1.113883.6.253': 'MDDID',
  '2.16.840.1.113883.6.68': 'Medi-Span',
  '2.16.840.1.113883.6.162': 'FDDC',
  '2.16.840.1.113883.6.253.1': 'Gold Standard',
  '2.16.840.1.113883.6.312': 'Multum',
  '2.16.840.1.113883.6.64': 'First Databank',
  '2.16.840.1.113883.6.63': 'First Databank',
  '2.16.840.1.113883.6.233': 'US Department of Veterans Affairs',
  '2.16.840.1.113883.4.6': 'NPI',
  'http://hl7.org/fhir/sid/us-npi': 'NPI',
  '2.16.840.1.113883.4.1': 'SSN',
  'http://hl7.org/fhir/sid/us-ssn': 'SSN',
  '2.16.840.1.113883.1.11': 'HL7',
}

/** HL7's own vocabularies: one root for each version, many tables below. */
const families: readonly (readonly [RegExp, string])[] = [
  [/^2\.16\.840\.1\.113883\.5\.(\d+)$/, 'HL7'],
  [/^2\.16\.840\.1\.113883\.12\.(\d+)$/, 'HL7 table $1'],
  [/^http:\/\/terminology\.hl7\.org\/CodeSystem\/(.+)$/, 'HL7 $1'],
  [/^http:\/\/hl7\.org\/fhir\/(?:CodeSystem\/)?([\w-]+)$/, 'FHIR $1'],
  [/^http:\/\/hl7\.org\/fhir\/us\/\w+\/CodeSystem\/([\w-]+)$/, 'HL7 $1'],
  [/^2\.16\.840\.1\.113883\.3\.88\.12/, 'HITSP'],
]

/** Short names that other sources use: HL7 v2 table 0396, and how people write them. */
const shortNames: Readonly<Record<string, string>> = {
  LN: 'LOINC',
  LOINC: 'LOINC',
  SCT: 'SNOMED CT',
  SNM: 'SNOMED',
  SNOMED: 'SNOMED CT',
  'SNOMED-CT': 'SNOMED CT',
  'SNOMED CT': 'SNOMED CT',
  RXNORM: 'RxNorm',
  I9: 'ICD-9-CM',
  I9C: 'ICD-9-CM',
  'ICD-9': 'ICD-9-CM',
  ICD9: 'ICD-9-CM',
  'ICD-9-CM': 'ICD-9-CM',
  ICD9CM: 'ICD-9-CM',
  I10: 'ICD-10',
  I10C: 'ICD-10-CM',
  'ICD-10': 'ICD-10',
  ICD10: 'ICD-10',
  ICD10CM: 'ICD-10-CM',
  'ICD-10-CM': 'ICD-10-CM',
  C4: 'CPT',
  CPT: 'CPT',
  'CPT-4': 'CPT',
  CVX: 'CVX',
  MVX: 'MVX',
  NDC: 'NDC',
  UCUM: 'UCUM',
  L: 'local code',
  LOCAL: 'local code',
}

/**
 * The readable name of a code system given as OID, `urn:oid:…`, URI or short name; what is not known comes back as it is
 * written (an OID as `code system 1.2.3`), so that a foreign code never stands without its source.
 */
export function codeSystemName(system: string): string {
  const key = system
    .trim()
    .replace(/^urn:oid:/i, '')
    .replace(/(.)\/$/, '$1')
  const known = ownOf(names, key) ?? ownOf(shortNames, key.toUpperCase())
  if (known !== undefined) return known
  for (const [pattern, name] of families) if (pattern.test(key)) return key.replace(pattern, name)
  return /^\d+(?:\.\d+)+$/.test(key) ? `code system ${key}` : key || system.trim()
}

const ownOf = (of: Readonly<Record<string, string>>, key: string): string | undefined =>
  Object.hasOwn(of, key) ? of[key] : undefined

/** `LOINC 718-7`; the bare code where no system is given. */
export const readableCode = ({ system, code }: Coding): string =>
  system.trim() === '' ? code : `${codeSystemName(system)} ${code}`
