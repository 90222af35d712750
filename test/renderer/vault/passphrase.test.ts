import { expect, test } from 'vitest'
import { judgePassphrase, suggestPassphrase } from '../../../renderer/vault/worker/passphrase.ts'

test('six words that were drawn here count as strong', async () => {
  const words = suggestPassphrase()
  expect(words.split(' ')).toHaveLength(6)
  expect(await judgePassphrase(words)).toEqual({ verdict: 'strong', bits: 66 })
})

test('words of the same list that a person made up are judged like any other text', async () => {
  const judged = await judgePassphrase('one two three four five six')
  expect(judged.verdict).toBe('too-weak')
})

test.each(['', 'a', 'password', 'Rosa1958', 'correct horse', '12345678901234567890'])(
  '"%s" is too weak',
  async (typed) => {
    expect((await judgePassphrase(typed)).verdict).toBe('too-weak')
  },
)

test('two draws are not the same', () => {
  expect(suggestPassphrase()).not.toBe(suggestPassphrase())
})
