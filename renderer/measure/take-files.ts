import { BatchId, newId, type DocumentId, type PersonId } from '../core/base/ids.ts'
import { shell } from '../desktop/shell.ts'
import { intakeText } from '../text/en/intake.ts'
import type { IntakeLine, RecordDetail, Vault } from '../vault/contract.ts'
import { endStateOf, importRow, sentenceOf, type ImportRow } from './import-row.ts'
import { bytesOf, lastPart, need, pause, secondsSince } from './task.ts'

/** How long one file may stand still on its way to its end state, in milliseconds: a page that comes is progress. */
const PATIENCE = 60_000
/** However much progress a file makes, the run ends some day. */
const MOST = 900_000
const LOOK_EVERY = 50
/** A document that is given up keeps the reader at it until its page has failed often enough for the app. */
const RESTARTS = 4

export type Taken = { readonly row: ImportRow; readonly documentId: DocumentId | null }
const batchId = newId(BatchId)

/** Who the records are about, and where the files lie. */
type Given = { readonly vault: Vault; readonly personId: PersonId }

/** Take one file in as the app does, and wait until it has been read. */
export async function takeFile({ vault, personId }: Given, path: string): Promise<Taken> {
  const started = performance.now()
  const ended = { path, state: 'refused' as const }
  const none = (message: string, state: 'refused' | 'failed' = 'refused') => ({
    row: importRow({ ...ended, state, seconds: secondsSince(started), message }, null, null),
    documentId: null,
  })
  const bytes = await bytesOf(path)
  if (!bytes) return none(intakeText.copyFault('source-unreadable'))
  const about = { personId, batchId, path, hospital: null }
  const taken = await vault.takeIn({ ...about, name: lastPart(path), source: { bytes } })
  if (!taken.ok) {
    const { code } = taken.error
    const broke = code === 'broke' || code === 'closed' || code === 'bad-message'
    return none(intakeText.copyFault(code), broke ? 'failed' : 'refused')
  }
  const { documentId, itemId, state: first } = taken.value
  if (!documentId) return none(sentenceOf(first))
  const inTime = await settles(vault, documentId, PATIENCE)
  const seconds = secondsSince(started)
  const { row: record, counted } = await recordOf(vault, documentId)
  if (!inTime) {
    await giveUp(vault, documentId)
    const message = `No page more within ${String(PATIENCE / 1000)} s: ${String(record.pages)} pages so far.`
    return { row: importRow({ path, seconds, state: 'hung', message }, record, null), documentId }
  }
  const { state } = await lineOf(vault, itemId)
  const row = importRow({ path, seconds, state: endStateOf(state), message: sentenceOf(state) }, record, counted)
  return { row, documentId }
}

async function lineOf(vault: Vault, itemId: IntakeLine['itemId']): Promise<IntakeLine> {
  const lines = need(await vault.intake(null), 'The vault has no import list')
  const line = lines.find((one) => one.itemId === itemId)
  if (!line) throw new Error('A file is missing in the import list.')
  return line
}

const recordOf = async (vault: Vault, id: DocumentId): Promise<RecordDetail> =>
  need(await vault.record({ id }), 'A record is missing')

/** Waits until the document is not being read any more; false when no page and no file of it has come for so long. */
async function settles(vault: Vault, id: DocumentId, patience: number): Promise<boolean> {
  const end = performance.now() + MOST
  let until = performance.now() + patience
  for (let before = -1; ;) {
    const { row, members } = await recordOf(vault, id)
    if (row.reading.state !== 'waiting' && row.reading.state !== 'reading') return true
    const done = members.length + (row.reading.state === 'reading' ? row.reading.done : 0)
    if (done > before) until = performance.now() + patience
    before = done
    if (performance.now() > Math.min(until, end)) return false
    await pause(LOOK_EVERY)
  }
}

/** Stop reading a document, so that the next one has the reader for itself. */
async function giveUp(vault: Vault, id: DocumentId): Promise<void> {
  await vault.skipReading({ id })
  for (let restarts = 0; restarts < RESTARTS; restarts++) {
    if (await settles(vault, id, 5000)) return
    await shell().restartReader(null)
  }
}
