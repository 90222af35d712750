import { monthName } from '../../text/dates.ts'
import { unlockText } from '../../text/en/unlock.ts'
import { DateField } from '../../ui/fields/DateField.tsx'
import { RadioGroup } from '../../ui/fields/RadioGroup.tsx'
import { TextField } from '../../ui/fields/TextField.tsx'
import { HospitalLines } from './HospitalLines.tsx'
import type { PersonFault, PersonForm } from './person-form.ts'

const words = unlockText.person
const dateWords = { ...words.dateWords, months: Array.from({ length: 12 }, (_, at) => monthName(at + 1)) }

type Props = {
  form: PersonForm
  change: (part: Partial<PersonForm>) => void
  faults: readonly PersonFault[]
}

/** Who somebody is, as the hospital's papers say it. */
export function PersonFields({ form, change, faults }: Props) {
  const fault = (id: string) => faults.find(({ fieldId }) => fieldId === id)?.text
  return (
    <>
      <TextField
        id="person-name"
        label={words.name}
        value={form.name}
        onChange={(name) => change({ name })}
        error={fault('person-name')}
      />
      <DateField
        id="person-born"
        label={words.born}
        value={form.born}
        onChange={(born) => change({ born })}
        words={dateWords}
        error={fault('person-born')}
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
      <HospitalLines lines={form.hospitals} faults={faults} onChange={(hospitals) => change({ hospitals })} />
    </>
  )
}
