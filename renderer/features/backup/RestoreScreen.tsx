import type { ReactNode } from 'react'
import { shell } from '../../desktop/shell.ts'
import { backupText } from '../../text/en/backup.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Page } from '../../ui/frame/Page.tsx'
import { SoloFrame } from '../../ui/frame/SoloFrame.tsx'
import type { Vault } from '../../vault/contract.ts'
import { Restore } from './Restore.tsx'
import './backup.css'

const text = backupText.restore

type Props = {
  vault: Vault
  permanent: ReactNode
  startedWith: boolean
  onBack: () => void
  onRestored: (place: { ref: string; name: string }) => void
}

/** Restoring where no vault is open: into a new folder, so that nothing here is touched. */
export function RestoreScreen({ vault, permanent, startedWith, onBack, onRestored }: Props) {
  return (
    <SoloFrame permanent={permanent} address="restore">
      <Page title={text.title} lead={text.leadWelcome} width="reading">
        <div className="stack stack-wide">
          <Restore
            vault={vault}
            replaces={false}
            askPlace={newPlace}
            startedWith={startedWith}
            onRestored={onRestored}
          />
          <div className="cluster">
            <Button
              kind="quiet"
              icon="back"
              onPress={() => {
                void vault.dropBackup(null)
                onBack()
              }}
            >
              {text.back}
            </Button>
          </div>
        </div>
      </Page>
    </SoloFrame>
  )
}

async function newPlace() {
  const chosen = await shell().chooseNewVault({ suggestedName: text.suggestedName })
  if (chosen.ok) return chosen.value.place
  return chosen.error.code === 'cancelled' ? null : chosen.error
}
