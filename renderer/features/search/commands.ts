import { tokensOf } from '../../core/search/tokens.ts'
import type { IconName } from '../../ui/icons.ts'

/** Something that can be done from the search: a place to go to, an act, another person's records. */
export type Command = {
  readonly id: string
  readonly name: string
  /** Other words that people may type for it. */
  readonly words: string
  readonly icon: IconName
  /** What it is, in a few words, beside its name. */
  readonly says: string
  readonly keys?: readonly string[]
}

/** Begins a search for commands only, as the palettes of other programs do. */
const ONLY = '>'
const MOST = 4

/** Whether what was typed asks for commands and nothing else. */
export const asksForCommands = (typed: string): boolean => typed.trimStart().startsWith(ONLY)

/**
 * The commands that what was typed may mean: every word of it begins a word of theirs. Behind ">" all of those, otherwise
 * few, and none for a single letter.
 */
export function commandsFor(typed: string, commands: readonly Command[]): readonly Command[] {
  const isOnly = asksForCommands(typed)
  const asked = tokensOf(typed).map(({ term }) => term)
  if (!isOnly && (typed.trim().length < 2 || asked.length === 0)) return []
  const found = commands.filter((command) => {
    const own = tokensOf(`${command.name} ${command.words}`).map(({ term }) => term)
    return asked.every((word) => own.some((one) => one.startsWith(word)))
  })
  const begins = ({ name }: Command) => tokensOf(name)[0]?.term.startsWith(asked[0] ?? '') === true
  const sorted = [...found.filter(begins), ...found.filter((one) => !begins(one))]
  return isOnly ? sorted : sorted.slice(0, MOST)
}
