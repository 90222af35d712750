import { useCallback, useMemo } from 'react'
import type { PersonId } from '../core/base/ids.ts'
import type { Person } from '../core/model/person.ts'
import type { DocumentId } from '../core/base/ids.ts'
import type { HandEntry } from '../core/model/rows.ts'
import { ArrangeScreen } from '../features/arrange/ArrangeScreen.tsx'
import { BackupScreen } from '../features/backup/BackupScreen.tsx'
import { Bin } from '../features/bin/Bin.tsx'
import { Home } from '../features/home/Home.tsx'
import { AddRecords } from '../features/intake/AddRecords.tsx'
import { PacketBuilder } from '../features/packet/PacketBuilder.tsx'
import { HowKept } from '../features/security/HowKept.tsx'
import { Settings } from '../features/security/Settings.tsx'
import { EditPerson } from '../features/people/EditPerson.tsx'
import { People } from '../features/people/People.tsx'
import { RecordViewer } from '../features/reader/RecordViewer.tsx'
import { Records } from '../features/records/Records.tsx'
import { Review } from '../features/review/Review.tsx'
import { SearchScreen } from '../features/search/SearchScreen.tsx'
import { StudyViewer } from '../features/study/StudyViewer.tsx'
import { TimelineScreen } from '../features/timeline/TimelineScreen.tsx'
import { undoText } from '../text/en/app.ts'
import { peopleText } from '../text/en/people.ts'
import { PersonLine } from '../ui/frame/PersonShown.tsx'
import type { Overview, Vault } from '../vault/contract.ts'
import { inPortions, useAsked } from '../vault/use-vault.tsx'
import { personLook } from './person-look.ts'
import { commandsOf, runCommand, type Doings } from './commands.ts'
import { KeyPlace } from './KeyPlace.tsx'
import { actNoted, type Notes } from './notes.ts'
import type { Address, Ways } from './use-address.ts'

type Props = {
  ways: Ways
  person: Person
  persons: readonly Person[]
  overview: Overview
  notes: Notes
  onPerson: (id: PersonId, to: Address) => void
  byHand: ByHand
  doings: Doings
}

/** Opens the dialog for something typed by hand: what is changed, or for which record something new is. */
export type ByHand = (entry: HandEntry | null, linkTo?: DocumentId) => void

/** The screen of an address. Screens know nothing of each other: what joins them is said here. */
export function Screens(props: Props) {
  const { ways, notes, byHand } = props
  const { address, go } = ways
  const openRecord = useCallback((id: string, page = 1) => go({ screen: 'record', id, page, query: null }), [go])
  const goTo = (screen: 'add' | 'review' | 'records' | 'packets' | 'people' | 'bin' | 'backup') => go({ screen })
  switch (address.screen) {
    case 'home':
      return <Home onGo={goTo} />
    case 'add':
      return <Add {...props} onOpenRecord={openRecord} />
    case 'review':
      return (
        <Review onOpenRecord={openRecord} onGo={goTo} onArrange={(id) => go({ screen: 'arrange', id })} notes={notes} />
      )
    case 'records':
      return <Records onOpenRecord={openRecord} onAdd={() => goTo('add')} />
    case 'timeline':
      return <TimelineScreen onOpenRecord={openRecord} onAddByHand={() => byHand(null)} onEditHand={byHand} />
    case 'packets':
      return <PacketBuilder onOpenRecord={openRecord} onReview={() => goTo('review')} onAdd={() => goTo('add')} />
    case 'search':
      return <Search {...props} address={address} />
    case 'record':
      return <OneRecord {...props} address={address} onOpenRecord={openRecord} />
    default:
      return <Rest {...props} address={address} onOpenRecord={openRecord} />
  }
}

type SearchProps = Props & { address: Extract<Address, { screen: 'search' }> }

function Search({ ways, address, person, persons, overview, onPerson, byHand, doings }: SearchProps) {
  const { go } = ways
  const commands = useMemo(() => commandsOf({ overview, person, persons }), [overview, person, persons])
  return (
    <SearchScreen
      query={address.query}
      filters={address.filters}
      onAsk={(query, filters) => go({ screen: 'search', query, filters })}
      onOpenHit={(id, page, query, whose) => {
        const to: Address = { screen: 'record', id, page, query: query.trim() === '' ? null : query }
        if (whose === null) go(to)
        else onPerson(whose, to)
      }}
      onEditHand={byHand}
      commands={commands}
      onCommand={(id) => runCommand(id, ways, { persons }, doings)}
      persons={[person, ...persons.filter(({ id }) => id !== person.id)]}
    />
  )
}

