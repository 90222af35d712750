type Props = {
  /** "Step 2 of 5". */
  words: string
  step: number
  of: number
}

/** Where a person is in a short series. The words say it; the marks beside them are for the eye only. */
export function Stepper({ words, step, of }: Props) {
  const marks = Array.from({ length: of }, (_, at) => at + 1)
  return (
    <p className="stepper">
      <span>{words}</span>
      <span className="stepper-marks" aria-hidden="true">
        {marks.map((mark) => (
          <span key={mark} className={mark <= step ? 'stepper-mark stepper-mark-done' : 'stepper-mark'} />
        ))}
      </span>
    </p>
  )
}
