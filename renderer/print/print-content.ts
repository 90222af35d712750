import * as v from 'valibot'
import { textUpTo } from '../core/base/schemas.ts'
import { Packet } from '../core/packet/packet.ts'

/** The recovery kit: one page. `groups`: eight groups of four; `qr`: rows of `0` and `1`, dark is 1, without the quiet zone. */
export const KitContent = v.object({
  type: v.literal('kit'),
  vaultName: textUpTo(200),
  madeOn: textUpTo(40),
  paper: v.picklist(['a4', 'letter']),
  groups: v.pipe(v.array(v.pipe(v.string(), v.regex(/^[0-9A-Z]{4}$/))), v.length(8)),
  qr: v.pipe(v.array(v.pipe(v.string(), v.regex(/^[01]{21,177}$/))), v.minLength(21), v.maxLength(177)),
})
export type KitContent = v.InferOutput<typeof KitContent>

export const PacketContent = v.object({ type: v.literal('packet'), packet: Packet })
export type PacketContent = v.InferOutput<typeof PacketContent>

/** What the hidden print window is told, by a message from its own origin. `madeOn` of a kit is an instant like the packet's. */
export const PrintContent = v.variant('type', [PacketContent, KitContent])
export type PrintContent = v.InferOutput<typeof PrintContent>
