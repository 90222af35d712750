import { createContext, useContext, type ReactNode } from 'react'
import { Monogram } from '../shown/Monogram.tsx'
import type { MonogramProps } from '../shown/Monogram.tsx'
import { VisuallyHidden } from '../shown/VisuallyHidden.tsx'

/** How a person is shown wherever it matters whose records these are. */
export type PersonLook = {
  /** "Rosa Alvarez". */
  name: string
  /** "born 14 March 1958". */
  born: string
  /** "Records of Rosa Alvarez, born 14 March 1958". */
  fullName: string
  monogram: Pick<MonogramProps, 'letters' | 'colour' | 'shape'>
}

const Shown = createContext<PersonLook | null>(null)

/** Whose records the screens below it are about: every dialog there names them over its title. */
export function PersonShown({ person, children }: { person: PersonLook | null; children: ReactNode }) {
  return <Shown value={person}>{children}</Shown>
}

export const usePersonShown = (): PersonLook | null => useContext(Shown)

/** Sign, name and birth date. */
export function PersonWords({ name, born, fullName, monogram }: PersonLook) {
  return (
    <>
      <Monogram {...monogram} />
      <VisuallyHidden>{fullName}</VisuallyHidden>
      <span className="person-words" aria-hidden="true">
        <span className="person-name">{name}</span>
        <span className="person-born">{born}</span>
      </span>
    </>
  )
}

/** The same as a line of a dialog or a form. */
export function PersonLine({ person }: { person: PersonLook }) {
  return (
    <div className="person">
      <PersonWords {...person} />
    </div>
  )
}

/** What stands over a dialog's title: what it was given, or whose records these are; `null` for a dialog about nobody. */
export function DialogPerson({ person }: { person: ReactNode }) {
  const shown = usePersonShown()
  const line = person === undefined && shown !== null ? <PersonLine person={shown} /> : person
  return line === undefined || line === null ? null : <div className="dialog-person">{line}</div>
}
