import { useEffect, useState } from 'react'
import { onPort, shell } from '../desktop/shell.ts'
import { appText as text } from '../text/en/app.ts'
import { Banner } from '../ui/shown/Banner.tsx'
import type { VaultWorker } from '../vault/client.ts'

type Item = Exclude<keyof typeof text.selfCheck, 'title'>

/** The window comes first: loading the reader's engines would make the person wait for the lock screen. */
const PATIENCE_MS = 3000
const afterFirstPaint = () => new Promise<void>((go) => setTimeout(go, PATIENCE_MS))

/** Before a folder is opened there is no reader process yet; the check then has one started. */
let readerCame = false
onPort('reader-port', () => {
  readerCame = true
})

let checked: Promise<readonly Item[]> | null = null

/** Tries each thing the app stands on, once a page; gives the items that fail. */
async function failingItems(worker: VaultWorker): Promise<readonly Item[]> {
  if (!readerCame) await shell().restartReader(null)
  const [ours, theirs] = await Promise.all([shell().selfCheck(null), worker.client.selfCheck(null)])
  const failing: Item[] = []
  if (!ours.ok || !ours.value.scheme) failing.push('scheme')
  if (!ours.ok || !ours.value.printToPdf) failing.push('printToPdf')
  if (!theirs.ok) return [...failing, 'workers']
  const { wasm, indexedDb, ocr, pdf } = theirs.value
  if (!wasm) failing.push('wasm')
  if (!indexedDb) failing.push('indexedDb')
  if (!ocr) failing.push('ocr')
  if (!pdf) failing.push('pdf')
  return failing
}

/** Says nothing while all is well; otherwise a sentence for each thing that does not work here. */
export function SelfCheck({ worker }: { worker: VaultWorker }) {
  const [failing, setFailing] = useState<readonly Item[]>([])
  const [done, setDone] = useState(false)
  useEffect(() => {
    checked ??= afterFirstPaint().then(() => failingItems(worker))
    void checked.then((items) => {
      setFailing(items)
      setDone(true)
    })
  }, [worker])
  if (failing.length === 0) return done ? <span hidden data-self-check="ok" /> : null
  return (
    <Banner tone="caution" title={text.selfCheck.title}>
      <ul data-self-check="failing">
        {failing.map((item) => (
          <li key={item}>{text.selfCheck[item]}</li>
        ))}
      </ul>
    </Banner>
  )
}
