import { concat } from '../../../renderer/core/base/bytes.ts'
import { ok } from '../../../renderer/core/base/result.ts'
import { randomBytes, type RandomSource } from '../../../renderer/core/crypto/random.ts'
import type { BackupFileHead } from '../../../renderer/core/format/backup-layout.ts'
import { readBackup, readBackupFront, type BackupEvent } from '../../../renderer/core/format/backup-read.ts'
import type { ByteSource } from '../../../renderer/core/format/backup-source.ts'
import { BackupWriter } from '../../../renderer/core/format/backup-write.ts'
import { sealBlob } from '../../../renderer/core/format/blob.ts'
import { chainStart, sealFrame } from '../../../renderer/core/format/frame.ts'
import { encodeHeader, type VaultKeys } from '../../../renderer/core/format/header.ts'
import { applyCommit, emptyRows, stateDigest } from '../../../renderer/core/format/merge.ts'
import { aVault, aVersion, deviceId } from './made-up.ts'

export const sourceOf = (bytes: Uint8Array): ByteSource<never> => ({
  size: bytes.length,
  read: async (from, length) => ok(bytes.slice(from, from + length)),
})

type Part = { readonly name: string; readonly bytes: Uint8Array }

/** A backup of a made-up vault with one frame and some blobs, as the pieces it was written in. */
export function aBackup(random: RandomSource = randomBytes, blobs: readonly Uint8Array[] = [new Uint8Array(300)]) {
  const { header, keys, recoveryCode } = aVault(random)
  return { ...backupOf(encodeHeader(header, keys), keys, random, blobs), keys, header, recoveryCode }
}

export function backupOf(
  header: Uint8Array,
  keys: VaultKeys,
  random: RandomSource = randomBytes,
  blobs: readonly Uint8Array[] = [],
) {
  const device = deviceId(1)
  const frame = sealFrame(keys, chainStart(keys.vaultId, device), [aVersion(1)], random)
  const files: { head: BackupFileHead; bytes: Uint8Array }[] = [
    {
      head: { file: { kind: 'journal', device, number: 1 }, length: frame.bytes.length, part: 100 },
      bytes: frame.bytes,
    },
    ...blobs.map((plain) => {
      const { ref, sealed } = sealBlob(keys, plain, random)
      return { head: { file: { kind: 'blob' as const, id: ref.id }, length: sealed.length, part: 4096 }, bytes: sealed }
    }),
  ]
  const writer = new BackupWriter(keys, header, random)
  const parts: Part[] = []
  const about = {
    vaultId: keys.vaultId,
    epochId: keys.epochId,
    madeAt: '2026-05-04T12:34:56.789Z',
    files: files.length,
    bytes: files.reduce((sum, { bytes }) => sum + bytes.length, 0),
    digest: stateDigest(applyCommit(emptyRows(), [aVersion(1)]), keys),
    vector: { [device]: { seq: 1, hash: frame.head.hash } },
    counts: { persons: 1, records: 1, pages: 1, entries: 0, lastChange: null },
  }
  parts.push({ name: 'front', bytes: writer.begin(about) })
  for (const { head, bytes } of files) {
    const file = writer.file(head)
    const sealed = [file.head]
    for (let at = 0; at < Math.max(1, bytes.length); at += head.part)
      sealed.push(file.part(bytes.subarray(at, at + head.part)))
    parts.push({ name: head.file.kind, bytes: concat(...sealed) })
  }
  parts.push({ name: 'end', bytes: writer.end([]) })
  return { bytes: concat(...parts.map((part) => part.bytes)), parts, files, about }
}

/** Everything that reading comes upon; a front that is refused stands as its code. */
export async function readAll(bytes: Uint8Array, keys: VaultKeys): Promise<string | BackupEvent<never>[]> {
  const front = await readBackupFront(sourceOf(bytes))
  if (!front.ok) return front.error.code
  const events: BackupEvent<never>[] = []
  for await (const event of readBackup(sourceOf(bytes), front.value, keys)) events.push(event)
  return events
}

/** The damages told, as words; the files that came out whole, as their bytes. */
export function told(events: string | BackupEvent<never>[]) {
  if (typeof events === 'string') return { damages: [events], whole: [], ended: false }
  const damages: string[] = []
  const whole: Uint8Array[] = []
  let parts: Uint8Array[] = []
  for (const event of events) {
    if (event.at === 'damage') damages.push(event.damage)
    if (event.at === 'file') parts = []
    if (event.at === 'part') parts.push(event.bytes)
    if (event.at === 'file-end') whole.push(concat(...parts))
  }
  return { damages, whole, ended: events.some(({ at }) => at === 'end') }
}
