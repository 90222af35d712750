import { fromBase64, toBase64 } from '../../core/base/bytes.ts'
import { newId, RowId } from '../../core/base/ids.ts'
import { newSigningSeed, sign, signingKeyPair } from '../../core/crypto/sign.ts'
import type { ShareSender } from '../../core/format/share-file.ts'
import type { OwnKeys } from '../../core/model/rows.ts'
import { makeSigningKey, publicKeyOf } from '../../core/pades/signing-key.ts'

/** The keys a vault hands things over with, made once when the vault is made. */
export async function newOwnKeys(): Promise<OwnKeys> {
  const key = await makeSigningKey()
  return {
    id: newId(RowId),
    signingKey: toBase64(key.privateKey),
    certificate: toBase64(key.certificate),
    certificateName: key.name,
    senderSeed: toBase64(newSigningSeed()),
  }
}

export const signingKeyOf = (keys: OwnKeys) => ({
  privateKey: fromBase64(keys.signingKey),
  certificate: fromBase64(keys.certificate),
})

/** Who a share file says it is from: the Ed25519 key that signs its manifest, and the key that signed the packet. */
export function senderOf(keys: OwnKeys): ShareSender {
  const pair = signingKeyPair(fromBase64(keys.senderSeed))
  return {
    ed25519: pair.publicKey,
    p256: publicKeyOf(fromBase64(keys.certificate)) ?? new Uint8Array(),
    sign: (bytes) => sign(bytes, pair),
  }
}
