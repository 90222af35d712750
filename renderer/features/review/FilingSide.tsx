import { useId, useState, type RefObject } from 'react'
import { documentKinds, type DocumentKind } from '../../core/model/document-kind.ts'
import type { FilingFault } from '../../core/model/filing.ts'
import type { Filing } from '../../core/model/understanding.ts'
import { filingText as fields } from '../../text/en/filing.ts'
import { reviewText as text } from '../../text/en/review.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { DateField } from '../../ui/fields/DateField.tsx'
import { Select } from '../../ui/fields/Select.tsx'
import { TextField } from '../../ui/fields/TextField.tsx'
import type { RecordDetail } from '../../vault/contract.ts'
import { useFilingDraft } from '../../vault/use-filing-draft.ts'
import type { Evidence, EvidenceOf } from './evidence.ts'
import { formOf, kindOf, readForm, type FilingFaults, type FilingForm } from './filing-form.ts'
import { useReviewKeys } from './use-review-keys.ts'

type Props = {
  record: RecordDetail
  evidence: readonly Evidence[]
  form: RefObject<HTMLFormElement | null>
  pending: boolean
  readOnly: boolean
  /** What the person is called in a sentence. */
  called: string
  /** How many cards "all like this" would file, this one among them. */
  alike: number
  onAccept: (filing: Filing) => void
  onAcceptAll: (kind: DocumentKind) => void
  onNotPerson: () => void
  onLater: () => void
}

const kindOptions = documentKinds.map((kind) => ({ id: kind, label: text.kindOption(kind) }))

/** What the record is filed as: proposed, corrected in place, and accepted by the person. */
export function FilingSide(props: Props) {
  const { record, pending, readOnly, alike, called } = props
  const { form, setForm, faults, read, isUntouched, used } = useFiling(record)
  const accept = () =>
    withFiling(read(), (filing) => {
      used()
      props.onAccept(filing)
    })
  // What was corrected here is this card's own: the others are filed as proposed, so it is not one of them.
  const many = alike > 1 && isUntouched ? record.row.kind : null
  const note = useId()
  const acceptAll = () => (many === null ? undefined : props.onAcceptAll(many))
  const keys = { Enter: accept, w: props.onNotPerson, ...(many === null ? {} : { 'Control+Enter': acceptAll }) }
  useReviewKeys(readOnly || pending ? {} : keys)
  const submit = (event: { preventDefault: () => void }) => {
    event.preventDefault()
    if (!pending && !readOnly) accept()
  }
  return (
    <form ref={props.form} className="stack review-form" onSubmit={submit} noValidate>
      <Fields form={form} setForm={setForm} faults={faults} record={record} evidence={props.evidence} />
      <div className="stack stack-tight review-actions">
        <div className="cluster">
          <Button
            kind="primary"
            icon="check"
            type="submit"
            pending={pending}
            pendingWords={text.accepting}
            disabled={readOnly}
          >
            {text.accept}
          </Button>
          <Button onPress={props.onLater}>{text.later}</Button>
          <Button kind="quiet" keys="w" disabled={readOnly || pending} onPress={props.onNotPerson}>
            {text.notPerson(called)}
          </Button>
        </div>
        {many === null ? null : (
          <div>
            <Button keys="Control+Enter" disabled={readOnly || pending} describedBy={note} onPress={acceptAll}>
              {text.acceptAll(alike, many, record.row.hospital)}
            </Button>
          </div>
        )}
      </div>
      {many === null ? null : (
        <p id={note} className="small muted">
          {text.acceptAllNote}
        </p>
      )}
    </form>
  )
}

const withFiling = (filing: Filing | null, act: (filing: Filing) => void) => (filing ? act(filing) : undefined)

const noFaults: FilingFaults = { date: null, others: [] }

/** What stands in the fields, and reading it: faults stand by the fields until they are gone. */
function useFiling(record: RecordDetail) {
  const { form, change: setForm, isChanged, used } = useFilingDraft(record.row.id, formOf(record))
  const [tried, setTried] = useState(false)
  const outcome = readForm(form, new Date().getFullYear())
  const faults: FilingFaults = tried && 'faults' in outcome ? outcome.faults : noFaults
  const read = (): Filing | null => {
    setTried(true)
    return 'filing' in outcome ? outcome.filing : null
  }
  return { form, setForm, faults, read, isUntouched: !isChanged, used }
}

type FieldsProps = {
  form: FilingForm
  setForm: (form: FilingForm) => void
  faults: FilingFaults
  record: RecordDetail
  evidence: readonly Evidence[]
}

function Fields({ form, setForm, faults, record, evidence }: FieldsProps) {
  const fault = (of: FilingFault) => (faults.others.includes(of) ? fields.faults[of] : undefined)
  const hint = (of: EvidenceOf) => markWords(evidence, of) ?? (record.row.checked ? undefined : text.noMark)
  const meaning = record.proposal?.date?.dateKind
  const dateMark = markWords(evidence, 'date')
  const dateHint = dateMark && meaning ? text.markMeaning(dateMark, text.dateMeaning(meaning)) : undefined
  return (
    <>
      <Select
        label={fields.kind}
        hint={hint('kind')}
        placeholder={fields.kindNone}
        options={kindOptions}
        value={form.kind}
        error={fault('kind-missing')}
        onChange={(id) => setForm({ ...form, kind: kindOf(id) })}
        width="full"
      />
      <DateField
        label={fields.date}
        hint={dateHint ?? fields.dateHint}
        words={fields.dateWords}
        value={form.date}
        error={faults.date === null ? undefined : fields.dateFaults[faults.date]}
        onChange={(date) => setForm({ ...form, date })}
      />
      <TextField
        label={fields.hospital}
        hint={hint('hospital')}
        value={form.hospital}
        error={fault('hospital-too-long')}
        onChange={(hospital) => setForm({ ...form, hospital })}
      />
      <TextField
        label={fields.recordTitle}
        hint={markWords(evidence, 'title') ?? fields.titleHint}
        value={form.title}
        error={fault('title-too-long')}
        onChange={(title) => setForm({ ...form, title })}
      />
    </>
  )
}

/** "Read at mark 2 on page 1"; undefined where the pages say nothing of it. */
export function markWords(evidence: readonly Evidence[], of: EvidenceOf): string | undefined {
  const found = evidence.find((one) => one.of.includes(of))
  return found && text.mark(found.number, found.origin.page)
}
