import type { Member, MemberRefusal } from '../../core/model/content.ts'
import type { Source } from '../source.ts'
import { memberPath } from './member-path.ts'

/** A file carried inside another, unpacked already; or why it is not taken out. */
export type Held = { readonly path: string; readonly bytes: Uint8Array | MemberRefusal }

const partSize = 1024 * 1024

/** Files that lie in memory as members of a source. */
export function heldMembers(held: readonly Held[]): { members: Member[]; member: NonNullable<Source['member']> } {
  const members = held.map(({ path, bytes }, place): Member => {
    const shown = memberPath(path, place)
    return typeof bytes === 'string'
      ? { path: shown, size: null, refused: bytes }
      : { path: shown, size: bytes.length, refused: null }
  })
  return { members, member: (index) => partsOfHeld(held[index]?.bytes) }
}

/** Always copies: a part moves away to the asker. */
export async function* partsOfHeld(
  bytes: Uint8Array | MemberRefusal | undefined,
): AsyncGenerator<Uint8Array | MemberRefusal> {
  if (typeof bytes === 'string') yield bytes
  else for (let at = 0; bytes && at < bytes.length; at += partSize) yield bytes.slice(at, at + partSize)
}
