import { useId } from 'react'
import { Icon } from '../Icon.tsx'
import type { DateParts } from './date-parts.ts'
import type { FieldBasics } from './field-frame.tsx'
import { Select } from './Select.tsx'
import { TextField } from './TextField.tsx'

export type DateFieldProps = Omit<FieldBasics, 'takesFocus' | 'wrong' | 'required'> & {
  value: DateParts
  onChange: (value: DateParts) => void
  words: {
    day: string
    month: string
    year: string
    /** The choice for a month that is not known, and what stands there while none is chosen. */
    noMonth: string
    /** January to December. */
    months: readonly string[]
  }
}

const unknown = 'unknown'

/**
 * A date of any precision in three inputs: day, month in words, year. Only the year is needed.
 * It reports what was typed; `readDateParts` says which date that is or what is wrong with it.
 */
export function DateField({ label, hint, error, id, disabled, value, onChange, words }: DateFieldProps) {
  const hintId = useId()
  const errorId = useId()
  const isWrong = error !== undefined
  const options = [
    { id: unknown, label: words.noMonth },
    ...words.months.map((month, at) => ({ id: String(at + 1), label: month })),
  ]
  return (
    <fieldset className="field field-full date" id={id} aria-describedby={`${hintId} ${errorId}`} disabled={disabled}>
      <legend className="field-label">{label}</legend>
      {hint === undefined ? null : (
        <p id={hintId} className="field-hint">
          {hint}
        </p>
      )}
      <div className="date-parts">
        <TextField
          label={words.day}
          width="short"
          inputMode="numeric"
          maxLength={2}
          disabled={disabled}
          wrong={isWrong}
          value={value.day}
          onChange={(day) => onChange({ ...value, day })}
        />
        <Select
          label={words.month}
          placeholder={words.noMonth}
          options={options}
          disabled={disabled}
          wrong={isWrong}
          value={value.month === '' ? unknown : value.month}
          onChange={(month) => onChange({ ...value, month: month === unknown ? '' : month })}
        />
        <TextField
          label={words.year}
          width="short"
          inputMode="numeric"
          maxLength={4}
          disabled={disabled}
          wrong={isWrong}
          value={value.year}
          onChange={(year) => onChange({ ...value, year })}
        />
      </div>
      {error === undefined ? null : (
        <p id={errorId} className="field-error">
          <Icon name="alert" />
          <span>{error}</span>
        </p>
      )}
    </fieldset>
  )
}
