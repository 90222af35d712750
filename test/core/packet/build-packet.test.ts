import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ClinicalDate } from '../../../renderer/core/base/clinical-date.ts'
import { BatchId, BlobId, DocumentId, newId, PacketId, PersonId, RowId } from '../../../renderer/core/base/ids.ts'
import { parse } from '../../../renderer/core/base/parse.ts'
import type { DocumentKind } from '../../../renderer/core/model/document-kind.ts'
import type { PacketDraft } from '../../../renderer/core/model/packet-draft.ts'
import type { ReadingState } from '../../../renderer/core/model/source-document.ts'
import { isUsable, identityVerdicts, type PageIdentity } from '../../../renderer/core/model/understanding.ts'
import { buildPacket, type PacketDetails, type PacketDocument } from '../../../renderer/core/packet/build-packet.ts'
import { firstPages, Packet, sourcePageCount } from '../../../renderer/core/packet/packet.ts'
import { documentKinds } from '../../../renderer/core/model/document-kind.ts'

const personId = newId(PersonId)
const details: PacketDetails = {
  person: {
    id: personId,
    name: 'Rosa Alvarez',
    otherNames: [],
    birthDate: { year: 1958, month: 3, day: 14 },
    relation: 'me',
    hospitalNumbers: [],
    look: 0,
  },
  title: 'Records of Rosa Alvarez',
  madeOn: '2026-05-04T12:34:56.789Z',
  paper: 'a4',
  language: 'en',
  order: 'by-kind',
  signer: null,
  replaces: null,
}

const page = (number: number, verdict: PageIdentity['verdict'], isPerson?: boolean): PageIdentity => ({
  page: number,
  verdict,
  reasons: [],
  nameAsWritten: null,
  birthDateAsWritten: null,
  answer: isPerson === undefined ? null : { isPerson, at: '2026-05-04T10:00:00Z' },
})

type Made = {
  pages?: PageIdentity[]
  kind?: DocumentKind
  date?: ClinicalDate | null
  title?: string
  reading?: ReadingState
  filed?: boolean
}

function aDocument({
  pages = [page(1, 'match')],
  kind = 'pathology',
  date = null,
  title = 'A report',
  reading,
  filed = true,
}: Made): PacketDocument {
  const id = newId(DocumentId)
  const filing = { kind, date, hospital: 'St Mary', title }
  const origin = { page: 1, start: 0, end: 1 }
  return {
    document: {
      id,
      personId,
      batchId: newId(BatchId),
      name: 'scan_0412.pdf',
      ...{ path: null, cameFrom: null, within: null, sheets: null, binned: null },
      format: 'pdf',
      size: 1,
      fingerprint: '00'.repeat(32),
      blob: { id: newId(BlobId), key: '00'.repeat(32), length: 1, chunks: 1 },
      addedAt: '2026-05-04T10:00:00Z',
      reading: reading ?? { state: 'read', pages: pages.length, unreadable: [] },
    },
    understanding: {
      id: newId(RowId),
      documentId: id,
      rules: 1,
      proposal: {
        kind: { value: kind, origin: null },
        date: date && { value: date, dateKind: 'unstated', origin },
        hospital: { value: 'St Mary', origin },
        title: { value: title, origin },
      },
      pages,
      filed: filed ? { filing, at: '2026-05-04T10:00:00Z' } : null,
      ...{ traits: null, fits: null, splits: [] },
    },
  }
}

const draftOf = (documents: readonly PacketDocument[]): PacketDraft => ({
  id: newId(PacketId),
  personId,
  purpose: 'second-opinion',
  documents: documents.map(({ document }) => document.id),
  questions: ['Is it right?', '  '],
  note: '',
})

function build(documents: readonly PacketDocument[], more: Partial<PacketDetails> = {}): Packet {
  const built = buildPacket(draftOf(documents), documents, { ...details, ...more })
  if (!built.ok) throw new Error(built.error.code)
  return built.value
}

