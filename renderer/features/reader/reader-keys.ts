/** What a key of the viewer does. */
export type ReaderAct =
  | 'next-page'
  | 'previous-page'
  | 'larger'
  | 'smaller'
  | 'fit'
  | 'whole'
  | 'thumbnails'
  | 'beside'
  | 'turn'
  | 'find'
  | 'next-place'
  | 'previous-place'
  | 'leave-find'
  | 'looks-right'
  | 'edit'
  | 'back'

type Key = {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** `inFind`: in the find field. `empty`: that field is empty. `inPanel`: beside the pages, where Page Down scrolls text. */
type Focus = { readonly inField: boolean; readonly inFind: boolean; readonly inPanel: boolean; readonly empty: boolean }

const letters: Readonly<Record<string, ReaderAct>> = {
  j: 'next-page',
  k: 'previous-page',
  '+': 'larger',
  '=': 'larger',
  '-': 'smaller',
  '0': 'fit',
  w: 'whole',
  t: 'thumbnails',
  c: 'beside',
  r: 'turn',
  y: 'looks-right',
  f: 'edit',
}
const pageKeys: Readonly<Record<string, ReaderAct>> = { PageDown: 'next-page', PageUp: 'previous-page' }

/** The act of a key (ux.md §2.5), or null when the key is not the viewer's: single letters never work while typing. */
export function actOfKey(event: Key, focus: Focus): ReaderAct | null {
  const { key, shiftKey } = event
  if (event.altKey) return null
  if (event.ctrlKey || event.metaKey) return key.toLowerCase() === 'f' && !shiftKey ? 'find' : null
  if (key === 'F3') return shiftKey ? 'previous-place' : 'next-place'
  return focus.inFind ? keyInFind(key, shiftKey, focus.empty) : keyOutside(key, focus)
}

function keyOutside(key: string, { inField, inPanel }: Focus): ReaderAct | null {
  if (key === 'Escape') return 'back'
  if (inField) return null
  const pageKey = inPanel ? undefined : pageKeys[key]
  return letters[key.toLowerCase()] ?? pageKey ?? null
}

/** Escape first clears the field, which is the field's own business, and then leaves it. */
function keyInFind(key: string, shift: boolean, empty: boolean): ReaderAct | null {
  if (key === 'Enter') return shift ? 'previous-place' : 'next-place'
  return key === 'Escape' && empty ? 'leave-find' : null
}
