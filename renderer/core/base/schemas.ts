import * as v from 'valibot'

/** A whole number from 0 up, safe to calculate with. */
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

/** Bytes in memory. */
export const bytes = v.instance(Uint8Array<ArrayBufferLike>)

/** Pixels, four bytes each (RGBA, not premultiplied), rows from the top. */
export const pixels = v.custom<Uint8ClampedArray<ArrayBuffer>>((value) => value instanceof Uint8ClampedArray)

/** Text of at most this many UTF-16 units. */
export const textUpTo = (most: number) => v.pipe(v.string(), v.maxLength(most))

/** An instant as `2026-05-04T12:34:56.789Z`; for display only, nothing is ordered by it. */
export const instant = v.pipe(v.string(), v.isoTimestamp())

/** Lower-case hexadecimal of exactly this many bytes. */
export const hexOf = (length: number) => v.pipe(v.string(), v.regex(new RegExp(`^[0-9a-f]{${length * 2}}$`)))

/** Standard base64 with padding. */
export const base64 = v.pipe(v.string(), v.regex(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/))
