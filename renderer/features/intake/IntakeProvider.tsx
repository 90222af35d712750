import type { ReactNode } from 'react'
import type { Person } from '../../core/model/person.ts'
import { IntakeContext, type Notes } from './use-intake.ts'
import { useIntakeWork } from './use-intake-work.ts'

type Props = { person: Person; notes: Notes; children: ReactNode }

/** Adding for one person, so that copying goes on while other screens are looked at. Below a `CopyQueues`; keyed by person. */
export function IntakeProvider({ person, notes, children }: Props) {
  return <IntakeContext value={useIntakeWork(person, notes)}>{children}</IntakeContext>
}
