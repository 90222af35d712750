import { expect, test } from 'vitest'
import { commandsFor, type Command } from '../../../../renderer/features/search/commands.ts'
import { chipsOf, pressed } from '../../../../renderer/features/search/filter-chips.ts'
import type { Filter } from '../../../../renderer/core/model/search-filter.ts'

const command = (id: string, name: string, words = ''): Command => ({ id, name, words, icon: 'home', says: '' })
const all = [
  command('backup', 'Backup', 'back up save copy'),
  command('lock', 'Lock'),
  command('bin', 'Bin', 'undo back'),
]
const ids = (typed: string) => commandsFor(typed, all).map(({ id }) => id)

test('a command is found by the beginning of every word typed, its own name first', () => {
  expect(ids('back up')).toEqual(['backup'])
  expect(ids('bac')).toEqual(['backup', 'bin'])
  expect(ids('lo')).toEqual(['lock'])
  expect(ids('lock her2')).toEqual([])
})

test('nothing typed, or one letter, offers no command; behind > there are all, or those of the letter', () => {
  expect(ids('')).toEqual([])
  expect(ids('l')).toEqual([])
  expect(ids('>')).toEqual(['backup', 'lock', 'bin'])
  expect(ids('> l')).toEqual(['lock'])
})

const lab: Filter = { by: 'kind', kind: 'lab' }
const year: Filter = { by: 'date', from: { year: 2023 }, until: { year: 2023 } }

test('a filter that is taken takes its words along, stands first, and goes with one press', () => {
  const [offered] = chipsOf([], { named: [{ filter: lab, rest: 'potassium' }], counted: [] })
  if (!offered) throw new Error('there is one')
  expect(pressed(offered, 'labs potassium', [])).toEqual({ query: 'potassium', filters: [lab] })
  const chips = chipsOf([lab], {
    named: [{ filter: year, rest: '' }],
    counted: [
      { filter: lab, records: 3 },
      { filter: year, records: 2 },
    ],
  })
  expect(chips.map(({ filter, isTaken, records }) => ({ filter, isTaken, records }))).toEqual([
    { filter: lab, isTaken: true, records: null },
    { filter: year, isTaken: false, records: null },
  ])
  const [taken] = chips
  if (!taken) throw new Error('there is one')
  expect(pressed(taken, 'potassium', [lab])).toEqual({ query: 'potassium', filters: [] })
})
