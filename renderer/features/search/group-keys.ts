/** Where an arrow leads out of a list: to the next list or the one before, or back to the field. False where it stays within. */
export function moveBetweenLists(screen: HTMLElement | null, key: string): boolean {
  if (screen === null || (key !== 'ArrowUp' && key !== 'ArrowDown')) return false
  const lists = [...screen.querySelectorAll<HTMLElement>('[role="grid"]')]
  const at = lists.findIndex((list) => list.contains(document.activeElement))
  const rows = rowsOf(lists[at])
  const edge = key === 'ArrowDown' ? rows.at(-1) : rows[0]
  if (at < 0 || edge !== document.activeElement) return false
  const target =
    key === 'ArrowDown' ? rowsOf(lists[at + 1])[0] : at === 0 ? fieldOf(screen) : rowsOf(lists[at - 1]).at(-1)
  target?.focus()
  return target !== undefined && target !== null
}

/** From the field into the first list. */
export const moveIntoLists = (screen: HTMLElement | null): void =>
  rowsOf(screen?.querySelector<HTMLElement>('[role="grid"]') ?? undefined)[0]?.focus()

export const fieldOf = (screen: HTMLElement | null): HTMLInputElement | null => screen?.querySelector('input') ?? null

const rowsOf = (list: HTMLElement | undefined): HTMLElement[] =>
  list === undefined ? [] : [...list.querySelectorAll<HTMLElement>('[role="row"]')]
