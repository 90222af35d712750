type Props = { keys: readonly string[] }

/** Keys to press together. Hidden from screen readers: the control itself carries `aria-keyshortcuts`. */
export function Kbd({ keys }: Props) {
  return (
    <span className="keys" aria-hidden="true">
      {keys.map((key) => (
        <kbd key={key} className="key">
          {key}
        </kbd>
      ))}
    </span>
  )
}
