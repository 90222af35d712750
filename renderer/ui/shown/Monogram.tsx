export type MonogramColour = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8
export type MonogramShape = 'circle' | 'square' | 'diamond' | 'shield' | 'arch' | 'leaf' | 'drop' | 'tag'

export type MonogramProps = {
  /** One or two letters. */
  letters: string
  colour: MonogramColour
  /** A second sign beside the colour. */
  shape: MonogramShape
  size?: 'normal' | 'large' | undefined
}

type Sign = Pick<MonogramProps, 'colour' | 'shape'>

/** The looks that tell persons apart, by number: no two share a colour, and no two share a shape. */
export const monogramLooks: readonly Sign[] = [
  { colour: 3, shape: 'circle' },
  { colour: 6, shape: 'square' },
  { colour: 5, shape: 'shield' },
  { colour: 2, shape: 'diamond' },
  { colour: 7, shape: 'arch' },
  { colour: 8, shape: 'leaf' },
  { colour: 4, shape: 'drop' },
  { colour: 1, shape: 'tag' },
]

/** The first letters of the first and the last name. */
export function lettersOf(name: string): string {
  const parts = name.split(/\s+/).filter((part) => part !== '')
  const ends = parts.length > 1 ? [parts.at(0), parts.at(-1)] : parts
  return ends
    .map((part) => firstLetter(part ?? ''))
    .join('')
    .toUpperCase()
}

/** One letter, whatever it is made of. */
const firstLetter = (part: string): string => part.match(/^./u)?.[0] ?? ''

/** A person's sign: from the name, and from the number of their look. */
export function monogramOf(name: string, look: number): Pick<MonogramProps, 'letters' | 'colour' | 'shape'> {
  const sign = monogramLooks[look % monogramLooks.length] ?? { colour: 3, shape: 'circle' }
  return { letters: lettersOf(name), ...sign }
}

/** A sign to tell persons apart at a glance. Always beside the name, so it is hidden from screen readers. */
export function Monogram({ letters, colour, shape, size = 'normal' }: MonogramProps) {
  return (
    <span className={`monogram monogram-${size} monogram-${shape} lane-${colour}`} aria-hidden="true">
      <span className="monogram-letters">{letters}</span>
    </span>
  )
}
