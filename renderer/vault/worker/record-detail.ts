import type { DocumentId } from '../../core/base/ids.ts'
import { plainTrouble } from '../../core/model/page-trouble.ts'
import type { SourceDocument } from '../../core/model/source-document.ts'
import type { PageIdentity, Understanding } from '../../core/model/understanding.ts'
import type { RecordDetail } from '../contract.ts'
import { kinOf } from './kin.ts'
import { recordRow } from './records.ts'
import type { Session } from './session.ts'

/** A record with everything that screens show of it. Only of the person that is looked at: another's is no such record. */
export function recordDetail(session: Session, id: DocumentId): RecordDetail | null {
  const { tables } = session
  const document = tables.get('document', id)
  if (!document || document.personId !== tables.person()?.id) return null
  const understanding = tables.get('understanding', id)
  return {
    row: recordRow(session, document),
    pageInfo: pageInfoOf(session, id),
    proposal: understanding?.proposal ?? null,
    filing: understanding?.filed?.filing ?? null,
    splits: document.sheets ? [] : [...(understanding?.splits ?? [])],
    kin: kinOf(session, id),
    ...containerOf(session, document),
    fits: fittingPerson(session, understanding),
    isArranged: document.sheets !== null,
  }
}

function pageInfoOf({ tables }: Session, id: DocumentId): RecordDetail['pageInfo'] {
  const identity = new Map<number, PageIdentity>(
    tables.get('understanding', id)?.pages.map((page) => [page.page, page]),
  )
  return tables.pages(id).map(({ page, width, height, source, quality, trouble, of }) => {
    const isSideways = of.turned % 180 !== 0
    return {
      ...{ page, source, quality, trouble: trouble ?? plainTrouble({ quality, source }) },
      width: isSideways ? height : width,
      height: isSideways ? width : height,
      identity: identity.get(page) ?? null,
    }
  })
}

function containerOf(
  session: Session,
  document: SourceDocument,
): Pick<RecordDetail, 'counted' | 'refusedMembers' | 'cameFrom' | 'members'> {
  const { tables } = session
  const content = tables.get('content', document.id)
  const titled = (one: SourceDocument) => ({ id: one.id, title: recordRow(session, one).title })
  const outer = document.cameFrom && tables.get('document', document.cameFrom.documentId)
  return {
    counted: content && content.counted.found > 0 ? content.counted : null,
    refusedMembers: content ? [...content.refused] : [],
    cameFrom: outer ? titled(outer) : null,
    members: tables
      .all('document')
      .filter(({ cameFrom, within, binned }) => cameFrom?.documentId === document.id && !within && !binned)
      .map(titled),
  }
}

/** Somebody else of this vault whom the pages in question fit. */
function fittingPerson({ tables }: Session, understanding: Understanding | undefined): RecordDetail['fits'] {
  const person = understanding?.fits && tables.get('person', understanding.fits)
  return person ? { id: person.id, name: person.name } : null
}
