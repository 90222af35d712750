import { Button as Pressable, Input, SearchField as Field } from 'react-aria-components'
import { Icon } from '../Icon.tsx'
import { given } from '../given.ts'
import { Kbd } from '../shown/Kbd.tsx'

export type SearchFieldProps = {
  /** What is searched; the name of the field for screen readers. */
  name: string
  value: string
  onChange: (value: string) => void
  onSubmit?: ((value: string) => void) | undefined
  placeholder?: string | undefined
  clearName: string
  /** Keys that lead here, shown while the field is empty. */
  keys?: readonly string[] | undefined
  id?: string | undefined
  /** Has the focus when it appears. */
  takesFocus?: boolean | undefined
}

export function SearchField(props: SearchFieldProps) {
  return (
    <Field
      className="search"
      aria-label={props.name}
      value={props.value}
      onChange={props.onChange}
      {...given({ autoFocus: props.takesFocus, onSubmit: props.onSubmit, id: props.id })}
    >
      <Icon name="search" />
      <Input className="search-input" {...given({ placeholder: props.placeholder })} />
      {props.keys === undefined || props.value !== '' ? null : <Kbd keys={props.keys} />}
      <Pressable className="button button-quiet button-icon search-clear" aria-label={props.clearName}>
        <Icon name="close" size="small" />
      </Pressable>
    </Field>
  )
}
