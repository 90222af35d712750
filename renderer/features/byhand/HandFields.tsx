import { byHandText as text } from '../../text/en/byhand.ts'
import { DateField } from '../../ui/fields/DateField.tsx'
import { ErrorSummary } from '../../ui/fields/ErrorSummary.tsx'
import { Select, type Option } from '../../ui/fields/Select.tsx'
import { TextArea } from '../../ui/fields/TextArea.tsx'
import { TextField } from '../../ui/fields/TextField.tsx'
import type { RecordRow } from '../../vault/contract.ts'
import { isMeasured, kindOf, lasts, type HandForm, type HandProblems } from './hand-form.ts'
import { LinkedRecords } from './LinkedRecords.tsx'

type Props = {
  form: HandForm
  onChange: (form: HandForm) => void
  problems: HandProblems
  attempt: number
  kinds: readonly Option[]
  rows: readonly RecordRow[]
}

const fieldId = (field: string): string => `byhand-${field}`

/** The fields of an entry; which of them are there depends on what it is. */
export function HandFields({ form, onChange, problems, attempt, kinds, rows }: Props) {
  const wrong = (field: keyof HandForm) => {
    const problem = problems[field]
    return problem === undefined ? undefined : text.problems[problem]
  }
  const basics = (field: keyof HandForm) => ({ id: fieldId(field), error: wrong(field) })
  const typed = (field: 'title' | 'value' | 'unit' | 'range' | 'place' | 'note') => ({
    ...basics(field),
    value: form[field],
    onChange: (words: string) => onChange({ ...form, [field]: words }),
  })
  const dated = (field: 'date' | 'until') => ({
    ...basics(field),
    value: form[field],
    onChange: (parts: HandForm['date']) => onChange({ ...form, [field]: parts }),
    words: text.dateWords,
  })
  const errors = Object.entries(problems).map(([field, problem]) => ({
    fieldId: fieldId(field),
    text: text.problems[problem],
  }))
  return (
    <>
      <ErrorSummary title={text.wrong} errors={errors} attempt={attempt} />
      <Select
        {...basics('kind')}
        label={text.kind}
        options={kinds}
        value={form.kind}
        onChange={(id) => onChange({ ...form, kind: kindOf(id) })}
        placeholder={text.kindNone}
        takesFocus={form.kind === null}
      />
      <TextField {...typed('title')} label={text.titleLabel(form.kind)} takesFocus={form.kind !== null} />
      {isMeasured(form.kind) ? (
        <div className="byhand-values">
          <TextField {...typed('value')} label={text.value} hint={text.valueHint} width="medium" />
          <TextField {...typed('unit')} label={text.unit} width="short" />
          <TextField {...typed('range')} label={text.range} hint={text.rangeHint} width="medium" />
        </div>
      ) : null}
      <DateField {...dated('date')} label={text.date(form.kind)} hint={text.dateHint} />
      {lasts(form.kind) ? <DateField {...dated('until')} label={text.until} hint={text.untilHint} /> : null}
      <TextField {...typed('place')} label={text.place} />
      <TextArea {...typed('note')} label={text.note} rows={3} />
      <LinkedRecords rows={rows} chosen={form.documents} onChange={(documents) => onChange({ ...form, documents })} />
    </>
  )
}
