import { canonicalJson } from '../../core/base/canonical-json.ts'
import { newId, PersonId } from '../../core/base/ids.ts'
import { compareDates } from '../../core/base/clinical-date.ts'
import { ok, refuse, type Refusal, type Result } from '../../core/base/result.ts'
import { personLooks, type Person } from '../../core/model/person.ts'
import type { PersonInfo } from '../contract.ts'
import { newSettings } from './settings.ts'
import { reviewCount } from './review.ts'
import type { Session } from './session.ts'
import { understandEverything } from './understand.ts'
import type { DiskCode, DiskRefusal } from './vault-folder.ts'

/** Everybody whose records are in this vault, in the order of their names. */
export const people = (session: Session): PersonInfo[] =>
  session.tables
    .all('person')
    .map((person) => ({
      person,
      records: session.tables.records(person.id).length,
      toReview: reviewCount(session, person.id),
    }))
    .sort((a, b) => a.person.name.localeCompare(b.person.name))

/** Look at somebody's records from now on; remembered over a lock. */
export async function openPerson(
  session: Session,
  id: PersonId,
): Promise<Result<null, Refusal<'no-such-record' | DiskCode>>> {
  if (!session.tables.get('person', id)) return refuse('no-such-record')
  const written = await session.commit(() => [{ kind: 'settings', row: lookingAt(session, id) }])
  if (!written.ok) return written
  for (const topic of ['person', 'records', 'intake'] as const) session.tell(topic)
  return written
}

const lookingAt = ({ tables }: Session, personId: PersonId) => ({
  ...(tables.only('settings') ?? newSettings()),
  personId,
})

/** What is said of a person; which of the looks tells them apart is the vault's own business. */
type PersonSaid = Omit<Person, 'id' | 'look'>

/** Add a person (and look at theirs), or change what is known of one: then whose pages are whose is asked again, for everybody. */
export async function savePerson(
  session: Session,
  id: PersonId | null,
  person: PersonSaid,
): Promise<Result<Person, Refusal<'already-there' | 'no-such-record' | DiskCode>>> {
  const before = id ? session.tables.get('person', id) : undefined
  if (id && !before) return refuse('no-such-record')
  const row: Person = { ...person, id: id ?? newId(PersonId), look: before?.look ?? freeLook(session) }
  // Asked within the commit, so that of two additions at the same moment one is refused.
  const saved = await session.commit(() => {
    if (isThere(session, id, person)) return []
    return [{ kind: 'person', row }, ...(id ? [] : [{ kind: 'settings' as const, row: lookingAt(session, row.id) }])]
  })
  if (!saved.ok) return saved
  if (canonicalJson(session.tables.get('person', row.id) ?? null) !== canonicalJson(row)) return refuse('already-there')
  for (const topic of ['person', 'records', 'intake'] as const) session.tell(topic)
  const understood = await understandEverything(session)
  return understood.ok ? ok(row) : (understood satisfies Result<never, DiskRefusal>)
}

const isThere = ({ tables }: Session, id: PersonId | null, { name, birthDate }: PersonSaid): boolean =>
  tables
    .all('person')
    .some(
      (other) =>
        other.id !== id &&
        other.name.trim().toLowerCase() === name.trim().toLowerCase() &&
        compareDates(other.birthDate, birthDate) === 0,
    )

/** The first look that nobody has yet; with more persons than looks they begin anew. */
function freeLook({ tables }: Session): number {
  const taken = tables.all('person').map(({ look }) => look)
  const free = Array.from({ length: personLooks }, (_, look) => look).find((look) => !taken.includes(look))
  return free ?? taken.length % personLooks
}
