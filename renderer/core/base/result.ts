/** What an operation that can be refused gives back: the value, or one of a closed set of refusals. */
export type Ok<T> = { readonly ok: true; readonly value: T }
export type Err<E> = { readonly ok: false; readonly error: E }
export type Result<T, E> = Ok<T> | Err<E>

/** A refusal: its `code` has a sentence in `text/`; `detail` holds ids, counts or file names, never a path or a clinical value. */
export type Refusal<C extends string> = { readonly code: C; readonly detail?: string }

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value })
export const err = <E>(error: E): Err<E> => ({ ok: false, error })

/** Shorthand for `err({ code, detail })`. */
export function refuse<C extends string>(code: C, detail?: string): Err<Refusal<C>> {
  return err(detail === undefined ? { code } : { code, detail })
}
