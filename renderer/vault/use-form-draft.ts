import { useCallback, useMemo, useState } from 'react'
import * as v from 'valibot'
import { parseJson, type Schema } from '../core/base/parse.ts'
import { useAsked, useVault } from './use-vault.tsx'

const once = [] as const

/** What was typed into a form before and not saved; `keep` with every letter, `keep(null)` once it is saved or thrown away. */
export function useFormDraft<T>(schema: Schema<T>, key: string) {
  const vault = useVault()
  const { asked } = useAsked(
    useCallback((asking: typeof vault) => asking.formDraft({ key }), [key]),
    once,
  )
  const keep = useCallback(
    (form: T | null) => void vault.keepFormDraft({ key, text: form === null ? null : JSON.stringify(form) }),
    [vault, key],
  )
  const text = asked.state === 'here' ? asked.value.text : null
  const draft = useMemo(() => {
    const read = text === null ? null : parseJson(schema, text)
    return read?.ok ? read.value : null
  }, [schema, text])
  return { isHere: asked.state !== 'loading', draft, keep }
}

export type KeptForm<T> = {
  /** What was kept has been looked up. */
  readonly isHere: boolean
  readonly form: T
  /** It is not as it began: something was typed, now or before a lock. */
  readonly isChanged: boolean
  change(form: T): void
  /** It has been used: it stays as it stands, and does not come back after a lock. */
  used(): void
  /** It was saved or thrown away: it is as it began. */
  forget(): void
}

/**
 * A form that begins as `first` and, until it is saved or thrown away, comes back as it was left. What was typed over
 * another beginning (the record has been filed or read anew since) is not offered. The component is keyed by what the
 * form is about.
 */
export function useKeptForm<T>(schema: Schema<T>, key: string, first: T): KeptForm<T> {
  const kept = useMemo(() => v.object({ over: schema, form: schema }), [schema])
  const { isHere, draft, keep } = useFormDraft<{ over: T; form: T }>(kept, key)
  const [typed, setTyped] = useState<T | null>(null)
  const [isGone, setGone] = useState(false)
  const fits = draft !== null && !isGone && isSame(draft.over, first)
  const form = typed ?? (fits ? draft.form : first)
  return {
    isHere,
    form,
    isChanged: !isSame(form, first),
    change: (next) => {
      setTyped(next)
      keep(isSame(next, first) ? null : { over: first, form: next })
    },
    used: () => keep(null),
    forget: () => {
      setTyped(null)
      setGone(true)
      keep(null)
    },
  }
}

/** Forms are written down and read back by their schema; what makes them always puts their fields in one order. */
const isSame = <T>(a: T, b: T): boolean => JSON.stringify(a) === JSON.stringify(b)
