import { useCallback, useEffect, useState, type ReactNode } from 'react'
import { dateText } from '../text/dates.ts'
import { appText as text } from '../text/en/app.ts'
import { AddRecords } from '../features/intake/AddRecords.tsx'
import { DropAnywhere } from '../features/intake/DropAnywhere.tsx'
import { IntakeProvider } from '../features/intake/IntakeProvider.tsx'
import { ReadingProgress } from '../features/intake/ReadingProgress.tsx'
import { Home } from '../features/home/Home.tsx'
import { PacketBuilder } from '../features/packet/PacketBuilder.tsx'
import { RecordViewer } from '../features/reader/RecordViewer.tsx'
import { Records } from '../features/records/Records.tsx'
import { Review } from '../features/review/Review.tsx'
import { SearchScreen } from '../features/search/SearchScreen.tsx'
import { TimelineScreen } from '../features/timeline/TimelineScreen.tsx'
import { Button } from '../ui/controls/Button.tsx'
import { IconButton } from '../ui/controls/IconButton.tsx'
import { AppFrame, type NavGroup } from '../ui/frame/AppFrame.tsx'
import { PersonBar } from '../ui/frame/PersonBar.tsx'
import { Banner, PermanentBanner } from '../ui/shown/Banner.tsx'
import type { Overview, Vault } from '../vault/contract.ts'
import type { VaultWorker } from '../vault/client.ts'
import { useAsked, useVaultNews, type Topic } from '../vault/use-vault.tsx'
import { KeyList } from './KeyList.tsx'
import { SampleRecords } from './SampleRecords.tsx'
import { parseAddress, screenKey, useAddress, type Address, type Ways } from './use-address.ts'
import { useKeys } from './use-keys.ts'
import { useLock } from './use-lock.ts'

type Props = { worker: VaultWorker; selfCheck: ReactNode; trialRuntime: boolean; sample: boolean; fresh: boolean }
const topics = ['intake', 'records', 'person', 'reading'] as const

/** The inside of an open vault: waits for the first overview, so that it comes back to where it was left. */
export function Workspace(props: Props) {
  const { asked } = useAsked(
    useCallback((vault: Vault) => vault.overview(null), []),
    topics,
  )
  if (asked.state !== 'here') return null
  return <Inside {...props} overview={asked.value} />
}

function Inside({ worker, selfCheck, trialRuntime, sample, fresh, overview }: Props & { overview: Overview }) {
  const [first] = useState<Address>(() => (fresh ? { screen: 'add' } : parseAddress(overview.place)))
  const ways = useAddress(first)
  const lock = useLock(worker, ways.current)
  const [keysShown, setKeysShown] = useState(false)
  const showKeys = useCallback(() => setKeysShown(true), [])
  useKeys(ways, { lockNow: lock.lockNow, showKeys })
  if (lock.covered) return <main className="cover" aria-label={text.locked} />
  return (
    <IntakeProvider>
      {sample ? <SampleRecords worker={worker} /> : null}
      <DropAnywhere onDropped={() => ways.go({ screen: 'add' })}>
        <AppFrame
          words={{ skip: text.skip, places: text.places, menu: text.menu }}
          permanent={<Strips selfCheck={selfCheck} overview={overview} trialRuntime={trialRuntime} lock={lock} />}
          person={<Person overview={overview} />}
          search={
            <>
              {ways.canGoBack ? (
                <IconButton name={text.back} icon="back" keys={['Alt', '←']} onPress={ways.back} />
              ) : null}
              <Button
                kind="secondary"
                icon="search"
                keys="Control+K"
                onPress={() => ways.go({ screen: 'search', query: '' })}
              >
                {text.search}
              </Button>
            </>
          }
          actions={<Actions ways={ways} onLock={lock.lockNow} />}
          groups={places(overview)}
          foot={[{ id: 'keys', label: text.keys.title, icon: 'keys' }]}
          current={ways.address.screen === 'record' ? 'records' : ways.address.screen}
          onGo={(id) => (id === 'keys' ? showKeys() : ways.go(parseAddress(id)))}
          address={screenKey(ways.address)}
        >
          <Screen ways={ways} />
        </AppFrame>
        <KeyList open={keysShown} onClose={() => setKeysShown(false)} />
      </DropAnywhere>
    </IntakeProvider>
  )
}

function Actions({ ways, onLock }: { ways: Ways; onLock: () => void }) {
  return (
    <>
      <ReadingProgress />
      <Button kind="secondary" icon="add" keys="Control+O" onPress={() => ways.go({ screen: 'add' })}>
        {text.add}
      </Button>
      <Button kind="secondary" icon="lock" keys="Control+L" onPress={onLock}>
        {text.lock}
      </Button>
    </>
  )
}