type RestProps = Props & {
  address: Extract<Address, { screen: 'arrange' | 'people' | 'person' | 'bin' | 'backup' | 'settings' | 'kept' }>
  onOpenRecord: (id: string, page?: number) => void
}

/** The screens beside the daily ones. */
function Rest({ ways, address, person, overview, notes, onPerson, onOpenRecord }: RestProps) {
  const { go } = ways
  const { readOnly } = overview
  switch (address.screen) {
    case 'arrange':
      return (
        <ArrangeScreen
          key={address.id}
          id={address.id}
          onDone={ways.back}
          onOpenRecord={onOpenRecord}
          onActed={actNoted(notes)}
        />
      )
    case 'people':
      return (
        <KeyPlace key="people" overview={overview} notes={notes}>
          {(keys) => (
            <People
              current={person.id}
              readOnly={readOnly}
              onOpen={(id) => onPerson(id, { screen: 'home' })}
              onEdit={(id) => go({ screen: 'person', id })}
              onAdd={() => go({ screen: 'person', id: null })}
              keys={keys}
            />
          )}
        </KeyPlace>
      )
    case 'settings':
      return (
        <KeyPlace key="settings" overview={overview} notes={notes}>
          {(keys) => <Settings overview={overview} keys={keys} onHowKept={() => go({ screen: 'kept' })} />}
        </KeyPlace>
      )
    case 'kept':
      return <HowKept />
    case 'person':
      return <Edit key={address.id ?? 'new'} ways={ways} id={address.id} notes={notes} />
    case 'backup':
      return <BackupScreen readOnly={readOnly} />
    case 'bin': {
      const undo = () => void notes.undo()
      return <Bin person={person.name} readOnly={readOnly} notes={{ say: notes.say, undo, undoWords: undoText.undo }} />
    }
  }
}

type OneProps = Props & {
  address: Extract<Address, { screen: 'record' }>
  onOpenRecord: (id: string, page?: number) => void
}

/** One record, with the pictures of its study where it has some. */
function OneRecord({ ways, address, notes, byHand, onOpenRecord }: OneProps) {
  return (
    <RecordViewer
      key={address.id}
      id={address.id}
      page={address.page}
      query={address.query}
      onBack={ways.back}
      onOpenRecord={onOpenRecord}
      onArrange={(id) => ways.go({ screen: 'arrange', id })}
      onAddByHand={(id) => byHand(null, id)}
      onEditHand={byHand}
      onActed={actNoted(notes)}
      study={(id) => <StudyViewer id={id} />}
    />
  )
}

function Edit({ ways, id, notes }: { ways: Ways; id: string | null; notes: Notes }) {
  return (
    <EditPerson
      id={id}
      onSaved={({ name }, isNew) => {
        if (isNew) return
        notes.say(peopleText.saved(name))
        ways.go({ screen: 'people' })
      }}
      onBack={() => (ways.canGoBack ? ways.back() : ways.go({ screen: 'people' }))}
    />
  )
}

type AddProps = Props & { onOpenRecord: (id: string, page?: number) => void }
const once = [] as const

function Add({ ways, person, persons, onPerson, onOpenRecord }: AddProps) {
  const { asked } = useAsked(
    useCallback((vault: Vault) => inPortions((portion) => vault.records(portion)), []),
    once,
  )
  const filed =
    asked.state === 'here' ? asked.value.flatMap(({ checked, hospital }) => (checked ? (hospital ?? []) : [])) : []
  const known = [...person.hospitalNumbers.map(({ hospital }) => hospital), ...filed]
  return (
    <AddRecords
      onOpenRecord={onOpenRecord}
      onReview={() => ways.go({ screen: 'review' })}
      shown={<PersonLine person={personLook(person)} />}
      others={persons.filter(({ id }) => id !== person.id)}
      hospitals={[...new Set(known)].filter((name) => name !== '')}
      onPerson={(id) => onPerson(id, { screen: 'add' })}
    />
  )
}
