import { Button } from '../ui/controls/Button.tsx'
import { Page } from '../ui/frame/Page.tsx'
import { Banner } from '../ui/shown/Banner.tsx'
import { Card, EmptyState } from '../ui/shown/Card.tsx'
import { FactList } from '../ui/shown/FactList.tsx'
import { useAnnounce } from '../ui/shown/Live.tsx'
import { ProgressBar } from '../ui/shown/ProgressBar.tsx'
import { StatusLine } from '../ui/shown/StatusLine.tsx'
import { fileStates, t } from './gallery-text.ts'
import { Part } from './Part.tsx'

const words = t.notices

function Banners() {
  const announce = useAnnounce()
  return (
    <div className="stack">
      <Banner tone="info" dismiss={{ name: words.dismiss, onPress: () => undefined }}>
        {words.info}
      </Banner>
      <Banner tone="ok">{words.ok}</Banner>
      <Banner
        tone="caution"
        title={words.cautionTitle}
        actions={
          <>
            <Button>{words.betterPhoto}</Button>
            <Button onPress={() => announce(words.announced)}>{words.keepPicture}</Button>
          </>
        }
      >
        {words.caution}
      </Banner>
      <Banner tone="danger" title={words.dangerTitle}>
        {words.danger}
      </Banner>
    </div>
  )
}

function Cards() {
  return (
    <div className="card-grid">
      <Card level={3} icon="review" title={words.review} actions={<Button kind="primary">{words.reviewAct}</Button>}>
        <p>{words.reviewBody}</p>
      </Card>
      <Card level={3} icon="archive" title={words.backup} actions={<Button>{words.backupAct}</Button>}>
        <p>{words.backupBody}</p>
      </Card>
    </div>
  )
}

export function NoticesPage() {
  return (
    <Page title={words.title} lead={words.lead}>
      <div className="stack stack-wide">
        <Banners />
        <div className="stack">
          <ProgressBar label={words.progress} value={0.25} words={words.progressWords} />
          <ProgressBar label={words.unknown} />
          <ProgressBar label={words.copied} value={1} size="small" />
        </div>
        <Part title={words.states}>
          <ul className="stack stack-tight">
            {fileStates.map(([status, state]) => (
              <li key={status}>
                <StatusLine status={status} words={state} />
              </li>
            ))}
          </ul>
        </Part>
        <Part title={words.cards}>
          <Cards />
        </Part>
        <Part title={words.facts}>
          <FactList
            items={[
              { id: 'name', term: words.name, value: t.person.name },
              { id: 'born', term: words.born, value: words.bornValue },
              { id: 'hospital', term: words.hospital, value: 'St Mary', note: words.hospitalNote },
            ]}
          />
        </Part>
        <EmptyState icon="review" text={words.empty} />
      </div>
    </Page>
  )
}
