import { useState, type SubmitEvent } from 'react'
import { documentKinds } from '../../core/model/document-kind.ts'
import type { FilingFault } from '../../core/model/filing.ts'
import type { Filing } from '../../core/model/understanding.ts'
import { filingText as fields } from '../../text/en/filing.ts'
import { readerText } from '../../text/en/reader.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { DateField } from '../../ui/fields/DateField.tsx'
import { Select } from '../../ui/fields/Select.tsx'
import { TextField } from '../../ui/fields/TextField.tsx'
import type { KeptForm } from '../../vault/use-form-draft.ts'
import { kindOf, readForm, type FilingForm, type FilingProblems } from './filing-form.ts'

const text = readerText.form
const kinds = documentKinds.map((id) => ({ id, label: readerText.details.kind(id) }))
const noProblems: FilingProblems = { date: null, others: [] }

type Props = {
  kept: KeptForm<FilingForm>
  pending: boolean
  onSave: (filing: Filing) => void
  onCancel: () => void
}

/** What is this, from when, from where: four fields, only the first is needed. */
export function FilingFormFields({ kept, pending, onSave, onCancel }: Props) {
  const { form, change: setForm } = kept
  const [problems, setProblems] = useState(noProblems)
  const fault = (of: FilingFault) => (problems.others.includes(of) ? fields.faults[of] : undefined)
  const save = (event: SubmitEvent) => {
    event.preventDefault()
    const read = readForm(form, new Date().getFullYear())
    setProblems(read.ok ? noProblems : read.problems)
    if (read.ok) onSave(read.filing)
  }
  return (
    <form className="stack reader-form" aria-label={text.title} onSubmit={save} noValidate>
      <Select
        label={fields.kind}
        options={kinds}
        value={form.kind}
        onChange={(id) => setForm({ ...form, kind: kindOf(id) })}
        placeholder={fields.kindNone}
        error={fault('kind-missing')}
        width="full"
        takesFocus
      />
      <DateField
        label={fields.date}
        hint={fields.dateHint}
        value={form.date}
        onChange={(date) => setForm({ ...form, date })}
        words={fields.dateWords}
        error={problems.date === null ? undefined : fields.dateFaults[problems.date]}
      />
      <TextField
        label={fields.hospital}
        value={form.hospital}
        onChange={(hospital) => setForm({ ...form, hospital })}
        error={fault('hospital-too-long')}
      />
      <TextField
        label={fields.recordTitle}
        hint={fields.titleHint}
        value={form.title}
        onChange={(title) => setForm({ ...form, title })}
        error={fault('title-too-long')}
      />
      <div className="cluster">
        <Button kind="primary" type="submit" pending={pending} pendingWords={text.saving}>
          {text.save}
        </Button>
        <Button onPress={onCancel}>{text.cancel}</Button>
      </div>
    </form>
  )
}
