import { useEffect, useState, type ReactNode } from 'react'
import type { PersonId } from '../core/base/ids.ts'
import type { Person } from '../core/model/person.ts'
import type { DocumentId } from '../core/base/ids.ts'
import type { HandEntry } from '../core/model/rows.ts'
import { HandEntryDialog } from '../features/byhand/HandEntryDialog.tsx'
import { DropAnywhere } from '../features/intake/DropAnywhere.tsx'
import { LeftToCopyNote } from '../features/intake/LeftToCopy.tsx'
import { IntakeProvider } from '../features/intake/IntakeProvider.tsx'
import { ReadingProgress } from '../features/intake/ReadingProgress.tsx'
import { appText as text } from '../text/en/app.ts'
import { Button } from '../ui/controls/Button.tsx'
import { IconButton } from '../ui/controls/IconButton.tsx'
import { AppFrame } from '../ui/frame/AppFrame.tsx'
import { PersonShown } from '../ui/frame/PersonShown.tsx'
import type { Overview } from '../vault/contract.ts'
import type { Doings } from './commands.ts'
import { KeyList } from './KeyList.tsx'
import { personLook } from './person-look.ts'
import { PersonMenu } from './PersonMenu.tsx'
import { footPlaces, placesOf } from './places.ts'
import { actNoted, type Notes } from './notes.ts'
import { Screens } from './Screens.tsx'
import { emptySearch, parseAddress, placeOf, screenKey, useAddress, type Address, type Ways } from './use-address.ts'
import { useKeys } from './use-keys.ts'

type Props = {
  person: Person
  /** Everybody whose records are here. */
  persons: readonly Person[]
  overview: Overview
  first: Address
  /** Hears of every place that is come to. */
  onPlace: (address: Address, isWriting: boolean) => void
  /** Something new was being written by hand when the vault was locked: its dialog is open again. */
  startsWriting: boolean
  /** Go to another person's records, and there to a screen. */
  onPerson: (id: PersonId, to: Address) => void
  notes: Notes
  strips: ReactNode
  onLock: () => void
}

type ByHandAsked = { readonly entry: HandEntry | null; readonly linkTo: DocumentId | null }

/** Everything about one person. It is made anew for another, so that nothing of one is left on the screen of the other. */
export function PersonSpace(props: Props) {
  const { person, persons, overview, notes } = props
  const ways = useAddress(props.first)
  const { address } = ways
  const [keysShown, setKeysShown] = useState(false)
  const [menuOpen, setMenuOpen] = useState(false)
  const [byHand, setByHand] = useState<ByHandAsked | null>(() =>
    props.startsWriting ? { entry: null, linkTo: null } : null,
  )
  const { onPlace } = props
  useEffect(() => onPlace(address, byHand !== null && byHand.entry === null))
  const doings: Doings = {
    lock: props.onLock,
    showKeys: () => setKeysShown(true),
    addByHand: () => (overview.readOnly ? undefined : setByHand({ entry: null, linkTo: null })),
    openPerson: (id) => props.onPerson(id, { screen: 'home' }),
  }
  useKeys(ways, {
    lockNow: doings.lock,
    showKeys: doings.showKeys,
    choosePerson: () => setMenuOpen(true),
    addByHand: doings.addByHand,
    undo: () => void notes.undo(),
    redo: () => void notes.redo(),
  })
  const look = personLook(person)
  return (
    <PersonShown person={look}>
      <IntakeProvider person={person} readOnly={overview.readOnly} paused={overview.reading.paused} notes={notes}>
        <DropAnywhere born={look.born} onDropped={() => ways.go({ screen: 'add' })}>
          <AppFrame
            words={{ skip: text.skip, places: text.places, menu: text.menu }}
            permanent={
              <>
                {props.strips}
                {address.screen === 'add' || overview.readOnly ? null : (
                  <LeftToCopyNote onSee={() => ways.go({ screen: 'add' })} />
                )}
              </>
            }
            person={
              <PersonMenu
                person={person}
                all={persons}
                readOnly={overview.readOnly}
                open={menuOpen}
                onOpen={setMenuOpen}
                onPerson={(id) => (id === person.id ? undefined : props.onPerson(id, { screen: 'home' }))}
                onGo={ways.go}
              />
            }
            search={<Search ways={ways} />}
            actions={<Actions ways={ways} onLock={props.onLock} />}
            groups={placesOf(overview)}
            foot={footPlaces}
            current={placeOf(address)}
            onGo={(id) => (id === 'keys' ? setKeysShown(true) : ways.go(parseAddress(id)))}
            address={screenKey(address)}
          >
            <Screens
              ways={ways}
              person={person}
              persons={persons}
              overview={overview}
              notes={notes}
              onPerson={props.onPerson}
              doings={doings}
              byHand={(entry, linkTo) => setByHand({ entry, linkTo: linkTo ?? null })}
            />
          </AppFrame>
          {byHand === null ? null : (
            <HandEntryDialog open {...byHand} onClose={() => setByHand(null)} onActed={actNoted(notes)} />
          )}
          <KeyList open={keysShown} onClose={() => setKeysShown(false)} />
        </DropAnywhere>
      </IntakeProvider>
    </PersonShown>
  )
}

function Search({ ways }: { ways: Ways }) {
  return (
    <>
      {ways.canGoBack ? <IconButton name={text.back} icon="back" keys={['Alt', '←']} onPress={ways.back} /> : null}
      <Button kind="secondary" icon="search" keys="Control+K" onPress={() => ways.go(emptySearch)}>
        {text.search}
      </Button>
    </>
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
