import { ok, refuse } from '../../core/base/result.ts'
import { correctText, uncorrectText } from './correct.ts'
import { bothKept } from './both-kept.ts'
import { answerPages, fileAsProposed, fileRecord } from './confirm.ts'
import { findAll, findInRecord } from './find.ts'
import { keepVersion } from './keep-version.ts'
import { answerAlike } from './kin.ts'
import { pageImage } from './page-image.ts'
import { recordDetail } from './record-detail.ts'
import { recordRows } from './records.ts'
import { reviewCards } from './review.ts'
import { story, usableEntries } from './story.ts'
import { ToldList } from './told-list.ts'
import { studyImage, studyOfRecord } from './study.ts'
import { openPageText } from './understand.ts'
import type { Desk, WithOpen } from './with-open.ts'

/** Looking at records, and saying what they are. */
export function recordHandlers(withOpen: WithOpen) {
  const told = {
    records: new ToldList(recordRows),
    review: new ToldList(reviewCards),
    story: new ToldList(story),
  }
  return {
    records: (portion) => withOpen(async ({ session }) => ok(await told.records.portion(session, portion))),
    record: ({ id }) =>
      withOpen(async ({ session }) => {
        const detail = recordDetail(session, id)
        return detail ? ok(detail) : refuse('no-such-record')
      }),
    pageText: ({ id, page }) =>
      withOpen(async ({ session }) => {
        const row = session.tables.page(id, page)
        return row ? openPageText(session, row) : refuse('not-read-yet')
      }),
    correctText: (ask) => withOpen(({ session }) => correctText(session, ask)),
    uncorrectText: (ask) => withOpen(({ session }) => uncorrectText(session, ask)),
    pageImage: (ask) => withOpen(({ session }) => pageImage(session, ask)),
    review: (portion) => withOpen(async ({ session }) => ok(await told.review.portion(session, portion))),
    bothKept: () => withOpen(async ({ session }) => ok(bothKept(session))),
    keepVersion: (ask) => withOpen(({ session }) => keepVersion(session, ask)),
    fileRecord: ({ id, filing }) => withOpen(({ session }) => fileRecord(session, id, filing)),
    fileAsProposed: ({ ids }) => withOpen(({ session }) => fileAsProposed(session, ids)),
    answerPages: ({ id, pages, isPerson }) => withOpen(({ session }) => answerPages(session, { id, pages, isPerson })),
    answerAlike: (ask) => withOpen(({ session }) => answerAlike(session, ask)),
    entries: ({ id }) =>
      withOpen(async ({ session }) =>
        session.tables.get('document', id) ? ok(await usableEntries(session, id)) : refuse('no-such-record'),
      ),
    story: (portion) => withOpen(async ({ session }) => ok(await told.story.portion(session, portion))),
    study: ({ id }) =>
      withOpen(async ({ session }) =>
        session.tables.get('document', id) ? ok(studyOfRecord(session, id)) : refuse('no-such-record'),
      ),
    studyImage: (ask) => withOpen(({ session }) => studyImage(session, ask)),
    search: (ask) => withOpen(async ({ session }) => ok(await findAll(session, ask))),
    findInRecord: ({ id, query }) =>
      withOpen(async ({ session }) =>
        session.tables.get('document', id) ? ok(await findInRecord(session, id, query)) : refuse('no-such-record'),
      ),
  } satisfies Partial<Desk>
}
