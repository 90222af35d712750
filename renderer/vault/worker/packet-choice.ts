import { concat } from '../../core/base/bytes.ts'
import { newId, PacketId, type DocumentId, type PersonId } from '../../core/base/ids.ts'
import type { Result } from '../../core/base/result.ts'
import { hash } from '../../core/crypto/hash.ts'
import type { PacketDraft } from '../../core/model/packet-draft.ts'
import type { SentPacket } from '../../core/model/rows.ts'
import { isUsable } from '../../core/model/understanding.ts'
import { compareForReading, type PacketDocument } from '../../core/packet/build-packet.ts'
import type { Packet } from '../../core/packet/packet.ts'
import { senderOf } from './own-keys.ts'
import { recordRow } from './records.ts'
import type { Session } from './session.ts'
import { isRecord } from './tables.ts'
import type { DiskRefusal } from './vault-folder.ts'
import { asWords } from './words.ts'

/** How many words name a sender (vault.md §8.3). */
const SENDER_WORDS = 8

/** The chosen documents with what is understood of them. */
export function packetDocuments(session: Session, ids: readonly DocumentId[]): PacketDocument[] {
  return ids.flatMap((id) => {
    const document = session.tables.get('document', id)
    // A draft may still name what has been put into the bin or moved to somebody else since.
    const isOwn = document && isRecord(document) && document.personId === session.tables.person()?.id
    return isOwn ? [{ document, understanding: session.tables.get('understanding', id) ?? null }] : []
  })
}

/** The last draft, or a new one with every record that is this person's, in the order a tumour board reads. */
export function currentDraft(session: Session): PacketDraft | null {
  const person = session.tables.person()
  if (!person) return null
  const saved = draftOf(session, person.id)
  if (saved) return saved
  const documents = session.tables
    .records()
    .filter(({ id }) => session.tables.get('understanding', id)?.pages.some(isUsable))
    .map((document) => recordRow(session, document))
    .sort((a, b) => compareForReading({ ...a, kind: a.kind ?? 'other' }, { ...b, kind: b.kind ?? 'other' }))
    .map(({ id }) => id)
  return { id: newId(PacketId), personId: person.id, purpose: 'second-opinion', documents, questions: [], note: '' }
}

/** Keep a draft; a person has one, and a new one takes its place and its id. */
export const saveDraft = (session: Session, draft: PacketDraft): Promise<Result<null, DiskRefusal>> =>
  session.commit(() => [{ kind: 'draft', row: { ...draft, id: draftOf(session, draft.personId)?.id ?? draft.id } }])

const draftOf = ({ tables }: Session, person: PersonId): PacketDraft | undefined =>
  tables.all('draft').find(({ personId }) => personId === person)

/** What went out about the person looked at; notes of before there were several persons name none. */
export const sentPackets = ({ tables }: Session): SentPacket[] =>
  tables.all('sent').filter(({ personId }) => personId === null || personId === tables.person()?.id)

/** Whose key signs, and the eight words that name the sender: BLAKE2b-256 of both public keys. */
export function signerOf(session: Session): Packet['signer'] {
  const keys = session.tables.only('keys')
  if (!keys) return null
  const sender = senderOf(keys)
  const words = asWords(hash(concat(sender.ed25519, sender.p256)), SENDER_WORDS)
  return { keyName: keys.certificateName, words }
}
