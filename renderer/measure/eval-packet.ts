import type { PacketId } from '../core/base/ids.ts'
import type { RecordRow, Vault } from '../vault/contract.ts'
import { takeFile } from './take-files.ts'
import { need, say, secondsSince, type Task } from './task.ts'
import { newVault } from './vault-at-hand.ts'

/** A vault made of the folder, everything in it said to be the person's, then the packet in both of its forms. */
export async function evalPacket({ files }: Task): Promise<object> {
  const { worker, personId } = await newVault()
  const vault = worker.client
  for (const { path } of files ?? []) {
    const { row } = await takeFile({ vault, personId }, path)
    await say(`${path}: ${row.state}`)
  }
  const records = need(await vault.records(null), 'The records cannot be listed')
  for (const record of records) await ownUp(vault, record)
  const { words: passphrase } = need(await vault.suggestPassphrase(null), 'There is no passphrase')
  const started = performance.now()
  const { packet, pages } = await make(vault, records)
  await save(vault, packet.id, null)
  await save(vault, packet.id, passphrase)
  const seconds = secondsSince(started)
  return { sources: packet.sources.length, pages, seconds, passphrase }
}

/** What a person answers who knows whose papers these are. */
async function ownUp(vault: Vault, record: RecordRow): Promise<void> {
  const pages = Array.from({ length: record.pages }, (_, index) => index + 1)
  if (record.reading.state !== 'read' || pages.length === 0) return
  need(await vault.answerPages({ id: record.id, pages, isPerson: true }), 'An answer cannot be saved')
}

async function make(vault: Vault, records: readonly RecordRow[]) {
  const documents = records.filter(({ reading }) => reading.state === 'read').map(({ id }) => id)
  const draft = { ...need(await vault.packetDraft(null), 'There is no draft'), documents }
  return need(await vault.previewPacket({ draft, paper: 'Letter' }), 'The packet cannot be made')
}

/** A share file where a passphrase is given, else a signed PDF. The shell of a measuring run knows where it goes. */
async function save(vault: Vault, packetId: PacketId, passphrase: string | null): Promise<void> {
  const form = passphrase === null ? 'signed-pdf' : 'share-file'
  const saved = need(await vault.savePacket({ packetId, form, passphrase }), 'The packet cannot be saved')
  await say(`${form}: ${String(saved.pages)} pages`)
}
