import { undoText } from '../text/en/app.ts'
import type { Act } from '../vault/contract.ts'

/** How screens say what was done, with a way back. */
export type Notes = {
  readonly say: (words: string, action?: { readonly label: string; readonly onPress: () => void }) => void
  readonly undo: () => Promise<void>
  readonly redo: () => Promise<void>
}

/** An act that a screen has told of, with the way back. */
export const actNoted =
  ({ say, undo }: Notes) =>
  (act: Act): void =>
    say(undoText.done(act), { label: undoText.undo, onPress: () => void undo() })
