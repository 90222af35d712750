import { useCallback, useState } from 'react'
import type { Result, Refusal } from '../../core/base/result.ts'
import type { Vault } from '../../vault/contract.ts'

type Making = 'measuring' | 'deriving' | 'writing'

/** Makes the vault; `making` says what is under way. */
export function useMaking(vault: Vault): {
  making: Making | null
  make(passphrase: string): Promise<Result<{ kitGroups: string[] }, Refusal<string>>>
} {
  const [making, setMaking] = useState<Making | null>(null)
  const make = useCallback(
    async (passphrase: string) => {
      setMaking('measuring')
      const made = await vault.create({ passphrase }, { onTell: setMaking })
      setMaking(null)
      return made
    },
    [vault],
  )
  return { making, make }
}
