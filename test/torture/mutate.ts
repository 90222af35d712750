import { concat, equalBytes } from '../../renderer/core/base/bytes.ts'
import type { Dice } from './effort.ts'

export const mutations = ['flip', 'cut', 'swap', 'replay', 'added', 'overwritten'] as const
export type Mutation = (typeof mutations)[number]

/** Bytes that have been tampered with, never the same as before. */
export function mutated(bytes: Uint8Array, how: Mutation, dice: Dice): Uint8Array {
  for (;;) {
    const now = once(bytes, how, dice)
    if (!equalBytes(now, bytes)) return now
  }
}

function once(bytes: Uint8Array, how: Mutation, dice: Dice): Uint8Array {
  const at = dice.below(bytes.length)
  const length = 1 + dice.below(Math.min(400, bytes.length))
  const other = dice.below(bytes.length)
  const copy = bytes.slice()
  switch (how) {
    case 'flip':
      copy[at] = (copy[at] ?? 0) ^ (1 << dice.below(8))
      return copy
    case 'cut':
      return bytes.slice(0, at)
    case 'swap':
      copy.set(bytes.subarray(other, other + length).subarray(0, bytes.length - at), at)
      copy.set(bytes.subarray(at, at + length).subarray(0, bytes.length - other), other)
      return copy
    case 'replay':
      return concat(bytes.subarray(0, at), bytes.subarray(other, other + length), bytes.subarray(at))
    case 'added':
      return concat(bytes, dice.bytes(length))
    case 'overwritten':
      copy.set(dice.bytes(length).subarray(0, bytes.length - at), at)
      return copy
  }
}
