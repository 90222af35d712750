import { useState } from 'react'
import { backupText } from '../../text/en/backup.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Card } from '../../ui/shown/Card.tsx'
import type { BackupReport, BackupSecret, VaultReport } from '../../vault/contract.ts'
import { useVault } from '../../vault/use-vault.tsx'
import { chooseBackup, type Chosen } from './choose-backup.ts'
import { JobShown } from './JobShown.tsx'
import { BackupReportShown, VaultReportShown } from './ReportShown.tsx'
import { SecretForm } from './SecretForm.tsx'
import { useJob } from './use-job.ts'

/** Read a backup whole. One of this vault opens with the keys at hand; another asks for its passphrase. */
export function CheckBackup() {
  const text = backupText.check
  const vault = useVault()
  const { job, run, clear } = useJob<BackupReport>('backup-check')
  const [asks, setAsks] = useState<Chosen | null>(null)
  const check = async (secret: BackupSecret, chosen: Chosen) =>
    run(async (asking) => {
      const checked = await vault.checkBackup({ secret }, asking)
      const needsOwn = !checked.ok && checked.error.code === 'not-this-vault'
      setAsks(needsOwn ? chosen : null)
      return needsOwn ? { ok: false, error: { code: 'cancelled' } } : checked
    })
  const choose = async () => {
    clear()
    setAsks(null)
    const chosen = await chooseBackup(vault)
    if (chosen.ok) return check({ by: 'open-vault' }, chosen.value)
    await run(async () => chosen)
  }
  return (
    <Card
      title={text.title}
      icon="shield"
      actions={
        <Button kind="secondary" disabled={job.state === 'running'} onPress={() => void choose()}>
          {text.go}
        </Button>
      }
    >
      <div className="stack">
        <p>{text.text}</p>
        {asks === null ? null : (
          <SecretForm
            name={asks.name}
            act={backupText.restore.read}
            onSecret={(secret) => void check(secret, asks)}
            disabled={job.state === 'running'}
          />
        )}
        <JobShown job={job} steps={text.steps}>
          {(report) => <BackupReportShown report={report} />}
        </JobShown>
      </div>
    </Card>
  )
}

/** Read everything the vault has on the disk. */
export function CheckVault() {
  const text = backupText.vault
  const vault = useVault()
  const { job, run } = useJob<VaultReport>('vault-check')
  return (
    <Card
      title={text.title}
      icon="shield"
      actions={
        <Button
          kind="secondary"
          disabled={job.state === 'running'}
          onPress={() => void run((asking) => vault.checkVault(null, asking))}
        >
          {text.go}
        </Button>
      }
    >
      <div className="stack">
        <p>{text.text}</p>
        <JobShown job={job} steps={text.steps}>
          {(report) => <VaultReportShown report={report} />}
        </JobShown>
      </div>
    </Card>
  )
}
