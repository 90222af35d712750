/** How often: a little in every run, often in `npm run test:torture`. */
export const often = (quick: number, full: number): number => (process.env.SATCHEL_TORTURE === 'full' ? full : quick)

/** Random numbers that can be had again: the seed is drawn once a run, printed, and given with `SATCHEL_SEED`. */
export const seed = Number(process.env.SATCHEL_SEED ?? Math.floor(Math.random() * 2 ** 31))

export type Dice = { below(most: number): number; pick<T>(all: readonly T[]): T; bytes(length: number): Uint8Array }

/** Mulberry32: small, even, and the same everywhere. */
export function diceOf(start: number): Dice {
  let state = start >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (most: number) => Math.floor(next() * most)
  return {
    below,
    pick(all) {
      const [chosen] = all.slice(below(all.length))
      if (chosen === undefined) throw new Error('nothing to choose from')
      return chosen
    },
    bytes: (length) => Uint8Array.from({ length }, () => below(256)),
  }
}
