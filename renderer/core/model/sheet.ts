/** One line of a readable sheet. `entry` is the place in the list of entries that this line prints, if it prints one. */
export type SheetLine = {
  readonly text: string
  readonly style: 'title' | 'heading' | 'strong' | 'plain'
  readonly entry?: number
}

/**
 * A part of a readable sheet that begins on a new page. `header` is printed at the top of each of its pages: for records
 * it names the patient (`Patient: Rosa Alvarez   Date of birth: 14 Mar 1958   Record number: …`), so that every page can be
 * checked for the right person.
 */
export type SheetPart = { readonly header: string | null; readonly lines: readonly SheetLine[] }

export const plainLine = (text: string): SheetLine => ({ text, style: 'plain' })
