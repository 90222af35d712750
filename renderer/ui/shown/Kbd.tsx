type Props = {
  keys: readonly string[]
  /** Read out too, as part of the name around it; otherwise the control itself carries `aria-keyshortcuts`. */
  spoken?: boolean | undefined
}

/** Keys to press together. */
export function Kbd({ keys, spoken = false }: Props) {
  return (
    <span className="keys" aria-hidden={!spoken}>
      {keys.map((key) => (
        <kbd key={key} className="key">
          {key}
        </kbd>
      ))}
    </span>
  )
}
