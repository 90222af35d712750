import * as v from 'valibot'
import { err, ok, type Result } from './result.ts'

/** What is wrong with a value from outside: where in it (dotted path), never the value itself. */
export type ShapeError = { readonly code: 'bad-shape'; readonly detail: string }

/** Any schema whose check needs no waiting. */
export type Schema<T = unknown> = v.GenericSchema<unknown, T>

/** The type a schema lets through. */
export type Of<S extends Schema> = v.InferOutput<S>

/** Parse a value from disk, a door, a file or a worker. Unknown keys of objects are dropped. */
export function parse<T>(schema: Schema<T>, value: unknown): Result<T, ShapeError> {
  const parsed = v.safeParse(schema, value, { abortEarly: true })
  if (parsed.success) return ok(parsed.output)
  const [issue] = parsed.issues
  return err({ code: 'bad-shape', detail: `${v.getDotPath(issue) ?? ''}: ${issue.type}` })
}

/** Parse JSON text; broken JSON is a `bad-shape` like any other. */
export function parseJson<T>(schema: Schema<T>, text: string): Result<T, ShapeError> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return err({ code: 'bad-shape', detail: 'not JSON' })
  }
  return parse(schema, value)
}
