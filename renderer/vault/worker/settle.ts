import { parseOwn } from '../../core/base/exact.ts'
import { versionKey, type RowVersion } from '../../core/format/row.ts'
import { SourceDocument } from '../../core/model/source-document.ts'
import { Understanding, type PageIdentity } from '../../core/model/understanding.ts'
import { decided } from './decided.ts'

/**
 * What is shown of a row, oldest version first: the latest. Of an understanding nothing that a person said is lost in
 * between, for the latest may have been made by software on a computer that had not heard of it. Where two answers about
 * a page contradict each other the page counts as somebody else's: it is used nowhere until a person has settled it.
 */
export function shownOf(live: readonly RowVersion[]): RowVersion | undefined {
  const latest = live.at(-1)
  if (!latest || live.length === 1 || latest.kind !== 'understanding') return latest
  const all = live.flatMap(({ value }) => understandingIn(value))
  const own = all.at(-1)
  return own
    ? { ...latest, value: all.slice(0, -1).reduceRight((sum, one) => withWhatWasSaid(sum, one, notTheirs), own) }
    : latest
}

const notTheirs = (first: NonNullable<Answer>, second: NonNullable<Answer>): Answer => (first.isPerson ? second : first)

const understandingIn = (value: unknown): Understanding[] => {
  const read = parseOwn(Understanding, value)
  return read.ok ? [read.value] : []
}

type Answer = PageIdentity['answer']

/** `first`, and what a person said in `second` beside. */
function withWhatWasSaid(
  first: Understanding,
  second: Understanding,
  both: (first: NonNullable<Answer>, second: NonNullable<Answer>) => Answer,
): Understanding {
  const pages = first.pages.map((page) => {
    const other = second.pages.find((one) => one.page === page.page)?.answer ?? null
    return { ...page, answer: page.answer && other ? both(page.answer, other) : (page.answer ?? other) }
  })
  return { ...first, filed: first.filed ?? second.filed, pages }
}

/**
 * What is written when a person has said which version holds. Of an understanding and a document what they said holds; the
 * rest belongs to the software, which has read on. Null where the version deletes the row.
 */
export function chosenOf(live: readonly RowVersion[], chosen: RowVersion): unknown {
  const shown = shownOf(live)
  if (chosen.kind === 'document') return withDecisions(shown?.value, chosen.value)
  if (chosen.kind !== 'understanding') return chosen.value
  const [own, ...others] = [chosen, ...live.filter((one) => one !== chosen)].flatMap(({ value }) =>
    understandingIn(value),
  )
  return own ? others.reduce((all, other) => withWhatWasSaid(all, other, (first) => first), own) : chosen.value
}

function withDecisions(shown: unknown, chosen: unknown): unknown {
  const [now, then] = [parseOwn(SourceDocument, shown), parseOwn(SourceDocument, chosen)]
  return now.ok && then.ok ? { ...now.value, ...decided('document', then.value) } : chosen
}

/** The version of a row that has this key. */
export const versionOf = (live: readonly RowVersion[], key: string): RowVersion | undefined =>
  live.find(({ version }) => versionKey(version) === key)
