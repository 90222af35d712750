import { t } from './gallery-text.ts'

export const rosa = {
  name: t.person.name,
  born: t.person.born,
  fullName: t.person.fullName,
  monogram: { letters: 'RA', colour: 3, shape: 'circle' },
} as const
