import { useState } from 'react'
import { shell } from '../../desktop/shell.ts'
import { backupText as text } from '../../text/en/backup.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Page } from '../../ui/frame/Page.tsx'
import { Card } from '../../ui/shown/Card.tsx'
import { useVault } from '../../vault/use-vault.tsx'
import { BackUpNow } from './BackUpNow.tsx'
import { CheckBackup, CheckVault } from './CheckBackup.tsx'
import { ExportEverything } from './ExportEverything.tsx'
import { Restore } from './Restore.tsx'
import './backup.css'

/** Everything about not losing the vault: backups, checks, restoring, moving, and taking it all out. */
export function BackupScreen({ readOnly }: { readOnly: boolean }) {
  return (
    <Page title={text.title} lead={text.lead}>
      <div className="backup">
        <BackUpNow readOnly={readOnly} />
        <CheckBackup />
        <CheckVault />
        <RestoreHere />
        <Card title={text.move.title} icon="forward">
          <p>{text.move.text}</p>
          <ol className="backup-steps">
            {text.move.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </Card>
        <ExportEverything />
      </div>
    </Page>
  )
}

/** A backup takes the place of the vault that is open, which is locked for it and kept beside it. */
function RestoreHere() {
  const vault = useVault()
  const [open, setOpen] = useState(false)
  return (
    <Card
      title={text.restore.title}
      icon="undo"
      actions={
        open ? undefined : (
          <Button kind="secondary" onPress={() => setOpen(true)}>
            {text.restore.go}
          </Button>
        )
      }
    >
      <div className="stack">
        <p>{open ? text.restore.leadOpen : text.restore.text}</p>
        {open ? (
          <Restore vault={vault} replaces askPlace={openPlace} onRestored={() => void shell().lockNow(null)} />
        ) : null}
      </div>
    </Card>
  )
}

/** The vault that is open: the one that was opened last. */
async function openPlace() {
  const recent = await shell().recentVaults(null)
  return recent.ok ? (recent.value[0] ?? null) : recent.error
}
