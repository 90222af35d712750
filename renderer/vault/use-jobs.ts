import { useSyncExternalStore } from 'react'

/** Long work that a person has started and that a lock would break off. */
export const jobKinds = [
  'backup',
  'backup-check',
  'restore',
  'vault-check',
  'export',
  'packet',
  'packet-saving',
] as const
export type JobKind = (typeof jobKinds)[number]

/** One page has one open vault: a locked vault is a page that is gone, and its work with it. */
let running: readonly JobKind[] = []
const ears = new Set<() => void>()

function change(next: readonly JobKind[]): void {
  running = next
  ears.forEach((hear) => hear())
}

/** Work begins; what it gives back is called once, when it has ended in any way. */
export function beginJob(kind: JobKind): () => void {
  let isOver = false
  change([...running, kind])
  return () => {
    if (isOver) return
    isOver = true
    const at = running.indexOf(kind)
    change(running.filter((_, i) => i !== at))
  }
}

export const runningJobs = (): readonly JobKind[] => running

function listen(hear: () => void): () => void {
  ears.add(hear)
  return () => ears.delete(hear)
}

/** What is under way now, the oldest first. */
export const useJobs = (): readonly JobKind[] => useSyncExternalStore(listen, runningJobs, runningJobs)
