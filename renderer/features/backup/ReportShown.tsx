import { backupText } from '../../text/en/backup.ts'
import { Banner } from '../../ui/shown/Banner.tsx'
import type { BackupReport, VaultReport } from '../../vault/contract.ts'
import { PartHelp, PartList } from './JobShown.tsx'

/** What reading a whole backup has shown. */
export function BackupReportShown({ report }: { report: BackupReport }) {
  const text = backupText.check
  if (report.isWhole && report.madeAt !== null)
    return (
      <Banner tone="ok" title={text.whole}>
        <p>{text.wholeText(report.counts.records, report.madeAt)}</p>
        <PartList title={backupText.parts.missing} parts={report.missing} />
      </Banner>
    )
  return (
    <Banner tone="caution" title={text.damaged}>
      <div className="stack stack-tight">
        <Damage report={report} />
        <p>{text.rest(report.counts.records)}</p>
      </div>
    </Banner>
  )
}

export function Damage({ report }: { report: BackupReport }) {
  const text = backupText.check
  return (
    <>
      {report.isCut ? <p>{text.cut}</p> : null}
      {report.damages > 0 ? <p>{text.places(report.damages)}</p> : null}
      {report.changesLost ? <p>{text.changesLost}</p> : null}
      <PartList title={backupText.parts.title} parts={report.parts} />
      <PartList title={backupText.parts.missing} parts={report.missing} />
    </>
  )
}

/** What reading the whole vault has shown. */
export function VaultReportShown({ report }: { report: VaultReport }) {
  const text = backupText.vault
  const header = report.header === 'repaired' ? text.repaired : report.header === 'one-copy' ? text.oneCopy : null
  const isWhole = report.journals.length + report.parts.length + report.missing.length === 0
  const words = text.soundText(report.files, report.bytes, report.frames)
  return (
    <Banner
      tone={isWhole && report.header !== 'one-copy' ? 'ok' : 'caution'}
      title={isWhole ? text.sound : text.damaged}
    >
      <div className="stack stack-tight">
        {header === null ? null : <p>{header}</p>}
        {isWhole ? <p>{words}</p> : null}
        {report.journals.length > 0 ? <p>{text.journal}</p> : null}
        <PartList title={backupText.parts.title} parts={report.parts} />
        <PartList title={backupText.parts.missing} parts={report.missing} />
        <PartHelp parts={[...report.parts, ...report.missing]} />
        {isWhole ? null : <p>{text.safe}</p>}
      </div>
    </Banner>
  )
}
