import type { ReactNode } from 'react'
import { unlockText } from '../../text/en/unlock.ts'
import { Page } from '../../ui/frame/Page.tsx'
import type { Vault } from '../../vault/contract.ts'
import { emptyForm } from './person-form.ts'
import { PersonForm } from './PersonForm.tsx'

const words = unlockText.person

/** The last step of a new vault: whose records it will hold. */
export function FirstPerson({ vault, above, onDone }: { vault: Vault; above: ReactNode; onDone: () => void }) {
  return (
    <Page title={words.title} lead={words.lead} above={above} width="reading">
      <PersonForm vault={vault} id={null} first={emptyForm('me')} save={words.add} onSaved={onDone} />
    </Page>
  )
}
