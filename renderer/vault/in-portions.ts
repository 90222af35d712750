import type { Result } from '../core/base/result.ts'
import type { Portion } from './contract.ts'

/** So many rows are told at once. */
const PORTION = 500

/**
 * The whole of a list, asked for portion by portion, each looked through in a task of its own: five thousand rows at once
 * would hold the window for longer than anyone should notice.
 */
export async function inPortions<T, E>(
  ask: (portion: Portion) => Promise<Result<readonly T[], E>>,
): Promise<Result<readonly T[], E>> {
  const all: T[] = []
  for (;;) {
    const portion = await ask({ from: all.length, most: PORTION })
    if (!portion.ok) return portion
    all.push(...portion.value)
    if (portion.value.length < PORTION) return { ...portion, value: all }
  }
}
