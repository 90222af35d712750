import * as v from 'valibot'
import { type Schema } from './parse.ts'

/**
 * A door: the calls that one process or worker answers for another, written down once with the schemas of everything
 * that passes. Each call takes one value (`ask`), may report on the way (`tell`), and answers a Result: `gives`, or one
 * of the codes in `refuses`, or one of the door's own codes.
 */
export type Call = {
  readonly ask: Schema
  readonly tell?: Schema
  readonly gives: Schema
  readonly refuses: readonly string[]
}
export type Door = Readonly<Record<string, Call>>

/** What can go wrong with any call: the other side is gone; it broke (its own log says how); a message had the wrong shape; the asker cancelled. */
export const doorCodes = ['closed', 'broke', 'bad-message', 'cancelled'] as const
export type DoorCode = (typeof doorCodes)[number]

/** Declares one call. `refuses` is the closed set of codes that the answering side may give. */
export function call<
  A extends Schema,
  G extends Schema,
  const R extends readonly string[] = [],
  T extends Schema = Schema<never>,
>(shape: { ask: A; gives: G; refuses?: R; tell?: T }): { ask: A; gives: G; refuses: R; tell: T } {
  // Absent `refuses` and `tell` are the empty set and `never`; the casts only restate the defaults of the type parameters.
  const refuses = (shape.refuses ?? []) as R
  return { ask: shape.ask, gives: shape.gives, refuses, tell: (shape.tell ?? v.never()) as T }
}

/** For calls that take or give nothing. */
export const nothing = v.null()
