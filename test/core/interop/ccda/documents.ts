import { utf8 } from '../../../../renderer/core/base/bytes.ts'
import { layOut } from '../../../../renderer/core/intake/sheet.ts'
import { parseCcda } from '../../../../renderer/core/interop/ccda/parse-ccda.ts'
import type { ParsedRecord } from '../../../../renderer/core/interop/parsed.ts'

export const loinc = '2.16.840.1.113883.6.1'
export const snomed = '2.16.840.1.113883.6.96'
export const rxnorm = '2.16.840.1.113883.6.88'

export const rosa = `<recordTarget><patientRole><id root="1.2.3" extension="00718834" assigningAuthorityName="St Mary"/>
  <patient><name><given>Rosa</given><family>Alvarez</family></name><birthTime value="19580314"/></patient></patientRole></recordTarget>`

/** A made-up document: its head (Rosa's unless another is given) and its body. */
export const aDocument = (body: string, head = rosa): string =>
  `<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <code code="34133-9" codeSystem="${loinc}"/><title>Health summary</title><effectiveTime value="20230503"/>${head}
  <custodian><assignedCustodian><representedCustodianOrganization><name>St Mary Hospital</name></representedCustodianOrganization></assignedCustodian></custodian>
  <component><structuredBody>${body}</structuredBody></component></ClinicalDocument>`

/** A section by its LOINC code with its narrative and its entries. */
export const aSection = (code: string, text: string, ...entries: readonly string[]): string =>
  `<component><section><code code="${code}" codeSystem="${loinc}"/><title>Section ${code}</title><text>${text}</text>${entries
    .map((entry) => `<entry>${entry}</entry>`)
    .join('')}</section></component>`

export function read(xml: string): ParsedRecord {
  const parsed = parseCcda(utf8(xml))
  if (!parsed.ok) throw new Error(parsed.error.code)
  return parsed.value
}

/** All that is printed, page by page. */
export const printed = (record: ParsedRecord): string[] =>
  layOut(record.parts).pages.map((lines) => lines.map(({ text }) => text).join('\n'))

export const total = ({ counted }: ParsedRecord): number =>
  counted.carried + counted.named.reduce((sum, { count }) => sum + count, 0)
