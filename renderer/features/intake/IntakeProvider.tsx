import type { ReactNode } from 'react'
import { IntakeContext, type About, type Notes } from './use-intake.ts'
import { useIntakeWork } from './use-intake-work.ts'

type Props = About & { notes: Notes; children: ReactNode }

/** Adding for one person, so that copying goes on while other screens are looked at. Below a `CopyQueues`; keyed by person. */
export function IntakeProvider({ notes, children, ...about }: Props) {
  return <IntakeContext value={useIntakeWork(about, notes)}>{children}</IntakeContext>
}
