import type { PageIdentity } from '../../core/model/understanding.ts'
import type { RecordDetail } from '../../vault/contract.ts'

type PageInfo = RecordDetail['pageInfo'][number]

/** Whose a page is: as its words say, or `yes` / `no` as a person answered. */
export type Whose = PageIdentity['verdict'] | 'yes' | 'no'

/** Pages that follow each other and are answered alike, with what is written on the first of them. */
export type WhoseGroup = {
  readonly whose: Whose
  readonly pages: readonly number[]
  readonly name: string | null
  readonly born: string | null
  readonly reasons: PageIdentity['reasons']
}

export function whoseIs({ answer, verdict }: PageIdentity): Whose {
  if (answer) return answer.isPerson ? 'yes' : 'no'
  return verdict
}

/** Waiting for a person's word: the page is used for nothing until then. */
export const isDoubt = (identity: PageIdentity | null): boolean =>
  identity !== null && ['ask', 'quarantine'].includes(whoseIs(identity))

/** The pages in groups, in order; pages not read yet are in none. Doubtful pages of different names stay apart. */
export function whoseGroups(pages: readonly PageInfo[]): WhoseGroup[] {
  const groups: WhoseGroup[] = []
  for (const { identity } of [...pages].sort((a, b) => a.page - b.page)) {
    if (identity === null) continue
    const one = groupOf(identity)
    const last = groups.at(-1)
    if (last && belongs(last, one)) groups[groups.length - 1] = { ...last, pages: [...last.pages, ...one.pages] }
    else groups.push(one)
  }
  return groups
}

function groupOf(identity: PageIdentity): WhoseGroup {
  return {
    whose: whoseIs(identity),
    pages: [identity.page],
    name: identity.nameAsWritten?.value ?? null,
    born: identity.birthDateAsWritten?.value ?? null,
    reasons: identity.reasons,
  }
}

function belongs(group: WhoseGroup, one: WhoseGroup): boolean {
  if (group.whose !== one.whose) return false
  if (one.whose !== 'ask' && one.whose !== 'quarantine') return true
  return group.name === one.name && group.born === one.born
}
