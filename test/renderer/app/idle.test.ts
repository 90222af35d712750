import { describe, expect, test } from 'vitest'
import { IdleClock } from '../../../renderer/app/idle.ts'

const quarter = { minutes: 15, isHeld: false }
const held = { minutes: 15, isHeld: true }

describe('a vault that nobody touches', () => {
  test('says so a minute before, counts down, and locks when its time is up', () => {
    const clock = new IdleClock(0)
    expect(clock.look({ now: 839, ...quarter })).toEqual({ idle: 'no' })
    expect(clock.look({ now: 840, ...quarter })).toEqual({ idle: 'notice', seconds: 60 })
    expect(clock.look({ now: 899.2, ...quarter })).toEqual({ idle: 'notice', seconds: 1 })
    expect(clock.look({ now: 900, ...quarter })).toEqual({ idle: 'lock' })
  })

  test('stays at a sign of life, and counts from there', () => {
    const clock = new IdleClock(0)
    clock.seen(880)
    expect(clock.look({ now: 881, ...quarter })).toEqual({ idle: 'back' })
    expect(clock.look({ now: 883, ...quarter })).toEqual({ idle: 'no' })
    expect(clock.look({ now: 1779, ...quarter })).toEqual({ idle: 'notice', seconds: 1 })
  })

  test('with one minute to lie idle says so for half of it', () => {
    const clock = new IdleClock(0)
    expect(clock.look({ now: 29, minutes: 1, isHeld: false })).toEqual({ idle: 'no' })
    expect(clock.look({ now: 30, minutes: 1, isHeld: false })).toEqual({ idle: 'notice', seconds: 30 })
  })

  test('that was asleep past its time locks at once, and does not count down first', () => {
    expect(new IdleClock(0).look({ now: 50_000, ...quarter })).toEqual({ idle: 'lock' })
  })
})

describe('work that a person has started', () => {
  test('holds the lock off, and the notice says for how long at most', () => {
    const clock = new IdleClock(0)
    expect(clock.look({ now: 839, ...held })).toEqual({ idle: 'no' })
    expect(clock.look({ now: 840, ...held })).toEqual({ idle: 'waits', minutes: 61 })
    expect(clock.look({ now: 2000, ...held })).toEqual({ idle: 'waits', minutes: 42 })
  })

  test('gives a whole minute of notice after its end, so that what came of it can be seen', () => {
    const clock = new IdleClock(0)
    clock.look({ now: 2000, ...held })
    expect(clock.look({ now: 2001, ...quarter })).toEqual({ idle: 'notice', seconds: 59 })
    expect(clock.look({ now: 2059, ...quarter })).toEqual({ idle: 'notice', seconds: 1 })
    expect(clock.look({ now: 2060, ...quarter })).toEqual({ idle: 'lock' })
  })

  test('that never ends keeps no vault open for ever: after an hour the notice comes all the same', () => {
    const clock = new IdleClock(0)
    expect(clock.look({ now: 4499, ...held })).toEqual({ idle: 'waits', minutes: 1 })
    expect(clock.look({ now: 4500, ...held })).toEqual({ idle: 'notice', seconds: 59 })
    expect(clock.look({ now: 4559, ...held })).toEqual({ idle: 'lock' })
  })

  test('does not lock a person out who is there again', () => {
    const clock = new IdleClock(0)
    clock.look({ now: 4400, ...held })
    clock.seen(4450)
    expect(clock.look({ now: 4600, ...held })).toEqual({ idle: 'no' })
  })
})
