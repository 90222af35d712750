import { useCallback } from 'react'
import type { Vault } from '../../vault/contract.ts'
import { useAsked, useVault, type Topic } from '../../vault/use-vault.tsx'

const topics: readonly Topic[] = ['intake', 'person']

/** What was to be copied before the vault was locked and is not inside, of the person looked at. */
export function useLeftToCopy() {
  const vault = useVault()
  const { asked, again } = useAsked(
    useCallback((one: Vault) => one.leftToCopy(null), []),
    topics,
  )
  return {
    files: asked.state === 'here' ? asked.value : [],
    forget: () => void vault.forgetLeftToCopy(null).then(again),
  }
}