function places(overview: Overview): NavGroup[] {
  const review =
    overview.toReview > 0 ? { count: { number: overview.toReview, words: text.reviewWaiting(overview.toReview) } } : {}
  return [
    {
      id: 'main',
      places: [
        { id: 'home', label: text.nav.home, icon: 'home' },
        { id: 'review', label: text.nav.review, icon: 'review', ...review },
        { id: 'records', label: text.nav.records, icon: 'records' },
        { id: 'timeline', label: text.nav.timeline, icon: 'timeline' },
        { id: 'packets', label: text.nav.packets, icon: 'packet' },
      ],
    },
  ]
}

function Person({ overview }: { overview: Overview }) {
  const { person } = overview
  if (!person) return null
  const born = dateText(person.birthDate)
  const initials = person.name.split(/\s+/).map((part) => part.charAt(0))
  const letters = `${initials.at(0) ?? ''}${initials.length > 1 ? (initials.at(-1) ?? '') : ''}`.toUpperCase()
  return (
    <PersonBar
      name={person.name}
      born={text.born(born)}
      fullName={text.recordsOf(person.name, born)}
      monogram={{ letters, colour: 3, shape: 'circle' }}
    />
  )
}

type StripsProps = { selfCheck: ReactNode; overview: Overview; trialRuntime: boolean; lock: ReturnType<typeof useLock> }

/** What has to stay in sight: trial runtime, made-up records, a vault that can only be read, the notice before locking. */
function Strips({ selfCheck, overview, trialRuntime, lock }: StripsProps) {
  const [full, setFull] = useState(false)
  useVaultNews(useCallback((topic: Topic) => (topic === 'paused-disk-full' ? setFull(true) : undefined), []))
  useEffect(() => {
    if (!overview.reading.paused) setFull(false)
  }, [overview.reading.paused])
  const { locking } = text
  return (
    <>
      <Strip sentences={standing(overview, trialRuntime)} />
      {selfCheck}
      {overview.damaged ? <Banner tone="danger">{text.damaged}</Banner> : null}
      {overview.older ? <Banner tone="caution">{text.older}</Banner> : null}
      {overview.unreadRows > 0 ? <Banner tone="caution">{text.unreadRows(overview.unreadRows)}</Banner> : null}
      {overview.readOnly && !overview.damaged ? <Banner tone="caution">{text.readOnly}</Banner> : null}
      {full ? <Banner tone="caution">{text.diskFull}</Banner> : null}
      {lock.secondsLeft === null ? null : (
        <Banner
          tone="info"
          urgent
          title={locking.title(lock.secondsLeft)}
          actions={
            <>
              <Button kind="primary" onPress={lock.stay}>
                {locking.stay}
              </Button>
              <Button kind="secondary" onPress={lock.lockNow}>
                {locking.now}
              </Button>
            </>
          }
        >
          {locking.text}
        </Banner>
      )}
    </>
  )
}

/** What is always true of this vault or this computer and has to be said as long as it is open. */
function standing({ sample, trialMark }: Overview, trialRuntime: boolean): readonly string[] {
  const trial = trialRuntime ? [text.trialRuntime] : trialMark ? [text.trialMark] : []
  return sample ? [...trial, text.sampleVault] : trial
}

function Strip({ sentences }: { sentences: readonly string[] }) {
  if (sentences.length === 0) return null
  return (
    <PermanentBanner>
      <span className="strip-words">
        {sentences.map((sentence) => (
          <span key={sentence}>{sentence}</span>
        ))}
      </span>
    </PermanentBanner>
  )
}

function Screen({ ways }: { ways: Ways }) {
  const { address, go } = ways
  const openRecord = useCallback((id: string, page = 1) => go({ screen: 'record', id, page, query: null }), [go])
  switch (address.screen) {
    case 'home':
      return <Home onGo={(screen) => go({ screen })} />
    case 'add':
      return <AddRecords onOpenRecord={openRecord} onReview={() => go({ screen: 'review' })} />
    case 'review':
      return <Review onOpenRecord={openRecord} onGo={(screen) => go({ screen })} />
    case 'records':
      return <Records onOpenRecord={openRecord} onAdd={() => go({ screen: 'add' })} />
    case 'timeline':
      return <TimelineScreen onOpenRecord={openRecord} />
    case 'packets':
      return (
        <PacketBuilder
          onOpenRecord={openRecord}
          onReview={() => go({ screen: 'review' })}
          onAdd={() => go({ screen: 'add' })}
        />
      )
    case 'search':
      return (
        <SearchScreen
          query={address.query}
          onQuery={(query) => go({ screen: 'search', query })}
          onOpenHit={(id, page, query) => go({ screen: 'record', id, page, query })}
        />
      )
    case 'record':
      return (
        <RecordViewer key={address.id} id={address.id} page={address.page} query={address.query} onBack={ways.back} />
      )
  }
}
