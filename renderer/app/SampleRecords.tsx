import { useEffect, useRef } from 'react'
import { BatchId, newId } from '../core/base/ids.ts'
import { shell } from '../desktop/shell.ts'
import type { VaultWorker } from '../vault/client.ts'

/** The invented patient whose papers come with the app. */
const rosa = {
  name: 'Rosa Alvarez',
  otherNames: [],
  birthDate: { year: 1958, month: 3, day: 14 },
  relation: 'someone-else' as const,
  hospitalNumbers: [],
  look: 0,
}

/** Fills a new vault with the made-up records, once, and marks it as such. Shows nothing. */
export function SampleRecords({ worker }: { worker: VaultWorker }) {
  const begun = useRef(false)
  useEffect(() => {
    if (begun.current) return
    begun.current = true
    void (async () => {
      const vault = worker.client
      await vault.markSample(null)
      const person = await vault.savePerson({ id: null, person: rosa })
      const records = await shell().sampleRecords(null)
      if (!records.ok || !person.ok) return
      const batchId = newId(BatchId)
      const batch = { personId: person.value.id, batchId, path: null, hospital: null }
      for (const { name, bytes } of records.value) await vault.takeIn({ ...batch, name, source: { bytes } })
    })()
  }, [worker])
  return null
}
