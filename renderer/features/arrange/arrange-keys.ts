/** What a key does at a page of the arranging screen. */
export type PageAct =
  | { readonly act: 'go'; readonly by: number; readonly extend: boolean }
  | { readonly act: 'go-to'; readonly end: 'first' | 'last'; readonly extend: boolean }
  | { readonly act: 'move'; readonly by: 1 | -1 }
  | { readonly act: 'choose' | 'choose-all' | 'clear' | 'cut' | 'turn' }

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** `columns`: pages in a row; `screen`: pages on the screen. Null: the key is not for pages. */
export function actOfKey(event: Key, columns: number, screen: number): PageAct | null {
  const { key, shiftKey: extend } = event
  if (event.altKey) return keyWithAlt(key)
  if (event.ctrlKey || event.metaKey) return key.toLowerCase() === 'a' ? { act: 'choose-all' } : null
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -columns,
    ArrowDown: columns,
    PageUp: -screen,
    PageDown: screen,
  }
  const by = steps[key]
  if (by !== undefined) return { act: 'go', by, extend }
  if (key === 'Home' || key === 'End') return { act: 'go-to', end: key === 'Home' ? 'first' : 'last', extend }
  const act = plain[key.toLowerCase()]
  return act === undefined ? null : { act }
}

const plain: Readonly<Record<string, 'choose' | 'cut' | 'clear' | 'turn'>> = {
  ' ': 'choose',
  enter: 'cut',
  escape: 'clear',
  r: 'turn',
}

function keyWithAlt(key: string): PageAct | null {
  if (key === 'ArrowUp') return { act: 'move', by: -1 }
  return key === 'ArrowDown' ? { act: 'move', by: 1 } : null
}