describe('whose pages go in', () => {
  test('a page that may be another person’s stops the packet until somebody says, and the refusal names the document', () => {
    for (const verdict of ['quarantine', 'ask'] as const) {
      const suspect = aDocument({ pages: [page(1, 'match'), page(2, verdict)] })
      const sure = aDocument({})
      expect(buildPacket(draftOf([sure, suspect]), [sure, suspect], details)).toEqual({
        ok: false,
        error: { code: 'wrong-person-open', detail: suspect.document.id },
      })
    }
  })

  test('a page that a person gave to somebody else never goes in and is listed; the rest of its document does', () => {
    const mixed = aDocument({
      pages: [page(1, 'match'), page(2, 'quarantine', false), page(3, 'none'), page(4, 'ask', true)],
    })
    const packet = build([mixed])
    expect(packet.sources.map(({ pages }) => pages)).toEqual([[1, 4]])
    expect(packet.leftOut.map(({ pages, why }) => [pages, why])).toEqual([
      [[2], 'someone-else'],
      [[3], 'no-name-on-page'],
    ])
  })

  test('no unusable page ever enters, and every chosen page is either in or listed as left out', () => {
    const identity = fc.record({ verdict: fc.constantFrom(...identityVerdicts), answer: fc.option(fc.boolean()) })
    const papers = fc.array(fc.array(identity, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(papers, (made) => {
        const documents = made.map((pages) =>
          aDocument({ pages: pages.map(({ verdict, answer }, i) => page(i + 1, verdict, answer ?? undefined)) }),
        )
        const built = buildPacket(draftOf(documents), documents, details)
        const open = made
          .flat()
          .some(({ verdict, answer }) => answer === null && (verdict === 'ask' || verdict === 'quarantine'))
        if (!built.ok)
          return built.error.code === 'wrong-person-open'
            ? open
            : documents.every(({ understanding }) => !understanding?.pages.some(isUsable))
        const { sources, leftOut } = built.value
        return documents.every(({ document, understanding }) => {
          const used = sources.find(({ documentId }) => documentId === document.id)?.pages ?? []
          const out = leftOut.filter(({ documentId }) => documentId === document.id).flatMap(({ pages }) => pages)
          const all = understanding?.pages ?? []
          const right = used.every((number) =>
            all.some((identified) => identified.page === number && isUsable(identified)),
          )
          return (
            right && [...used, ...out].sort((a, b) => a - b).join() === all.map((identified) => identified.page).join()
          )
        })
      }),
    )
  })

  test('documents that are not read, locked, kept unread or gone are listed with their reason', () => {
    const reading = aDocument({ reading: { state: 'reading', done: 1, of: 3 } })
    const locked = aDocument({ reading: { state: 'needs-password' } })
    const kept = aDocument({ reading: { state: 'kept', why: 'damaged' } })
    const gone = aDocument({})
    const good = aDocument({})
    const documents = [reading, locked, kept, good]
    const built = buildPacket(draftOf([reading, locked, kept, gone, good]), documents, details)
    expect(built.ok && built.value.leftOut.map(({ why }) => why)).toEqual([
      'still-being-read',
      'needs-password',
      'kept-unread',
      'no-such-document',
    ])
    expect(built.ok && built.value.sources).toHaveLength(1)
  })

  test('a packet without any page is refused', () => {
    const nobodys = aDocument({ pages: [page(1, 'none')] })
    expect(buildPacket(draftOf([nobodys]), [nobodys], details)).toEqual({
      ok: false,
      error: { code: 'nothing-selected' },
    })
    expect(buildPacket(draftOf([]), [], details)).toEqual({ ok: false, error: { code: 'nothing-selected' } })
  })

  test('chosen pages narrow a document; a suspicion on a page that is not chosen does not stop the packet', () => {
    const long = aDocument({ pages: [page(1, 'match'), page(2, 'match'), page(3, 'quarantine')] })
    const packet = build([long], { pages: new Map([[long.document.id, [2, 9]]]) })
    expect(packet.sources[0]?.pages).toEqual([2])
    expect(packet.leftOut).toMatchObject([{ pages: [9], why: 'no-such-page' }])
  })
})

describe('order and wording', () => {
  test('kinds stand in the order of a tumour board, newest first within a kind, undated last', () => {
    const made: [DocumentKind, ClinicalDate | null][] = [
      ['lab', { year: 2023 }],
      ['pathology', null],
      ['pathology', { year: 2022, month: 5 }],
      ['insurance', { year: 2024 }],
      ['pathology', { year: 2023, month: 1, day: 2 }],
      ['radiology', { year: 2020 }],
      ['biomarker', { year: 2021 }],
    ]
    const packet = build(made.map(([kind, date]) => aDocument({ kind, date })))
    expect(packet.sources.map(({ kind, date }) => `${kind} ${date?.year ?? '-'}`)).toEqual([
      'pathology 2023',
      'pathology 2022',
      'pathology -',
      'biomarker 2021',
      'radiology 2020',
      'lab 2023',
      'insurance 2024',
    ])
    expect(packet.sources.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(packet.timeline.map(({ date }) => date?.year)).toEqual([2020, 2021, 2022, 2023, 2023, 2024, undefined])
  })

  test('as listed keeps the person’s own order', () => {
    const documents = documentKinds.map((kind) => aDocument({ kind })).reverse()
    const packet = build(documents, { order: 'as-listed' })
    expect(packet.sources.map(({ documentId }) => documentId)).toEqual(documents.map(({ document }) => document.id))
  })

  test('a proposal is used where nobody filed, and is marked as not checked; a file name never goes out', () => {
    const packet = build([aDocument({ filed: false, title: '' })])
    expect(packet.sources[0]).toMatchObject({ checked: false, kind: 'pathology', hospital: 'St Mary', title: '' })
    expect(JSON.stringify(packet)).not.toContain('scan_0412')
  })

  test('what is built passes its own schema, and empty questions are gone', () => {
    const packet = build([aDocument({})])
    expect(parse(Packet, packet)).toEqual({ ok: true, value: packet })
    expect(packet.questions).toEqual(['Is it right?'])
    expect(packet.shortId).toBe(packet.id.slice(0, 4).toUpperCase())
  })

  test('each source begins where the one before it ends', () => {
    const packet = build([aDocument({ pages: [page(1, 'match'), page(2, 'match')] }), aDocument({}), aDocument({})])
    expect([...firstPages(packet, 3).values()]).toEqual([4, 6, 7])
    expect(sourcePageCount(packet)).toBe(4)
  })
})
