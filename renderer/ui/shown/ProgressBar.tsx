import { Label, ProgressBar as Bar } from 'react-aria-components'
import { given } from '../given.ts'

export type ProgressBarProps = {
  label: string
  /** 0 to 1; leave out while nobody knows how long it takes. */
  value?: number | undefined
  /** The value in words: "page 3 of 12". Shown beside the label. */
  words?: string | undefined
  size?: 'normal' | 'small' | undefined
}

export function ProgressBar({ label, value, words, size = 'normal' }: ProgressBarProps) {
  return (
    <Bar
      className={`progress progress-${size}`}
      minValue={0}
      maxValue={1}
      isIndeterminate={value === undefined}
      {...given({ value, valueLabel: words })}
    >
      <span className="progress-words">
        <Label>{label}</Label>
        {words === undefined ? null : <span className="tabular muted">{words}</span>}
      </span>
      <span className="progress-track">
        <span
          className={value === undefined ? 'progress-fill progress-fill-unknown' : 'progress-fill'}
          style={value === undefined ? undefined : { inlineSize: `${Math.round(value * 1000) / 10}%` }}
        />
      </span>
    </Bar>
  )
}
