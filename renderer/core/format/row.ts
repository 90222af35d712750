import * as v from 'valibot'
import { concat, fromHex } from '../base/bytes.ts'
import { DeviceId, RowId } from '../base/ids.ts'
import { count, instant, textUpTo } from '../base/schemas.ts'
import { u64 } from '../crypto/associated-data.ts'

/** A version of a row: its writer's logical clock and the writer. No clock of the wall orders anything (VF-12). */
export const Version = v.strictObject({ lamport: v.pipe(count, v.minValue(1)), device: DeviceId })
export type Version = v.InferOutput<typeof Version>

/** For each other device the last frame known when the version was written. */
export const Seen = v.record(DeviceId, count)
export type Seen = v.InferOutput<typeof Seen>

/** The value of a version that deletes its row. */
export const tombstone = null

/**
 * One version of one row (VF-12): `parents` are the versions it replaces, `wroteAt` is for display only. `value` is any
 * JSON value but null, which is the tombstone; `kind` names the shape of it.
 */
export const RowVersion = v.strictObject({
  row: RowId,
  kind: v.pipe(textUpTo(64), v.minLength(1)),
  version: Version,
  parents: v.array(Version),
  seen: Seen,
  wroteAt: instant,
  value: v.unknown(),
})
export type RowVersion = v.InferOutput<typeof RowVersion>

export const isTombstone = (version: RowVersion): boolean => version.value === tombstone

/** A version as text, `<lamport>-<device id>`: unique within its row. */
export const versionKey = ({ lamport, device }: Version): string => `${lamport}-${device}`

/** Older first: by logical clock, then by device. */
export const compareVersions = (a: Version, b: Version): number =>
  a.lamport - b.lamport || (a.device < b.device ? -1 : Number(a.device > b.device))

/** Row id ‖ lamport ‖ device id ‖ whether it deletes: what the state digest is made of (VF-16). */
export const versionBytes = (version: RowVersion): Uint8Array =>
  concat(
    fromHex(version.row),
    u64(version.version.lamport),
    fromHex(version.version.device),
    Uint8Array.of(isTombstone(version) ? 1 : 0),
  )

/** How many changes of other devices `seen` names that are not here yet, by device. */
export function notArrived(seen: Seen, here: Seen): Seen {
  const missing = Object.entries(seen).flatMap(([device, seq]) => {
    const known = here[v.parse(DeviceId, device)] ?? 0
    return seq > known ? [[device, seq - known] as const] : []
  })
  return v.parse(Seen, Object.fromEntries(missing))
}
