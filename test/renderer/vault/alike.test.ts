import { expect, test } from 'vitest'
import { add, aNewVault, nothingToRead, openedAgain, rosasPage, until, value } from './a-vault.ts'
import { paper } from './paper-reader.ts'

const report = (status: string, grade: string, scan = false): string => {
  const words = [
    'ST MARY HOSPITAL, OSTERMERE',
    'SURGICAL PATHOLOGY REPORT',
    `Accession: S23-004512`,
    'Collected: May 3, 2023',
    `Status: ${status}`,
    'Specimen: left breast, core biopsy at two o clock, five centimetres from the nipple',
    `Final diagnosis: invasive ductal carcinoma, Nottingham grade ${grade}, in three of four cores`,
    'Microscopic: nests and cords of tumour cells with moderate nuclear pleomorphism and rare mitoses',
  ].join('\n')
  return rosasPage(scan ? words.replaceAll('rn', 'm').replace('tumour cells', 'turnour cells') : words)
}

const cardsOf = async (vault: Awaited<ReturnType<typeof aNewVault>>['vault']) =>
  value(await vault.review(null)).flatMap(({ group, kin }) => (kin ? [{ group, kin }] : []))

async function two(first: string, second: string) {
  const app = await aNewVault()
  const a = await add(app.vault, 'first.pdf', paper([first]))
  const b = await add(app.vault, 'second.pdf', paper([second, '']))
  await until(() => nothingToRead(app.vault))
  return { ...app, a: a.documentId, b: b.documentId }
}

test('the same report twice is one question; answered the same, one is shown and every byte is kept', async () => {
  const app = await two(report('Final', '2'), report('Final', '2', true))
  const { vault, a, b } = app
  expect(value(await vault.records(null))).toHaveLength(2)
  expect((await cardsOf(vault)).map(({ group }) => group)).toEqual(['same-twice'])
  value(await vault.answerAlike({ id: a, other: b, answer: 'same' }))
  expect(value(await vault.records(null)).map(({ id, copies }) => [id, copies])).toEqual([[a, 1]])
  expect(await cardsOf(vault)).toEqual([])
  await app.quit()
  const again = await openedAgain(app)
  expect(value(await again.vault.records(null)).map(({ id, copies }) => [id, copies])).toEqual([[a, 1]])
  value(await again.vault.answerAlike({ id: a, other: b, answer: 'different' }))
  expect(value(await again.vault.records(null))).toHaveLength(2)
})

test('a changed grade is never the same: it is asked as a newer version, with both values', async () => {
  const { vault, a } = await two(report('Final', '2'), report('Corrected', '3'))
  const [card, ...more] = await cardsOf(vault)
  expect(more).toEqual([])
  expect(card?.group).toBe('disagree')
  expect(card?.kin).toMatchObject({ relation: 'newer-version', other: { id: a }, isNewer: true, answer: null })
  expect(JSON.stringify(card?.kin.changed)).toMatch(/3/)
  expect(value(await vault.records(null))).toHaveLength(2)
})

test('two records that a person called different are not asked about again, and undone they are', async () => {
  const { vault, a, b } = await two(report('Final', '2'), report('Final', '2', true))
  value(await vault.answerAlike({ id: b, other: a, answer: 'different' }))
  expect(await cardsOf(vault)).toEqual([])
  expect(value(await vault.records(null))).toHaveLength(2)
  expect(value(await vault.undo(null)).act).toBe('different')
  expect(await cardsOf(vault)).toHaveLength(1)
})
