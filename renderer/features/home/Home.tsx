import { useCallback } from 'react'
import { homeText as text } from '../../text/en/app.ts'
import { backupText } from '../../text/en/backup.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Page } from '../../ui/frame/Page.tsx'
import { Banner } from '../../ui/shown/Banner.tsx'
import { Card, EmptyState } from '../../ui/shown/Card.tsx'
import type { Overview, Vault } from '../../vault/contract.ts'
import { useAsked } from '../../vault/use-vault.tsx'
import { daysSince, isOverdue } from './backup-age.ts'
import './home.css'

type Screen = 'add' | 'review' | 'records' | 'packets' | 'bin' | 'people' | 'backup'
type Props = { onGo: (screen: Screen) => void }
const topics = ['intake', 'records', 'person', 'reading'] as const

/** Kinds and counts only: no finding is shown here, ever. */
export function Home({ onGo }: Props) {
  const { asked } = useAsked(
    useCallback((vault: Vault) => vault.overview(null), []),
    topics,
  )
  if (asked.state !== 'here') return <Page title={text.title} />
  const overview = asked.value
  const add = (
    <Button kind="primary" icon="add" onPress={() => onGo('add')}>
      {text.add}
    </Button>
  )
  if (overview.records === 0)
    return (
      <Page title={text.title}>
        <EmptyState icon="folder" text={text.empty} action={add} />
      </Page>
    )
  return (
    <Page title={text.title}>
      <Overdue overview={overview} onGo={onGo} />
      <Cards overview={overview} onGo={onGo} />
    </Page>
  )
}

function Cards({ overview, onGo }: Props & { overview: Overview }) {
  const go = (screen: Screen, label: string, kind: 'primary' | 'secondary' = 'secondary') => (
    <Button kind={kind} onPress={() => onGo(screen)}>
      {label}
    </Button>
  )
  return (
    <div className="home">
      {overview.reading.left > 0 ? (
        <Card title={text.reading.title} icon="reading" actions={go('add', text.reading.go)}>
          {text.reading.text(overview.reading.left)}
        </Card>
      ) : null}
      {overview.toReview > 0 ? (
        <Card title={text.review.title} icon="review" actions={go('review', text.review.go, 'primary')}>
          {text.review.text(overview.toReview)}
        </Card>
      ) : null}
      <Card title={text.records.title} icon="records" actions={go('records', text.records.go)}>
        <ul className="home-kinds">
          {overview.kindCounts.map(({ kind, count }) => (
            <li key={kind ?? 'unknown'}>{text.count(kind, count)}</li>
          ))}
        </ul>
      </Card>
      <Card title={text.packet.title} icon="packet" actions={go('packets', text.packet.go)}>
        {text.packet.text}
      </Card>
      <BackupCard overview={overview} onGo={onGo} />
      {overview.persons > 1 ? (
        <Card title={text.people.title} icon="people" actions={go('people', text.people.go)}>
          {text.people.text(overview.persons)}
        </Card>
      ) : null}
      {overview.binned > 0 ? (
        <Card title={text.bin.title} icon="trash" actions={go('bin', text.bin.go)}>
          {text.bin.text(overview.binned)}
        </Card>
      ) : null}
      {overview.kitProven ? null : (
        <Card title={text.kit.title} icon="key">
          <div className="stack stack-tight">
            <p>{text.kit.text}</p>
            <p>{text.kit.how}</p>
          </div>
        </Card>
      )}
    </div>
  )
}

/** A vault of made-up records needs no backup. */
function BackupCard({ overview: { lastBackup, sample }, onGo }: Props & { overview: Overview }) {
  const words = backupText.card
  if (sample) return null
  return (
    <Card
      title={words.title}
      icon="save"
      actions={
        <Button kind={lastBackup === null ? 'primary' : 'secondary'} onPress={() => onGo('backup')}>
          {words.go}
        </Button>
      }
    >
      {lastBackup === null ? (
        <p>{words.none}</p>
      ) : (
        <div className="stack stack-tight">
          <p>{words.last(lastBackup.at, daysSince(lastBackup.at, Date.now()))}</p>
          <p>{lastBackup.sameDiskAsVault ? words.sameDisk : words.where(lastBackup.place)}</p>
        </div>
      )}
    </Card>
  )
}

function Overdue({ overview: { lastBackup, sample }, onGo }: Props & { overview: Overview }) {
  const words = backupText.card
  if (sample || lastBackup === null || !isOverdue(lastBackup.at, Date.now())) return null
  return (
    <Banner
      tone="caution"
      title={words.overdue(daysSince(lastBackup.at, Date.now()))}
      actions={
        <Button kind="secondary" onPress={() => onGo('backup')}>
          {words.go}
        </Button>
      }
    >
      {words.overdueText}
    </Banner>
  )
}
