import { useState, type ReactNode } from 'react'
import { WhoCanOpen } from '../features/security/WhoCanOpen.tsx'
import { KitSteps } from '../features/unlock/KitSteps.tsx'
import { keysText } from '../text/en/security.ts'
import type { Overview } from '../vault/contract.ts'
import { useVault } from '../vault/use-vault.tsx'
import type { Notes } from './notes.ts'

type Props = { overview: Overview; notes: Notes; children: (keys: ReactNode) => ReactNode }

/** A screen with the list of keys in it; the pages of a new recovery kit stand in its place until that is done with. */
export function KeyPlace({ overview, notes, children }: Props) {
  const vault = useVault()
  const [kit, setKit] = useState<readonly string[] | null>(null)
  if (kit !== null)
    return (
      <KitSteps
        vault={vault}
        groups={kit}
        onDone={() => {
          setKit(null)
          notes.say(keysText.kit.done)
        }}
      />
    )
  const { readOnly, kitProven } = overview
  return children(<WhoCanOpen readOnly={readOnly} kitProven={kitProven} onSaid={notes.say} onNewKit={setKit} />)
}
