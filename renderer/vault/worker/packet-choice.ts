import { concat } from '../../core/base/bytes.ts'
import { newId, PacketId, type DocumentId } from '../../core/base/ids.ts'
import { hash } from '../../core/crypto/hash.ts'
import type { PacketDraft } from '../../core/model/packet-draft.ts'
import { isUsable } from '../../core/model/understanding.ts'
import { compareForReading, type PacketDocument } from '../../core/packet/build-packet.ts'
import type { Packet } from '../../core/packet/packet.ts'
import { senderOf } from './own-keys.ts'
import { recordRow } from './records.ts'
import type { Session } from './session.ts'
import { asWords } from './words.ts'

/** How many words name a sender (vault.md §8.3). */
const SENDER_WORDS = 8

/** The chosen documents with what is understood of them. */
export function packetDocuments(session: Session, ids: readonly DocumentId[]): PacketDocument[] {
  return ids.flatMap((id) => {
    const document = session.tables.get('document', id)
    return document ? [{ document, understanding: session.tables.get('understanding', id) ?? null }] : []
  })
}

/** The last draft, or a new one with every record that is this person's, in the order a tumour board reads. */
export function currentDraft(session: Session): PacketDraft | null {
  const person = session.tables.person()
  if (!person) return null
  const saved = session.tables.only('draft')
  if (saved) return saved
  const documents = session.tables
    .all('document')
    .filter(({ id }) => session.tables.get('understanding', id)?.pages.some(isUsable))
    .map((document) => recordRow(session, document))
    .sort((a, b) => compareForReading({ ...a, kind: a.kind ?? 'other' }, { ...b, kind: b.kind ?? 'other' }))
    .map(({ id }) => id)
  return { id: newId(PacketId), personId: person.id, purpose: 'second-opinion', documents, questions: [], note: '' }
}

/** Whose key signs, and the eight words that name the sender: BLAKE2b-256 of both public keys. */
export function signerOf(session: Session): Packet['signer'] {
  const keys = session.tables.only('keys')
  if (!keys) return null
  const sender = senderOf(keys)
  const words = asWords(hash(concat(sender.ed25519, sender.p256)), SENDER_WORDS)
  return { keyName: keys.certificateName, words }
}
