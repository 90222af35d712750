import { peopleText as text } from '../../text/en/people.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { TextField } from '../../ui/fields/TextField.tsx'
import { hospitalFieldId, type HospitalLine, type PersonFault } from './person-form.ts'

type Props = {
  lines: readonly HospitalLine[]
  faults: readonly PersonFault[]
  onChange: (lines: readonly HospitalLine[]) => void
}

/** The hospitals that have records of somebody: number and spelling used there, both of which every page is checked against. */
export function HospitalLines({ lines, faults, onChange }: Props) {
  const next = Math.max(-1, ...lines.map(({ key }) => key)) + 1
  const add = () => onChange([...lines, { key: next, hospital: '', number: '', spelling: '' }])
  const change = (key: number, part: Partial<HospitalLine>) =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...part } : line)))
  return (
    <fieldset className="stack fieldset">
      <legend className="field-label">{text.hospitals}</legend>
      <p className="muted">{text.hospitalsHint}</p>
      {lines.length === 0 ? <p className="small muted">{text.noHospitals}</p> : null}
      {lines.map((line, at) => (
        <Line
          key={line.key}
          line={line}
          place={at + 1}
          error={faults.find(({ fieldId }) => fieldId === hospitalFieldId(line.key))?.text}
          onChange={(part) => change(line.key, part)}
          onRemove={() => onChange(lines.filter(({ key }) => key !== line.key))}
        />
      ))}
      <div>
        <Button icon="add" onPress={add}>
          {text.addHospital}
        </Button>
      </div>
    </fieldset>
  )
}

type LineProps = {
  line: HospitalLine
  place: number
  error: string | undefined
  onChange: (part: Partial<HospitalLine>) => void
  onRemove: () => void
}

function Line({ line, place, error, onChange, onRemove }: LineProps) {
  return (
    <div className="hospital-line" role="group" aria-label={text.hospitalLine(place, line.hospital)}>
      <TextField
        id={hospitalFieldId(line.key)}
        label={text.hospital}
        value={line.hospital}
        onChange={(hospital) => onChange({ hospital })}
        error={error}
        maxLength={200}
      />
      <TextField label={text.number} value={line.number} onChange={(number) => onChange({ number })} maxLength={100} />
      <TextField
        label={text.spelling}
        hint={text.spellingHint}
        value={line.spelling}
        onChange={(spelling) => onChange({ spelling })}
        maxLength={200}
      />
      <div>
        <Button kind="quiet" icon="minus" onPress={onRemove}>
          {text.removeHospital(line.hospital.trim())}
        </Button>
      </div>
    </div>
  )
}
