import { useCallback } from 'react'
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
  const read = text === null ? null : parseJson(schema, text)
  return { isHere: asked.state !== 'loading', draft: read?.ok ? read.value : null, keep }
}
