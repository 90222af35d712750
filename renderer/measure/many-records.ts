import { BlobId, DocumentId, ItemId, newId, RowId, type BatchId, type PersonId } from '../core/base/ids.ts'
import { toHex } from '../core/base/bytes.ts'
import { documentKinds, type DocumentKind } from '../core/model/document-kind.ts'
import type { Change } from '../vault/worker/change.ts'

const randomHex = (length: number): string => toHex(crypto.getRandomValues(new Uint8Array(length)))
const hospitals = ['Larkhaven General', 'St Mary', 'Tarnwick Oncology', 'Vellbrook Imaging']

/** The four rows that one read record leaves: the document, its page, what is understood of it, its line of the import. */
export function recordRows(index: number, about: { personId: PersonId; batchId: BatchId; now: string }): Change[] {
  const { personId, batchId, now } = about
  const documentId = newId(DocumentId)
  const name = `scan_${String(index).padStart(5, '0')}.pdf`
  const size = 40_000 + index
  const blob = { id: newId(BlobId), key: randomHex(32), length: size, chunks: 1 }
  return [
    {
      kind: 'document',
      row: {
        ...{ id: documentId, personId, batchId, name, size, blob, addedAt: now, format: 'pdf' },
        fingerprint: randomHex(32),
        ...{ path: null, cameFrom: null, within: null, sheets: null, binned: null },
        reading: { state: 'read', pages: 1, unreadable: [] },
      },
    },
    {
      kind: 'page',
      row: {
        ...{ id: newId(RowId), documentId, page: 1, width: 612, height: 792, turned: 0, source: 'text-layer' },
        quality: 'good',
        // Without a page text: what is measured is the opening of rows, not the search index that is made after it.
        blob: null,
      },
    },
    { kind: 'understanding', row: understanding(index, documentId) },
    {
      kind: 'item',
      row: { id: newId(ItemId), batchId, name, size, at: now, end: { end: 'taken', documentId }, within: null },
    },
  ]
}

function understanding(index: number, documentId: DocumentId): Extract<Change, { kind: 'understanding' }>['row'] {
  const origin = { page: 1, start: 10 + (index % 40), end: 60 + (index % 40) }
  const identity = {
    page: 1,
    verdict: 'match',
    reasons: ['birth-date-equal', 'family-name-equal'],
    answer: null,
  } as const
  return {
    ...{ id: newId(RowId), documentId, rules: 1, filed: null, traits: null, fits: null, splits: [] },
    proposal: {
      kind: { value: kindOf(index), origin },
      date: {
        value: { year: 2010 + (index % 14), month: 1 + (index % 12), day: 1 + (index % 28) },
        dateKind: 'reported',
        origin,
      },
      hospital: { value: hospitals[index % hospitals.length] ?? '', origin },
      title: { value: `Report ${String(index)} of the made-up series`, origin },
    },
    pages: [
      {
        ...identity,
        reasons: [...identity.reasons],
        nameAsWritten: { value: 'ALVAREZ, ROSA', origin },
        birthDateAsWritten: { value: '03/14/1958', origin },
      },
    ],
  }
}

const kindOf = (index: number): DocumentKind => documentKinds[index % documentKinds.length] ?? 'other'
