import type { DocumentKind } from '../../model/document-kind.ts'

/** The kinds of C-CDA documents by their LOINC codes (C-CDA R2.1 §1.1; LOINC document ontology). */
const codesOf: readonly (readonly [DocumentKind, string])[] = [
  ['summary', '34133-9 57133-1 57134-9 57135-6 18761-7 28616-1 60591-5 53576-5 56445-0 11503-0 81334-5'],
  ['discharge', '18842-5 11490-0 28655-9 34105-7 29761-4 34745-0 59258-4'],
  [
    'consult',
    '11488-4 34100-8 34104-0 51845-6 51853-0 51846-4 34101-6 34749-2 34102-4 34099-2 34756-7 34758-3 34760-9 34847-4 34879-7 34761-7 34764-1 34771-6 34776-5 34777-3 34779-9 34781-5 34783-1 34785-6 34795-5 34797-1 34798-9 34800-3 34803-7 34855-7 34805-2 34807-8 34810-2',
  ],
  [
    'progress',
    '11506-3 18733-6 15507-7 34126-3 34130-5 34131-3 34124-8 34125-5 28562-7 28569-2 28575-9 34900-1 34904-3 11507-1 11508-9 11512-1',
  ],
  [
    'history-physical',
    '34117-2 11492-6 28626-0 34774-0 34115-6 34116-4 34095-0 34096-8 51849-8 47039-3 47042-7 34120-6 28636-9',
  ],
  ['operative', '11504-8 34137-0 28583-3 28624-5 28573-4 34877-1 34874-8 34870-6 34868-0 34818-5'],
  [
    'radiology',
    '18748-4 18747-6 18755-9 18760-9 18757-5 18758-3 18745-0 11525-3 17787-3 18756-7 18746-8 18759-1 24606-6 24605-8 36643-5 30746-2 68604-8 24590-2 24627-2 24725-4 42148-7',
  ],
  ['lab', '11502-2 26436-6 18725-2'],
  ['pathology', '11526-1 11529-5 27898-6 22034-3 60568-3 34122-2'],
  ['cytology', '47528-5 33718-8'],
  ['cardiac', '11524-6 18752-6 18754-2 34534-8 18750-0'],
  ['medication-list', '57828-6 77603-9 10160-0 60593-1'],
  ['letter', '57170-3 68834-1'],
  ['consent', '59284-0 64292-6 34895-3'],
  ['genetics', '51969-4'],
  ['other', '28570-0'],
]
const kindOfCode: ReadonlyMap<string, DocumentKind> = new Map(
  codesOf.flatMap(([kind, codes]) => codes.split(' ').map((code) => [code, kind] as const)),
)

/** What a document's own code says it is; null where the code is not known. */
export function documentKind(codes: readonly string[]): DocumentKind | null {
  for (const code of codes) {
    const kind = kindOfCode.get(code)
    if (kind) return kind
  }
  return null
}
