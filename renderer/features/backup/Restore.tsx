import { useEffect, useRef, useState } from 'react'
import { shell } from '../../desktop/shell.ts'
import { instantText } from '../../text/dates.ts'
import { backupText } from '../../text/en/backup.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { DataTable } from '../../ui/lists/DataTable.tsx'
import { Banner } from '../../ui/shown/Banner.tsx'
import type { BackupReport, BackupSecret, Vault, VaultCounts } from '../../vault/contract.ts'
import { chooseBackup, type Chosen } from './choose-backup.ts'
import { JobShown } from './JobShown.tsx'
import { Damage } from './ReportShown.tsx'
import { SecretForm } from './SecretForm.tsx'
import { useJob } from './use-job.ts'

const text = backupText.restore

type Staged = {
  readonly report: BackupReport
  readonly here: VaultCounts | null
  readonly bringsKeysBack: boolean
}
type Place = { readonly ref: string; readonly name: string }
type Props = {
  vault: Vault
  /** Where the restored vault goes; null when the person changes their mind. */
  askPlace: () => Promise<Place | { readonly code: string } | null>
  /** The vault that is open here is replaced. */
  replaces: boolean
  /** Begin with the backup that Satchel was started with. */
  startedWith?: boolean
  onRestored: (place: Place) => void
}

/** From a backup file to a vault: file, passphrase, comparison, and only then the switch. */
export function Restore({ vault, askPlace, replaces, startedWith = false, onRestored }: Props) {
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [asks, setAsks] = useState(false)
  const [target, setTarget] = useState<Place | null>(null)
  const { job, run, clear } = useJob<Staged>('restore')
  const [failed, setFailed] = useState<string | null>(null)

  const stage = async (secret: BackupSecret) => {
    const place = target ?? (await askPlace())
    if (place === null) return
    if ('code' in place) return run(async () => ({ ok: false, error: place }))
    setTarget(place)
    await run(async (asking) => {
      const staged = await vault.stageBackup({ secret, target: place.ref }, asking)
      const needsOwn = !staged.ok && staged.error.code === 'not-this-vault'
      setAsks(needsOwn || (!staged.ok && secret.by !== 'open-vault'))
      return needsOwn ? { ok: false, error: { code: 'cancelled' } } : staged
    })
  }
  const choose = async (how: 'dialog' | 'started-with' = 'dialog') => {
    clear()
    setAsks(false)
    const opened = await chooseBackup(vault, how)
    if (!opened.ok) return run(async () => opened)
    setChosen(opened.value)
    if (opened.value.isThisVault) await stage({ by: 'open-vault' })
    else setAsks(true)
  }
  const first = useRef(startedWith)
  useEffect(() => {
    if (first.current) void choose('started-with')
    first.current = false
  })
  const take = async () => {
    const taken = await vault.takeRestored(null)
    if (taken.ok) onRestored(taken.value.place)
    else setFailed(taken.error.code)
  }
  const keep = () => {
    void vault.dropBackup(null)
    setChosen(null)
    clear()
  }
  if (failed !== null) return <Failed code={failed} replaces={replaces} />
  const isRunning = job.state === 'running'
  return (
    <div className="stack">
      {job.state === 'done' || isRunning ? null : (
        <div className="cluster">
          <Button kind={asks ? 'secondary' : 'primary'} icon="file" takesFocus={replaces} onPress={() => void choose()}>
            {text.choose}
          </Button>
        </div>
      )}
      {chosen !== null && asks && !isRunning && job.state !== 'done' ? (
        <SecretForm
          name={chosen.name}
          act={replaces || target !== null ? text.read : text.place}
          disabled={isRunning}
          onSecret={(secret) => void stage(secret)}
        />
      ) : null}
      <JobShown job={job} steps={backupText.check.steps} isPlace>
        {(staged) => <Compare staged={staged} replaces={replaces} onTake={() => void take()} onKeep={keep} />}
      </JobShown>
    </div>
  )
}

function Failed({ code, replaces }: { code: string; replaces: boolean }) {
  return (
    <Banner
      tone="danger"
      urgent
      actions={
        replaces ? (
          <Button kind="primary" onPress={() => void shell().lockNow(null)}>
            {text.lockNow}
          </Button>
        ) : undefined
      }
    >
      <p>{backupText.fault(code)}</p>
      {replaces ? <p>{text.failedOpen}</p> : null}
    </Banner>
  )
}

type CompareProps = { staged: Staged; replaces: boolean; onTake: () => void; onKeep: () => void }

function Compare({ staged: { report, here, bringsKeysBack }, replaces, onTake, onKeep }: CompareProps) {
  const [taking, setTaking] = useState(false)
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  return (
    <div className="stack">
      <h3 ref={title} tabIndex={-1}>
        {text.compare}
      </h3>
      <DataTable
        name={text.comparison}
        columns={[
          { id: 'what', label: text.what, rowHeader: true },
          ...(here === null ? [] : [{ id: 'here', label: text.here }]),
          { id: 'there', label: text.there },
        ]}
        rows={rowsOf(report, here)}
      />
      {report.isWhole ? null : (
        <Banner tone="caution" title={text.notWhole}>
          <Damage report={report} />
        </Banner>
      )}
      {bringsKeysBack ? <Banner tone="caution">{text.keysBack}</Banner> : null}
      <p>{replaces ? text.asideOpen : text.asideWelcome}</p>
      <div className="cluster">
        <Button kind="secondary" disabled={taking} onPress={onKeep}>
          {text.keep}
        </Button>
        <Button
          kind="primary"
          pending={taking}
          pendingWords={text.take}
          onPress={() => {
            setTaking(true)
            onTake()
          }}
        >
          {text.take}
        </Button>
      </div>
    </div>
  )
}

function rowsOf(report: BackupReport, here: VaultCounts | null) {
  const { counts, madeAt } = report
  const row = (id: keyof typeof text.rows, there: string, now: string | null) => ({
    id,
    name: text.rows[id],
    cells: { what: text.rows[id], here: now ?? '', there },
  })
  const numbers = (['records', 'pages', 'entries', 'persons'] as const).map((id) =>
    row(id, String(counts[id]), here && String(here[id])),
  )
  const when = (at: string | null) => (at === null ? text.nothing : instantText(at))
  return [
    ...numbers,
    row('lastChange', when(counts.lastChange), here && when(here.lastChange)),
    row('madeAt', when(madeAt), null),
  ]
}
