import { type Cell } from './cells.ts'
import { splitName } from './names.ts'
import { readName, type WrittenName } from './written-names.ts'

/** A portal's bar is the first thing on its page; an address of a letter stands further down. */
const LINES_OF_BAR = 3
/** On an insurer's page the name at the top is that of who pays, and the paper may be about a child. */
const OF_INSURANCE =
  /\b(?:insured|subscriber|guarantor|member|policy|proxy|on behalf of|dependent|asegurad[oa]|versicherte\p{L}*)(?!\p{L})/iu

/**
 * Names that stand alone at the head of a page, without a label, as a portal shows whose account is open. They may be a
 * doctor's or a house's as well: they count for nothing unless they are the person's, beside a birth date that is too.
 */
export function namesAtHead(lines: readonly (readonly Cell[])[]): WrittenName[] {
  if (lines.some((line) => line.some(({ text }) => OF_INSURANCE.test(text)))) return []
  return lines
    .filter((line) => line.length > 0)
    .slice(0, LINES_OF_BAR)
    .flatMap((line) => line.flatMap(wholeName))
}

/** A cell that is a name of two words at least, and nothing else. */
function wholeName({ text, start }: Cell): WrittenName[] {
  const name = readName(text, start)
  const isWhole = name?.start === start && name.end === start + text.length
  return isWhole && splitName(name.value).words.length > 1 ? [name] : []
}
