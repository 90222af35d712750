import { useCallback, useMemo, useState } from 'react'
import type { DocumentId } from '../../core/base/ids.ts'
import type { Result, Refusal } from '../../core/base/result.ts'
import { intakeText } from '../../text/en/intake.ts'
import { useVault, useVaultNews, type Topic } from '../../vault/use-vault.tsx'
import type { Intake } from './use-intake.ts'

type Reading = Pick<Intake, 'pause' | 'skip' | 'again' | 'givePassword' | 'fault' | 'pausedDiskFull'>
type FaultCode = Parameters<typeof intakeText.fault>[0]

/** What a person may ask of the reading: pause, skip, read again, try a password. */
export function useReading(lookAgain: () => void): Reading {
  const vault = useVault()
  const [fault, setFault] = useState<string | null>(null)
  const [pausedDiskFull, setPausedDiskFull] = useState(false)
  useVaultNews(useCallback((topic: Topic) => (topic === 'paused-disk-full' ? setPausedDiskFull(true) : undefined), []))

  const asks = useMemo(() => {
    const tell = (asked: Promise<Result<null, Refusal<FaultCode>>>) =>
      void asked.then((answer) => {
        setFault(answer.ok ? null : intakeText.fault(answer.error.code))
        lookAgain()
      })
    return {
      pause: (paused: boolean) => {
        if (!paused) setPausedDiskFull(false)
        tell(vault.pauseReading({ paused }))
      },
      skip: (id: DocumentId) => tell(vault.skipReading({ id })),
      again: (id: DocumentId) => tell(vault.retryReading({ id })),
      givePassword: async (id: DocumentId, password: string) => {
        const given = await vault.givePassword({ id, password })
        lookAgain()
        return given.ok ? null : intakeText.passwordFault(given.error.code)
      },
    }
  }, [vault, lookAgain])

  return { ...asks, fault, pausedDiskFull }
}
