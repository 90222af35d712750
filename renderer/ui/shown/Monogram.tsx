export type MonogramColour = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8
export type MonogramShape = 'circle' | 'square' | 'diamond' | 'shield'

export type MonogramProps = {
  /** One or two letters. */
  letters: string
  colour: MonogramColour
  /** A second sign beside the colour. */
  shape: MonogramShape
  size?: 'normal' | 'large' | undefined
}

/** A sign to tell persons apart at a glance. Always beside the name, so it is hidden from screen readers. */
export function Monogram({ letters, colour, shape, size = 'normal' }: MonogramProps) {
  return (
    <span className={`monogram monogram-${size} monogram-${shape} lane-${colour}`} aria-hidden="true">
      <span className="monogram-letters">{letters}</span>
    </span>
  )
}
