import { useCallback } from 'react'
import { instantText } from '../../text/dates.ts'
import { backupText } from '../../text/en/backup.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Banner } from '../../ui/shown/Banner.tsx'
import { Card } from '../../ui/shown/Card.tsx'
import { FactList } from '../../ui/shown/FactList.tsx'
import type { BackupReport, Vault } from '../../vault/contract.ts'
import { useAsked, useVault } from '../../vault/use-vault.tsx'
import { JobShown, PartHelp, PartList } from './JobShown.tsx'
import { useJob } from './use-job.ts'

const text = backupText.now
const topics = ['records', 'person'] as const

type Made = { name: string; place: string; sameDiskAsVault: boolean; removed: number; report: BackupReport }

/** The last backup, and the next one. */
export function BackUpNow({ readOnly }: { readOnly: boolean }) {
  const vault = useVault()
  const { asked, again } = useAsked(
    useCallback((one: Vault) => one.backupState(null), []),
    topics,
  )
  const { job, run } = useJob<Made>('backup')
  const state = asked.state === 'here' ? asked.value : null
  const place = state?.place ?? null
  const backUp = async (toSame: boolean) => {
    await run((asking) => vault.backUp({ again: toSame }, asking))
    again()
  }
  const disabled = readOnly || job.state === 'running'
  const sameAgain = place?.reachable === true ? place.name : null
  return (
    <Card
      title={text.title}
      icon="save"
      actions={<Ways again={sameAgain} disabled={disabled} onBackUp={(toSame) => void backUp(toSame)} />}
    >
      <div className="stack">
        {state === null ? null : <Last state={state} isNew={job.state === 'done'} />}
        <p className="muted">{text.hint}</p>
        {readOnly ? <p>{backupText.readOnly}</p> : null}
        <JobShown job={job} steps={text.steps}>
          {(made) => <MadeNote made={made} />}
        </JobShown>
      </div>
    </Card>
  )
}

type WaysProps = { again: string | null; disabled: boolean; onBackUp: (toSame: boolean) => void }

/** To the place of the last backup in one press, where it is connected; or to another. */
function Ways({ again, disabled, onBackUp }: WaysProps) {
  if (again === null)
    return (
      <Button kind="primary" icon="save" disabled={disabled} onPress={() => onBackUp(false)}>
        {text.go}
      </Button>
    )
  return (
    <>
      <Button kind="primary" icon="save" disabled={disabled} onPress={() => onBackUp(true)}>
        {text.again(again)}
      </Button>
      <Button kind="secondary" disabled={disabled} onPress={() => onBackUp(false)}>
        {text.other}
      </Button>
    </>
  )
}

type State = {
  readonly last: { at: string; name: string; place: string; sameDiskAsVault: boolean } | null
  readonly place: { name: string; reachable: boolean } | null
}

/** `isNew`: what is said of the backup just made stands below and is not said twice. */
function Last({ state: { last, place }, isNew }: { state: State; isNew: boolean }) {
  if (last === null) return <Banner tone="caution">{text.none}</Banner>
  return (
    <>
      <FactList
        items={[
          { id: 'at', term: text.last, value: instantText(last.at) },
          { id: 'where', term: text.where, value: text.inFolder(last.name, last.place) },
          { id: 'checked', term: text.checked, value: text.checkedText },
        ]}
      />
      {last.sameDiskAsVault && !isNew ? <Banner tone="caution">{text.sameDisk}</Banner> : null}
      {place !== null && !place.reachable ? <p>{text.away(place.name)}</p> : null}
    </>
  )
}

function MadeNote({ made }: { made: Made }) {
  const { report } = made
  const isSound = report.parts.length === 0 && report.missing.length === 0
  return (
    <Banner tone={isSound && !made.sameDiskAsVault ? 'ok' : 'caution'} title={text.made(made.name)}>
      <div className="stack stack-tight">
        <p>{isSound ? text.madeText(report.counts.records, made.place) : text.madeDamaged}</p>
        <PartList title={backupText.parts.title} parts={report.parts} />
        <PartList title={backupText.parts.missing} parts={report.missing} />
        <PartHelp parts={[...report.parts, ...report.missing]} />
        {made.sameDiskAsVault ? <p>{text.madeSameDisk}</p> : null}
        {made.removed > 0 ? <p>{text.removed(made.removed)}</p> : null}
      </div>
    </Banner>
  )
}
