import { equalBytes } from '../core/base/bytes.ts'
import type { DocumentId } from '../core/base/ids.ts'
import { openWhole } from '../vault/worker/blobs.ts'
import { importColumns } from './import-row.ts'
import { writeFindings } from './import-findings.ts'
import { takeFile, type Taken } from './take-files.ts'
import { bytesOf, say, secondsSince, write, type Task } from './task.ts'
import { tsv } from './tsv.ts'
import { newVault } from './vault-at-hand.ts'
import { openInside } from './vault-inside.ts'

/** Every file through the real intake, one after another, into a vault of its own; then every original back out of it. */
export async function evalImport({ files, person }: Task): Promise<object> {
  const started = performance.now()
  const atHand = await newVault(person)
  const all: Taken[] = []
  for (const { path } of files ?? []) {
    const taken = await takeFile({ vault: atHand.worker.client, personId: atHand.personId }, path)
    all.push(taken)
    await say(`${String(all.length)}/${String(files?.length ?? 0)} ${taken.row.state} ${String(taken.row.seconds)} s`)
  }
  const seconds = secondsSince(started)
  await writeFindings(atHand.worker.client, all)
  await atHand.worker.client.lock(null)
  atHand.worker.end()
  const checked = await withLost(atHand, all)
  await write(
    'import.tsv',
    tsv(
      importColumns,
      checked.map(({ row }) => row),
    ),
  )
  return { files: all.length, seconds }
}

/** Opens the vault again and compares every original with the file it came from, byte for byte; marks those that differ. */
async function withLost(at: Parameters<typeof openInside>[0], all: readonly Taken[]): Promise<Taken[]> {
  const { session } = await openInside(at)
  const checked: Taken[] = []
  for (const taken of all) {
    const kept = taken.documentId === null || (await isKept(session, taken.row.path, taken.documentId))
    if (kept) checked.push(taken)
    else checked.push({ ...taken, row: { ...taken.row, state: 'lost', message: 'The original cannot be had back.' } })
  }
  return checked
}

type Session = Awaited<ReturnType<typeof openInside>>['session']

async function isKept(session: Session, path: string | number, id: DocumentId): Promise<boolean> {
  const document = session.tables.get('document', id)
  const [given, kept] = await Promise.all([bytesOf(String(path)), document && openWhole(session, document.blob)])
  return Boolean(given && kept?.ok && equalBytes(given, kept.value))
}
