export type Selection = { selected: ReadonlySet<string>; onChange: (selected: Set<string>) => void }

type Rows = { readonly rows: readonly { readonly id: string }[]; readonly selection?: Selection | undefined }

/** Choosing rows: one, a stretch from where one began, all, none. What is there to choose is asked for anew each time. */
export function choosing(newest: () => Rows) {
  /** Where a stretch began, and what was chosen before it. */
  let begun: { readonly id: string; readonly before: ReadonlySet<string> } | null = null
  const selected = (): ReadonlySet<string> => newest().selection?.selected ?? new Set<string>()
  const set = (ids: Iterable<string>) => newest().selection?.onChange(new Set(ids))
  const extend = (from: string, to: string) => {
    begun ??= { id: from, before: selected() }
    set([...begun.before, ...stretch(newest().rows, begun.id, to)])
  }
  return {
    can: (): boolean => newest().selection !== undefined,
    any: (): boolean => selected().size > 0,
    toggle: (id: string, isLong = false) => {
      if (isLong && begun) return extend(begun.id, id)
      const now = new Set(selected())
      if (!now.delete(id)) now.add(id)
      begun = { id, before: now }
      set(now)
    },
    extend: (from: string, to: string) => {
      if (newest().selection) extend(from, to)
    },
    /** The next stretch begins anew. */
    rest: () => {
      begun = null
    },
    all: (): boolean => {
      set(newest().rows.map(({ id }) => id))
      return true
    },
    /** Whether there was anything chosen. */
    none: (): boolean => {
      if (selected().size === 0) return false
      set([])
      return true
    },
  }
}

function stretch(rows: Rows['rows'], from: string, to: string): string[] {
  const places = [from, to].map((id) => rows.findIndex((row) => row.id === id)).sort((a, b) => a - b)
  const [first = 0, last = 0] = places
  return rows.slice(first, last + 1).map(({ id }) => id)
}
