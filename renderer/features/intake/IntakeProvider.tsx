import type { ReactNode } from 'react'
import { IntakeContext } from './use-intake.ts'
import { useIntakeWork } from './use-intake-work.ts'

/** Owns the files being copied, so that copying goes on while the person looks at other screens. Below a `VaultProvider`. */
export function IntakeProvider({ children }: { children: ReactNode }) {
  return <IntakeContext value={useIntakeWork()}>{children}</IntakeContext>
}
