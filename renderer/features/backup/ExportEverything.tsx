import { useState } from 'react'
import { backupText } from '../../text/en/backup.ts'
import { passphraseWords } from '../../text/en/fields.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { PassphraseField } from '../../ui/fields/PassphraseField.tsx'
import { Banner } from '../../ui/shown/Banner.tsx'
import { Card } from '../../ui/shown/Card.tsx'
import type { DamagedPart } from '../../vault/contract.ts'
import { useVault } from '../../vault/use-vault.tsx'
import { JobShown, PartList } from './JobShown.tsx'
import { useJob } from './use-job.ts'

const text = backupText.everything

type Copied = { name: string; place: string; sameDiskAsVault: boolean; files: number; unreadable: DamagedPart[] }

/** Everything in the open, after a plain warning and the passphrase. */
export function ExportEverything() {
  const vault = useVault()
  const { job, run } = useJob<Copied>('export')
  const [asks, setAsks] = useState(false)
  const [typed, setTyped] = useState('')
  const [missing, setMissing] = useState(false)
  const isRunning = job.state === 'running'
  const copy = async () => {
    setMissing(typed === '')
    if (typed === '') return
    const passphrase = typed
    setTyped('')
    await run((asking) => vault.exportEverything({ passphrase }, asking))
  }
  return (
    <Card
      title={text.title}
      icon="download"
      actions={
        asks ? undefined : (
          <Button kind="secondary" onPress={() => setAsks(true)}>
            {text.go}
          </Button>
        )
      }
    >
      <div className="stack">
        <p>{text.text}</p>
        {asks ? (
          <form
            className="stack"
            onSubmit={(event) => {
              event.preventDefault()
              void copy()
            }}
          >
            <Banner tone="caution" title={text.warningTitle}>
              {text.warning}
            </Banner>
            <PassphraseField
              label={text.passphrase}
              hint={text.passphraseHint}
              value={typed}
              onChange={setTyped}
              words={passphraseWords}
              autoComplete="current-password"
              takesFocus
              {...(missing ? { error: backupText.restore.missing } : {})}
            />
            <div className="cluster">
              <Button kind="secondary" disabled={isRunning} onPress={() => setAsks(false)}>
                {text.back}
              </Button>
              <Button kind="primary" type="submit" disabled={isRunning}>
                {text.act}
              </Button>
            </div>
          </form>
        ) : null}
        <JobShown job={job} steps={text.steps}>
          {(copied) => <CopiedNote copied={copied} />}
        </JobShown>
      </div>
    </Card>
  )
}

function CopiedNote({ copied }: { copied: Copied }) {
  return (
    <Banner tone={copied.unreadable.length > 0 ? 'caution' : 'ok'} title={text.done(copied.name)}>
      <div className="stack stack-tight">
        <p>{text.doneText(copied.files, copied.place)}</p>
        {copied.sameDiskAsVault ? <p>{text.sameDisk}</p> : null}
        <PartList title={text.unreadable} parts={copied.unreadable} />
      </div>
    </Banner>
  )
}
