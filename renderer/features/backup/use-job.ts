import { useCallback, useEffect, useRef, useState } from 'react'
import type { Refusal, Result } from '../../core/base/result.ts'
import { beginJob, type JobKind } from '../../vault/use-jobs.ts'

export type Progress = { readonly step: string; readonly done: number; readonly of: number }
export type Job<T> =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly progress: Progress | null; readonly stop: () => void }
  | { readonly state: 'done'; readonly value: T }
  | { readonly state: 'refused'; readonly refusal: Refusal<string> }

type Asking = { onTell: (progress: Progress) => void; cancel: (now: () => void) => void }
type Act<T> = (asking: Asking) => Promise<Result<T, Refusal<string>>>

const nothing = () => undefined

/**
 * One long piece of work with its progress; stopping it is no fault. It is stopped when the screen goes. From its first
 * progress on, when everything has been chosen, a vault that is left idle waits for it.
 */
export function useJob<T>(kind: JobKind): {
  job: Job<T>
  run: (act: Act<T>) => Promise<void>
  clear: () => void
} {
  const [job, setJob] = useState<Job<T>>({ state: 'idle' })
  const stop = useRef<() => void>(nothing)
  useEffect(() => () => stop.current(), [])
  const run = useCallback(
    async (act: Act<T>) => {
      const stopNow = () => stop.current()
      const held = { isBegun: false, end: nothing as () => void }
      setJob({ state: 'running', progress: null, stop: stopNow })
      const answer = await act({
        onTell: (progress) => {
          if (!held.isBegun) held.end = beginJob(kind)
          held.isBegun = true
          setJob({ state: 'running', progress, stop: stopNow })
        },
        cancel: (now) => {
          stop.current = now
        },
      })
      stop.current = nothing
      held.end()
      if (answer.ok) setJob({ state: 'done', value: answer.value })
      else if (answer.error.code === 'cancelled') setJob({ state: 'idle' })
      else setJob({ state: 'refused', refusal: answer.error })
    },
    [kind],
  )
  const clear = useCallback(() => setJob({ state: 'idle' }), [])
  return { job, run, clear }
}
