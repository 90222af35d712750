import { useCallback, useState } from 'react'
import * as v from 'valibot'
import type { Vault } from '../vault/contract.ts'
import { useFormDraft } from '../vault/use-form-draft.ts'
import { jobKinds, type JobKind } from '../vault/use-jobs.ts'

const key = 'not-finished'
const Jobs = v.array(v.picklist(jobKinds))
const none: readonly JobKind[] = []

/** A lock breaks this work off: sealed with the drafts, so that it is said after unlocking. */
export function noteNotFinished(vault: Vault, jobs: readonly JobKind[]): void {
  if (jobs.length > 0) void vault.keepFormDraft({ key, text: JSON.stringify([...new Set(jobs)]) })
}

/** What the last lock broke off, until the person has taken note of it. */
export function useNotFinished(): { readonly jobs: readonly JobKind[]; readonly noted: () => void } {
  const { draft, keep } = useFormDraft(Jobs, key)
  const [isNoted, setNoted] = useState(false)
  const noted = useCallback(() => {
    setNoted(true)
    keep(null)
  }, [keep])
  return { jobs: isNoted ? none : (draft ?? none), noted }
}
