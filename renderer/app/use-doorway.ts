import { useCallback, useEffect, useRef, useState } from 'react'
import * as v from 'valibot'
import { DeviceId } from '../core/base/ids.ts'
import { onPort, onShellEvent, shell } from '../desktop/shell.ts'
import { startVaultWorker, type VaultWorker } from '../vault/client.ts'
import type { Topic } from '../vault/use-vault.tsx'

export type Place = { readonly ref: string; readonly name: string }
export type RecentVault = Place & { readonly reachable: boolean }

/** Where the window stands: before a vault, at its door, or inside. */
export type Stage =
  | { readonly stage: 'starting' }
  | { readonly stage: 'welcome'; readonly recent: readonly RecentVault[]; readonly fault: string | null }
  | { readonly stage: 'restore'; readonly startedWith: boolean }
  | { readonly stage: 'create'; readonly place: Place; readonly inCloudFolder: boolean; readonly sample: boolean }
  | {
      readonly stage: 'unlock'
      readonly place: Place
      readonly trialMark: boolean
      readonly repaired: boolean
      readonly readOnly: boolean
      readonly kitMadeOn: string | null
    }
  | {
      readonly stage: 'open'
      readonly place: Place
      readonly sample: boolean
      readonly fresh: boolean
      /** It was opened with the recovery kit: the passphrase may be lost. */
      readonly byKit?: boolean
    }

type News = { listen(hear: (topic: Topic) => void): () => void; publish(topic: Topic): void }

function newsOf(): News {
  const ears = new Set<(topic: Topic) => void>()
  return {
    listen(hear) {
      ears.add(hear)
      return () => ears.delete(hear)
    },
    publish: (topic) => ears.forEach((hear) => hear(topic)),
  }
}

export type Doorway = {
  readonly stage: Stage
  readonly worker: VaultWorker
  readonly news: News
  readonly trialRuntime: boolean
  go(stage: Stage): void
  welcome(fault?: string): Promise<void>
  createAt(sample: boolean): Promise<void>
  openOther(): Promise<void>
  openPlace(place: Place): Promise<void>
}

/** One vault worker for the life of this page: a locked vault is a page that is gone. */
let started: { worker: VaultWorker; news: News } | null = null
function startOnce() {
  if (started) return started
  const news = newsOf()
  const worker = startVaultWorker(() => void shell().lockNow(null))
  void worker.client.watch(null, { onTell: news.publish })
  onPort('reader-port', (port) => void worker.client.attachReader({ port }, { transfer: [port] }))
  news.listen((topic) => {
    if (topic === 'restart-reader') void shell().restartReader(null)
  })
  started = { worker, news }
  return started
}

/** Brings the window from its start to an open vault, and knows which folder it is about. */
export function useDoorway(): Doorway {
  const { worker, news } = startOnce()
  const [stage, go] = useState<Stage>({ stage: 'starting' })
  const [trialRuntime, setTrial] = useState(false)
  const begun = useRef(false)

  const welcome = useCallback(async (fault?: string) => {
    const recent = await shell().recentVaults(null)
    go({ stage: 'welcome', recent: recent.ok ? recent.value : [], fault: fault ?? null })
  }, [])

  const openPlace = useCallback(
    async (place: Place) => {
      const status = await attach(worker, place)
      if (!status.ok) return welcome(status.error.code)
      const { value, readOnly } = status
      if (value.status === 'empty') return welcome('not-a-vault')
      const { trialMark, repaired, kitMadeOn } = value
      go({ stage: 'unlock', place, trialMark, repaired, readOnly, kitMadeOn })
    },
    [welcome, worker],
  )

  const createAt = useCallback(
    async (sample: boolean) => {
      const chosen = await shell().chooseNewVault({ suggestedName: sample ? 'Made-up records' : 'My records' })
      if (!chosen.ok) return chosen.error.code === 'cancelled' ? undefined : welcome(chosen.error.code)
      const status = await attach(worker, chosen.value.place)
      if (!status.ok) return welcome(status.error.code)
      if (status.value.status !== 'empty') return welcome('not-empty')
      go({ stage: 'create', place: chosen.value.place, inCloudFolder: chosen.value.inCloudFolder, sample })
    },
    [welcome, worker],
  )

  const openOther = useCallback(async () => {
    const chosen = await shell().chooseVault(null)
    if (chosen.ok) return openPlace(chosen.value)
    if (chosen.error.code !== 'cancelled') return welcome(chosen.error.code)
  }, [openPlace, welcome])

  useEffect(() => {
    if (begun.current) return
    begun.current = true
    void (async () => {
      const about = await shell().about(null)
      setTrial(about.ok && about.value.trialRuntime)
      if (about.ok && about.value.backupWaits) return go({ stage: 'restore', startedWith: true })
      const recent = await shell().recentVaults(null)
      const last = recent.ok ? recent.value.find(({ reachable }) => reachable) : undefined
      await (last ? openPlace(last) : welcome())
    })()
  }, [openPlace, welcome])

  useOfferedBackup(stage, go)
  return { stage, worker, news, trialRuntime, go, welcome, createAt, openOther, openPlace }
}

/** A backup that is opened in the system while no vault is being made or used leads to where it is restored; else it waits. */
function useOfferedBackup({ stage }: Stage, go: (stage: Stage) => void): void {
  const isFree = stage === 'welcome' || stage === 'unlock'
  useEffect(() => {
    if (!isFree) return
    return onShellEvent('backup-offered', () => go({ stage: 'restore', startedWith: true }))
  }, [isFree, go])
}

/** Connect the worker to a folder: ask the shell, wait for the port it sends, hand the port on. */
async function attach(worker: VaultWorker, place: Place) {
  let stop: () => void = () => undefined
  const arriving = new Promise<MessagePort>((take) => {
    stop = onPort('folder-port', take)
  })
  const [about, opened] = await Promise.all([shell().about(null), shell().openFolder({ ref: place.ref })])
  if (!opened.ok || !about.ok) {
    stop()
    return { ok: false as const, error: { code: opened.ok ? ('broke' as const) : opened.error.code } }
  }
  const port = await arriving
  stop()
  const readOnly = opened.value.access === 'read-only'
  const { trialRuntime, memoryBytes } = about.value
  const device = v.parse(DeviceId, opened.value.device)
  const ask = { port, device, readOnly, trialRuntime, memoryBytes, folderName: place.name }
  const status = await worker.client.attachFolder(ask, { transfer: [port] })
  return status.ok ? { ok: true as const, value: status.value, readOnly } : status
}
