import type { Result } from '../../core/base/result.ts'
import type { LaidOut } from '../../core/intake/sheet.ts'
import type { ParsedRecord, ParseRefusal } from '../../core/interop/parsed.ts'
import type { Content } from '../../core/model/content.ts'
import { heldMembers } from '../containers/held-members.ts'
import { openText, sheetSource } from '../sheet-source.ts'
import type { Source } from '../source.ts'

export type StructuredFormat = 'ccda' | 'fhir' | 'hl7v2' | 'health-card' | 'apple-health' | 'csv'
type Parsed = Result<ParsedRecord, { readonly code: ParseRefusal }>
type Refusal = 'not-readable' | 'no-text' | 'damaged' | 'too-large' | 'forbidden-xml'

/** A structured record as a readable sheet with its entries. One that turns out to be no such record is plain text. */
export async function openStructured(format: StructuredFormat, bytes: Uint8Array): Promise<Source | Refusal> {
  const parsed = await parseAs(format, bytes)
  if (parsed.ok) return recordSource(parsed.value)
  switch (parsed.error.code) {
    case 'too-large':
      return 'too-large'
    case 'forbidden':
      return 'forbidden-xml'
    case 'damaged':
    case 'not-this-format': {
      // What can't be understood can still be read by a person; a file that is not even text is broken.
      const text = openText(bytes)
      return text === 'not-readable' ? 'damaged' : text
    }
  }
}

async function parseAs(format: StructuredFormat, bytes: Uint8Array): Promise<Parsed> {
  switch (format) {
    case 'ccda':
      return (await import('../../core/interop/ccda/parse-ccda.ts')).parseCcda(bytes)
    case 'fhir':
      return (await import('../../core/interop/fhir/parse-fhir.ts')).parseFhir(bytes)
    case 'hl7v2':
      return (await import('../../core/interop/hl7v2/parse-hl7v2.ts')).parseHl7v2(bytes)
    case 'health-card':
      return (await import('../../core/interop/health-cards.ts')).parseHealthCard(bytes)
    case 'apple-health':
      return (await import('../../core/interop/apple-health.ts')).parseAppleHealth(bytes)
    case 'csv':
      return (await import('../../core/interop/lab-csv.ts')).parseLabCsv(bytes)
  }
}

/** The documents that a record carries (a scan in a C-CDA, a report in FHIR) are its members. */
export function recordSource(record: ParsedRecord): Source {
  const { members, member } = heldMembers(record.embedded)
  const content = ({ pageOfEntry }: LaidOut): Content => ({
    stated: record.stated,
    // An entry that is printed nowhere cannot be checked for the right person, and is left out.
    entries: record.entries.flatMap((entry, i) => {
      const page = pageOfEntry.get(i)
      return page === undefined ? [] : [{ ...entry, page }]
    }),
    counted: record.counted,
    members,
    dicom: null,
    takenAt: null,
  })
  return { ...sheetSource(record.parts, content), ...(members.length > 0 ? { member } : {}) }
}
