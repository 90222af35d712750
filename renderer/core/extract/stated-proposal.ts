import type { StatedByFile } from '../model/content.ts'
import type { PageText } from '../model/page-text.ts'
import type { Origin, Proposal } from '../model/understanding.ts'

/**
 * What a file's own fields state, as a proposal: each part points to where its words are printed on the readable sheet,
 * from page 1 on. A part whose words are not there is left out, so that nothing is proposed that cannot be seen; the kind
 * needs no words. The keys that are missing are those the file does not state.
 */
export function statedProposal(texts: readonly PageText[], stated: StatedByFile): Partial<Proposal> {
  const { kind, title, date, hospital } = stated
  const [titleAt, dateAt, hospitalAt] = [title, date?.words, hospital].map((words) => whereIs(texts, words ?? null))
  return {
    ...(kind === null ? {} : { kind: { value: kind, origin: titleAt ?? null } }),
    ...(title !== null && titleAt ? { title: { value: title, origin: titleAt } } : {}),
    ...(date !== null && dateAt ? { date: { value: date.value, dateKind: date.dateKind, origin: dateAt } } : {}),
    ...(hospital !== null && hospitalAt ? { hospital: { value: hospital, origin: hospitalAt } } : {}),
  }
}

/** The first place of some words; where a line was broken, any run of white space is as good as a space. */
function whereIs(texts: readonly PageText[], words: string | null): Origin | null {
  const sought = words?.trim().split(/\s+/).map(escaped).join('\\s+') ?? ''
  if (sought === '') return null
  const whole = new RegExp(`(?<![\\p{L}\\p{N}])${sought}(?![\\p{L}\\p{N}])`, 'u')
  for (const { page, text } of texts) {
    const match = whole.exec(text)
    if (match) return { page, start: match.index, end: match.index + match[0].length }
  }
  return null
}

const escaped = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`)
