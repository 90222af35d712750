import { useState, type ReactNode } from 'react'
import type { ClinicalDate } from '../../core/base/clinical-date.ts'
import { monthName } from '../../text/dates.ts'
import { unlockText as text } from '../../text/en/unlock.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { DateField } from '../../ui/fields/DateField.tsx'
import { emptyDateParts, readDateParts, type DateParts } from '../../ui/fields/date-parts.ts'
import { ErrorSummary } from '../../ui/fields/ErrorSummary.tsx'
import { RadioGroup } from '../../ui/fields/RadioGroup.tsx'
import { TextField } from '../../ui/fields/TextField.tsx'
import { Page } from '../../ui/frame/Page.tsx'
import { Banner } from '../../ui/shown/Banner.tsx'
import type { Vault } from '../../vault/contract.ts'
import { faultText } from './Welcome.tsx'

type Props = { vault: Vault; above: ReactNode; onDone: () => void }
const words = text.person
const dateWords = { ...words.dateWords, months: Array.from({ length: 12 }, (_, at) => monthName(at + 1)) }

type Form = {
  name: string
  otherNames: string
  born: DateParts
  relation: 'me' | 'someone-else'
  hospital: string
  number: string
}
const emptyForm: Form = { name: '', otherNames: '', born: emptyDateParts, relation: 'me', hospital: '', number: '' }

/** The birth date if it is whole and not still to come. */
function bornOn(parts: DateParts): { date: ClinicalDate } | { wrong: string } {
  const read = readDateParts(parts, { from: 1900, to: new Date().getFullYear() })
  if (read.state !== 'read' || read.date.day === undefined || read.date.month === undefined)
    return { wrong: words.wrongDate }
  const then = new Date(read.date.year, read.date.month - 1, read.date.day)
  return then > new Date() ? { wrong: words.futureDate } : { date: read.date }
}

/** Whose records these are: every page is checked against it. */
export function AddPerson({ vault, above, onDone }: Props) {
  const [form, setForm] = useState(emptyForm)
  const [attempt, setAttempt] = useState(0)
  const [fault, setFault] = useState<string | null>(null)
  const change = (part: Partial<Form>) => setForm({ ...form, ...part })
  const born = bornOn(form.born)
  const missing = form.name.trim() === ''
  const errors = [
    ...(missing ? [{ fieldId: 'person-name', text: words.missingName }] : []),
    ...('wrong' in born ? [{ fieldId: 'person-born', text: born.wrong }] : []),
  ]
  const shown = attempt > 0 ? errors : []
  const save = async () => {
    setAttempt(attempt + 1)
    if (missing || 'wrong' in born) return
    const saved = await vault.savePerson({ person: personOf(form, born.date) })
    if (saved.ok) onDone()
    else setFault(faultText(saved.error.code))
  }
  return (
    <Page title={words.title} lead={words.lead} above={above} width="reading">
      <form
        className="stack stack-wide"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        {shown.length === 0 ? null : <ErrorSummary title={words.errors} errors={shown} attempt={attempt} />}
        {fault === null ? null : <Banner tone="danger">{fault}</Banner>}
        <PersonFields
          form={form}
          change={change}
          wrong={attempt > 0 ? { name: missing, born: 'wrong' in born ? born.wrong : null } : null}
        />
        <div className="cluster">
          <Button kind="primary" type="submit">
            {words.add}
          </Button>
        </div>
      </form>
    </Page>
  )
}

type FieldsProps = {
  form: Form
  change: (part: Partial<Form>) => void
  wrong: { name: boolean; born: string | null } | null
}

function PersonFields({ form, change, wrong }: FieldsProps) {
  const wrongBorn = wrong?.born ?? null
  return (
    <>
      <TextField
        id="person-name"
        label={words.name}
        value={form.name}
        onChange={(name) => change({ name })}
        {...(wrong?.name ? { error: words.missingName } : {})}
      />
      <DateField
        id="person-born"
        label={words.born}
        value={form.born}
        onChange={(parts) => change({ born: parts })}
        words={dateWords}
        {...(wrongBorn === null ? {} : { error: wrongBorn })}
      />
      <TextField
        label={words.otherNames}
        hint={words.otherNamesHint}
        value={form.otherNames}
        onChange={(otherNames) => change({ otherNames })}
      />
      <RadioGroup
        label={words.relation}
        options={[
          { id: 'me', label: words.me },
          { id: 'someone-else', label: words.someoneElse },
        ]}
        value={form.relation}
        onChange={(id) => change({ relation: id === 'me' ? 'me' : 'someone-else' })}
      />
      <fieldset className="stack fieldset">
        <legend className="field-label">{words.numbersTitle}</legend>
        <p className="muted">{words.numbersHint}</p>
        <div className="number-row">
          <TextField label={words.numberHospital} value={form.hospital} onChange={(hospital) => change({ hospital })} />
          <TextField label={words.number} value={form.number} onChange={(number) => change({ number })} />
        </div>
      </fieldset>
    </>
  )
}

function personOf(form: Form, birthDate: ClinicalDate) {
  const number = form.number.trim()
  return {
    name: form.name.trim(),
    otherNames: form.otherNames
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
    birthDate,
    relation: form.relation,
    hospitalNumbers: number === '' ? [] : [{ hospital: form.hospital.trim(), number }],
  }
}
