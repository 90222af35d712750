import type { More } from './kit.ts'
import type { Expected } from './plan.ts'
import { isBundle, itemTruth, personOf, RECORDS } from './itemTruth.ts'
import type { MadeItem } from './itemTruth.ts'

type Plain = ReturnType<typeof itemTruth> & { copyOf?: string }

/** What the check of the person must come to: `ask` for a former name, `mixed` where pages differ. */
type Check = 'match' | 'ask' | 'quarantine' | 'none' | 'mixed'

function checkOf(item: MadeItem): Check {
  const person = personOf(item)
  if (item.plan.expected?.state === 'kept' || person === 'nobody') return 'none'
  if (person === 'stranger') return 'quarantine'
  if (person === 'mixed') return 'mixed'
  return item.plan.namedAs === undefined ? 'match' : 'ask'
}

function expectedOf(item: MadeItem): Expected & { check: Check } {
  return { ...(item.plan.expected ?? { state: 'taken' }), check: checkOf(item) }
}

function partsOf(item: MadeItem) {
  const { parts, kind, title, hospital, date, dateKind } = item.plan
  return parts ?? [{ startPage: 1, kind, title, hospital, date, dateKind, person: personOf(item) }]
}

function insideOf(item: MadeItem) {
  if (!isBundle(item)) return {}
  const { plan, made } = item
  const own = `${RECORDS}/${plan.file}`
  return {
    files: made.files.map(({ path }) => `${RECORDS}/${path}`),
    ...(plan.entries ? { entries: plan.entries } : {}),
    ...(plan.study ? { study: plan.study } : {}),
    ...(made.members.length > 0
      ? { members: made.members.map((member) => ({ ...itemTruth(member, own), ...described(member) })) }
      : {}),
  }
}

function described(item: MadeItem) {
  const { group, alsoKinds, namedAs, ambiguousDate, password, exifTurned } = item.plan
  return {
    ...(group ? { group } : {}),
    expected: expectedOf(item),
    ...(isBundle(item) ? {} : { parts: partsOf(item) }),
    ...(alsoKinds ? { alsoKinds } : {}),
    ...(namedAs ? { namedAs } : {}),
    ...(ambiguousDate ? { ambiguousDate } : {}),
    ...(password ? { password } : {}),
    ...(exifTurned ? { exifTurned } : {}),
  }
}

const below = (file: string): string => `${RECORDS}/${file}`

function relatedTo(file: string, more: More) {
  const rescanOf = more.rescans.find((one) => below(one.file) === file)?.of
  const versions = more.versions.find(({ files }) => files.map(below).includes(file))
  const same = more.sameEvents.find(({ files }) => files.map(below).includes(file))
  return {
    ...(rescanOf ? { rescanOf: below(rescanOf) } : {}),
    ...(versions ? { version: { of: versions.what, place: versions.files.map(below).indexOf(file) + 1 } } : {}),
    ...(same ? { sameEventAs: same.files.map(below).filter((one) => one !== file) } : {}),
  }
}

function further(plain: Plain, items: readonly MadeItem[], more: More) {
  const item = items.find(({ plan }) => below(plan.file) === (plain.copyOf ?? plain.file))
  if (item === undefined) throw new Error(`no such record: ${plain.file}`)
  const copied = plain.copyOf === undefined ? {} : { group: 'exact copy' }
  return { ...plain, ...described(item), ...copied, ...insideOf(item), ...relatedTo(plain.file, more) }
}

/** What only the whole kits tell: end states, parts, members, entries, versions, and what belongs together. */
export function furtherTruth(more: More, items: readonly MadeItem[], plain: readonly Plain[]) {
  return {
    kit: more.about,
    expectedStates:
      'taken, or kept: stored without being understood. needs: what must be given first. check: what the check of the person must come to; ask for a former name, mixed where pages differ.',
    ...(more.otherStrangers ? { otherStrangers: more.otherStrangers } : {}),
    items: plain.map((one) => further(one, items, more)),
    duplicates: [
      ...plain.flatMap(({ file, copyOf }) => (copyOf ? [{ file, copyOf, exact: true }] : [])),
      ...more.rescans.map(({ file, of }) => ({ file: below(file), copyOf: below(of), exact: false })),
    ],
    versions: more.versions.map(({ what, files }) => ({ what, files: files.map(below) })),
    sameEvents: more.sameEvents.map(({ what, files }) => ({ what, files: files.map(below) })),
  }
}
