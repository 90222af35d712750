import { useEffect, useRef, type KeyboardEvent, type SubmitEvent } from 'react'
import * as v from 'valibot'
import { longestCorrection } from '../../core/model/correction.ts'
import { readerText } from '../../text/en/reader.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { TextField } from '../../ui/fields/TextField.tsx'
import { useKeptForm } from '../../vault/use-form-draft.ts'
import type { Corrections } from './use-corrections.ts'

const text = readerText.text
const Typed = v.object({ text: v.string() })

type Props = {
  /** What the draft is kept under: a record, a page and a place. */
  draft: string
  label: string
  first: string
  corrections: Corrections
  onSave: (text: string) => Promise<boolean>
  onClose: () => void
}

/** One line to be typed; what was typed is there again after a lock. */
export function CorrectForm({ draft, label, first, corrections, onSave, onClose }: Props) {
  const kept = useKeptForm(Typed, draft, { text: first })
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    const field = form.current?.querySelector('input')
    field?.focus()
    field?.select()
  }, [])
  const leave = () => {
    kept.forget()
    onClose()
  }
  const save = (event: SubmitEvent) => {
    event.preventDefault()
    if (!corrections.pending) void onSave(kept.form.text).then((saved) => (saved ? leave() : undefined))
  }
  const listen = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    leave()
  }
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape, wherever in the form the focus is
    <form ref={form} className="reader-correct stack stack-tight" onSubmit={save} onKeyDown={listen} noValidate>
      <TextField
        label={label}
        hint={text.fieldHint}
        value={kept.form.text}
        onChange={(typed) => kept.change({ text: typed })}
        maxLength={longestCorrection}
        error={corrections.fault === null ? undefined : readerText.faults.correction[corrections.fault]}
      />
      <div className="cluster">
        <Button type="submit" kind="primary" pending={corrections.pending} pendingWords={text.saving}>
          {text.save}
        </Button>
        <Button onPress={leave}>{text.cancel}</Button>
      </div>
    </form>
  )
}
