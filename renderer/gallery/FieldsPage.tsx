import { useState } from 'react'
import { Button } from '../ui/controls/Button.tsx'
import { Checkbox } from '../ui/fields/Checkbox.tsx'
import { emptyDateParts, readDateParts } from '../ui/fields/date-parts.ts'
import { DateField } from '../ui/fields/DateField.tsx'
import { ErrorSummary } from '../ui/fields/ErrorSummary.tsx'
import { PassphraseField } from '../ui/fields/PassphraseField.tsx'
import { RadioGroup } from '../ui/fields/RadioGroup.tsx'
import { SearchField } from '../ui/fields/SearchField.tsx'
import { Select } from '../ui/fields/Select.tsx'
import { TextArea } from '../ui/fields/TextArea.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Page } from '../ui/frame/Page.tsx'
import { t } from './gallery-text.ts'

const words = t.fields

function Form() {
  const [name, setName] = useState('')
  const [born, setBorn] = useState(emptyDateParts)
  const [attempt, setAttempt] = useState(0)
  const reading = readDateParts(born)
  const nameError = attempt > 0 && name.trim() === '' ? words.nameError : undefined
  const bornError = attempt > 0 && reading.state !== 'read' ? words.bornError : undefined
  const errors = [
    ...(nameError === undefined ? [] : [{ fieldId: 'name', text: nameError }]),
    ...(bornError === undefined ? [] : [{ fieldId: 'born', text: bornError }]),
  ]
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setAttempt(attempt + 1)
      }}
    >
      <ErrorSummary title={words.summary} errors={errors} attempt={attempt} />
      <TextField id="name" label={words.name} hint={words.nameHint} error={nameError} value={name} onChange={setName} />
      <DateField
        id="born"
        label={words.born}
        hint={words.bornHint}
        error={bornError}
        value={born}
        onChange={setBorn}
        words={words}
      />
      <p className="small muted">
        {words.bornRead} {reading.state === 'read' ? JSON.stringify(reading.date) : reading.state}
      </p>
      <div className="cluster">
        <Button kind="primary" type="submit">
          {words.check}
        </Button>
      </div>
    </form>
  )
}

function Choices() {
  const [kind, setKind] = useState<string | null>(null)
  const [route, setRoute] = useState<string | null>('usb')
  const [included, setIncluded] = useState(true)
  return (
    <>
      <Select
        label={words.kind}
        hint={words.kindHint}
        placeholder={words.kindPlaceholder}
        value={kind}
        onChange={setKind}
        options={[
          { id: 'pathology', label: words.pathology },
          { id: 'imaging', label: words.imaging, hint: words.imagingHint },
          { id: 'letter', label: words.letter },
        ]}
      />
      <div className="stack stack-tight">
        <Checkbox checked={included} onChange={setIncluded} hint={words.includeHint}>
          {words.include}
        </Checkbox>
        <Checkbox checked={false} mixed onChange={() => undefined}>
          {words.all}
        </Checkbox>
        <Checkbox checked={false} disabled onChange={() => undefined}>
          {words.closed}
        </Checkbox>
      </div>
      <RadioGroup
        label={words.route}
        look="boxes"
        value={route}
        onChange={setRoute}
        options={[
          { id: 'usb', label: words.usb, hint: words.usbHint },
          { id: 'mail', label: words.mail, hint: words.mailHint },
          { id: 'paper', label: words.paper },
        ]}
      />
      <RadioGroup
        label={words.route}
        error={words.choose}
        value={null}
        onChange={setRoute}
        options={[
          { id: 'usb', label: words.usb },
          { id: 'paper', label: words.paper },
        ]}
      />
    </>
  )
}

export function FieldsPage() {
  const [search, setSearch] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [note, setNote] = useState('')
  const [code, setCode] = useState('7K3M')
  return (
    <Page title={words.title} lead={words.lead} width="reading">
      <div className="stack stack-wide">
        <SearchField
          name={words.search}
          placeholder={words.searchPlaceholder}
          clearName={words.clear}
          keys={['Ctrl', 'K']}
          value={search}
          onChange={setSearch}
        />
        <Form />
        <PassphraseField
          label={words.passphrase}
          hint={words.passphraseHint}
          words={words}
          autoComplete="off"
          value={passphrase}
          onChange={setPassphrase}
        />
        <TextField label={words.code} width="medium" mono value={code} onChange={setCode} maxLength={4} />
        <TextArea label={words.note} hint={words.noteHint} value={note} onChange={setNote} />
        <Choices />
      </div>
    </Page>
  )
}
