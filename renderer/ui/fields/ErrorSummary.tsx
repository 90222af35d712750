import { useEffect, useId, useRef } from 'react'
import { Icon } from '../Icon.tsx'

export type SummaryError = { fieldId: string; text: string }

type Props = {
  title: string
  errors: readonly SummaryError[]
  /** Change it at each attempt: the summary then takes the focus again. */
  attempt: number
}

function goTo(fieldId: string): void {
  const target = document.getElementById(fieldId)
  const field =
    target?.matches('input, textarea, button') === true
      ? target
      : target?.querySelector<HTMLElement>('input, textarea, button')
  field?.focus()
}

/** Above a form that could not be sent: what is wrong, each line a way to its field. What was typed stays. */
export function ErrorSummary({ title, errors, attempt }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const titleId = useId()
  const isShown = errors.length > 0
  useEffect(() => {
    if (isShown) box.current?.focus()
  }, [attempt, isShown])
  if (!isShown) return null
  return (
    <div ref={box} className="error-summary" role="alert" aria-labelledby={titleId} tabIndex={-1}>
      <h2 id={titleId} className="error-summary-title">
        <Icon name="alert" />
        <span>{title}</span>
      </h2>
      <ul className="error-summary-list">
        {errors.map((error) => (
          <li key={error.fieldId}>
            <button type="button" className="text-link" onClick={() => goTo(error.fieldId)}>
              {error.text}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
