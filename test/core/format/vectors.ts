import { toHex, fromUtf8, utf8 } from '../../../renderer/core/base/bytes.ts'
import { hash } from '../../../renderer/core/crypto/hash.ts'
import { chainStart, sealFrame } from '../../../renderer/core/format/frame.ts'
import { sealBlob } from '../../../renderer/core/format/blob.ts'
import { encodeHeader } from '../../../renderer/core/format/header.ts'
import { applyCommit, emptyRows, keptRows, stateDigest } from '../../../renderer/core/format/merge.ts'
import { formatRecoveryCode } from '../../../renderer/core/format/recovery-code.ts'
import { writeSnapshot } from '../../../renderer/core/format/snapshot.ts'
import { subkey } from '../../../renderer/core/crypto/subkeys.ts'
import { backupOf } from './a-backup.ts'
import { aVault, aVersion, countingBytes, derived, deviceId } from './made-up.ts'

/** Everything of docs/vault-format.md VF-21, made by the code from counting bytes in place of random ones. */
export function madeVectors(): Record<string, string> {
  const random = countingBytes()
  const { header, keys, recoveryCode } = aVault(random)
  const device = deviceId(1)
  const start = chainStart(keys.vaultId, device)
  const frame = sealFrame(keys, start, [aVersion(1)], random)
  const blob = sealBlob(keys, utf8('CA 15-3: 41 U/mL'), random)
  const rows = applyCommit(emptyRows(), [aVersion(1)])
  const headerBytes = encodeHeader(header, keys)
  const vector = { [device]: { seq: 1, hash: frame.head.hash } }
  const snapshot = writeSnapshot(
    keys,
    { header: headerBytes, device, seq: 1, vector, lamport: rows.lamport, rows: keptRows(rows) },
    random,
  )
  const backup = backupOf(headerBytes, keys, random, [utf8('CA 15-3: 41 U/mL')])
  return {
    derived: toHex(derived),
    'recovery code': formatRecoveryCode(recoveryCode),
    'vault key': toHex(keys.vaultKey),
    'rows key': toHex(keys.rows),
    'vault.json': fromUtf8(headerBytes),
    'chain start': start.hash,
    frame: toHex(frame.bytes),
    'frame hash': frame.head.hash,
    'blob id': blob.ref.id,
    'blob key': blob.ref.key,
    blob: toHex(blob.sealed),
    'state digest': stateDigest(rows, keys),
    'snapshot length': String(snapshot.length),
    'snapshot hash': toHex(hash(snapshot)),
    'snapshot index and packs': toHex(snapshot.subarray(56 + headerBytes.length)),
    'snapshot prefix': toHex(snapshot.subarray(0, 56)),
    'backup key': toHex(subkey(keys.vaultKey, 'backup')),
    'backup length': String(backup.bytes.length),
    'backup hash': toHex(hash(backup.bytes)),
    'backup prefix': toHex(backup.bytes.subarray(0, 72)),
    'backup sections': toHex(
      backup.bytes.subarray(72 + headerBytes.length, backup.bytes.length - 72 - headerBytes.length),
    ),
  }
}
