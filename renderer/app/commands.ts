import type { Command } from '../features/search/commands.ts'
import type { Person } from '../core/model/person.ts'
import { appText } from '../text/en/app.ts'
import { peopleText } from '../text/en/people.ts'
import type { Overview } from '../vault/contract.ts'
import { footPlaces, placesOf } from './places.ts'
import { parseAddress, type Ways } from './use-address.ts'

/** What the app can do from everywhere, beside going to a place. */
export type Doings = {
  readonly lock: () => void
  readonly showKeys: () => void
  readonly addByHand: () => void
  readonly openPerson: (id: Person['id']) => void
}

type Given = { readonly overview: Overview; readonly person: Person; readonly persons: readonly Person[] }

const text = appText.commands

/** Everything that can be chosen in the search: what the menus offer, from the lists that they are made of. */
export function commandsOf({ overview, person, persons }: Given): Command[] {
  const places = [...placesOf(overview).flatMap(({ places }) => places), ...footPlaces]
  const acts: Command[] = [
    { id: 'add', name: appText.add, words: text.words.add, icon: 'add', says: text.act, keys: ['Ctrl', 'O'] },
    { id: 'by-hand', name: text.byHand, words: text.words.byHand, icon: 'edit', says: text.act, keys: ['Ctrl', 'N'] },
    { id: 'lock', name: appText.lock, words: text.words.lock, icon: 'lock', says: text.act, keys: ['Ctrl', 'L'] },
    { id: 'person/new', name: peopleText.menuAdd, words: text.words.person, icon: 'add', says: text.act },
    { id: `person/${person.id}`, name: peopleText.menuEdit(person.name), words: '', icon: 'edit', says: text.act },
  ]
  const writes = new Set(['add', 'by-hand', 'person/new', `person/${person.id}`])
  return [
    ...acts.filter(({ id }) => !overview.readOnly || !writes.has(id)),
    ...places.map(({ id, label, icon }): Command => ({
      id,
      name: label,
      words: text.places[id] ?? '',
      icon,
      says: text.place,
    })),
    ...persons
      .filter(({ id }) => id !== person.id)
      .map(({ id, name, otherNames, birthDate }): Command => ({
        ...{ id: `open ${id}`, name: peopleText.openOf(name), words: [name, ...otherNames].join(' ') },
        ...{ icon: 'person', says: peopleText.born(birthDate) },
      })),
  ]
}

/** Does what a command says. */
export function runCommand(id: string, ways: Ways, { persons }: Pick<Given, 'persons'>, doings: Doings): void {
  const person = persons.find((one) => id === `open ${one.id}`)
  if (person) return doings.openPerson(person.id)
  const acts: Readonly<Record<string, () => void>> = {
    'by-hand': doings.addByHand,
    lock: doings.lock,
    keys: doings.showKeys,
  }
  const act = acts[id] ?? (() => ways.go(parseAddress(id)))
  act()
}
