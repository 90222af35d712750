// A computer whose clock is wrong: times are shown, and nothing is ordered by them.
import { afterEach, expect, test, vi } from 'vitest'
import { aNewVault, openedAgain, rosa, value } from './a-vault.ts'

afterEach(() => {
  vi.useRealTimers()
})

const at = (date: string): void => {
  vi.useFakeTimers({ now: new Date(date), toFake: ['Date'] })
}

test('with the clock at 2099 and then at 1970 the last word is the one said last, nothing is damaged, and nothing counts as older', async () => {
  at('2099-12-31T23:59:59.000Z')
  const app = await aNewVault()
  const { person } = value(await app.vault.overview(null))
  const id = person?.id ?? expect.fail('nobody')
  const renamed = async ({ vault }: Pick<typeof app, 'vault'>, name: string) =>
    value(await vault.savePerson({ id, person: { ...rosa, name } }))
  await renamed(app, 'said in 2099')
  expect(await app.worker.session()?.writeSnapshot()).toBe(true)
  await app.quit()
  at('1970-01-01T00:00:01.000Z')
  const earlier = await openedAgain(app)
  await renamed(earlier, 'said in 1970')
  value(await earlier.vault.rememberPlace({ place: 'here' }))
  await earlier.quit()
  for (const year of ['1970', '2026', '2099']) {
    at(`${year}-06-01T12:00:00.000Z`)
    const again = await openedAgain(app)
    expect(value(await again.vault.overview(null))).toMatchObject({
      ...{ place: 'here', damaged: false, older: false, oldKeys: false, readOnly: false },
      person: { name: 'said in 1970' },
    })
    await again.quit()
  }
})
