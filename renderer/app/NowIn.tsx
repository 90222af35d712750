import type { Person } from '../core/model/person.ts'
import { peopleText as text } from '../text/en/people.ts'
import { Monogram } from '../ui/shown/Monogram.tsx'
import { personLook } from './person-look.ts'

/** Whose records the window has come to. It is read out elsewhere, and the person stands at the top for good. */
export function NowIn({ person }: { person: Person }) {
  const { born, monogram } = personLook(person)
  return (
    <div className="now-in" aria-hidden="true">
      <p className="now-in-words">
        <Monogram {...monogram} size="large" />
        <span>
          <span className="now-in-name">{text.now(person.name)}</span>
          <span className="person-born">{born}</span>
        </span>
      </p>
    </div>
  )
}
