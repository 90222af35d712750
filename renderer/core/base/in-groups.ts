type Waiting<T, R> = { readonly one: T; readonly settle: (answer: R) => void; readonly fail: (fault: unknown) => void }

/**
 * Does one piece of work at a time for all that came meanwhile: what comes first goes at once, and whoever comes while that
 * is under way goes with the next, of at most `most`. All of a group get its answer, or what it threw.
 */
export function inGroups<T, R>(most: number, work: (group: readonly T[]) => Promise<R>): (one: T) => Promise<R> {
  let waiting: readonly Waiting<T, R>[] = []
  let busy = false

  async function workOff(): Promise<void> {
    busy = true
    while (waiting.length > 0) {
      const group = waiting.slice(0, most)
      waiting = waiting.slice(most)
      try {
        const answer = await work(group.map(({ one }) => one))
        for (const { settle } of group) settle(answer)
      } catch (fault) {
        for (const { fail } of group) fail(fault)
      }
    }
    busy = false
  }

  return (one) =>
    new Promise((settle, fail) => {
      waiting = [...waiting, { one, settle, fail }]
      if (!busy) void workOff()
    })
}
