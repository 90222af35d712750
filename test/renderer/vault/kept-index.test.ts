// The search index from one opening of a vault to the next: kept sealed, believed only as far as the pages bear it out.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { restarted } from '../../electron/folder-line.ts'
import { aNewVault, aRunningApp, MemoryCopy, passphrase, type AtHome } from './a-vault.ts'
import { add, nothingToRead, rosasPage, until, value } from './a-vault.ts'
import { SearchIndex } from '../../../renderer/core/search/search-index.ts'
import { buildSegment } from '../../../renderer/core/search/segment/write-segment.ts'
import { openSealedSegment, sealSegment } from '../../../renderer/vault/worker/sealed-segments.ts'
import { paper } from './paper-reader.ts'

/** Two records that can be searched, and the segments of their words. */
async function aSearchedVault() {
  const copy = new MemoryCopy()
  const app = await aNewVault({ copy })
  await add(app.vault, 'biopsy.txt', paper([rosasPage('carcinoma')]))
  await add(app.vault, 'labs.txt', paper([rosasPage('CA 15-3')]))
  await until(() => nothingToRead(app.vault))
  await until(() => copy.pieces.size > 0)
  await app.quit()
  return { app, copy }
}

async function opened({ root, computer }: AtHome, copy: MemoryCopy) {
  const again = await aRunningApp({ root, computer: await restarted(computer), copy })
  value(await again.vault.unlock({ by: 'passphrase', passphrase }))
  const session = again.worker.session() ?? expect.fail('not open')
  await until(() => !session.index.isBehind)
  return { again, session }
}

const titles = async ({ again }: Awaited<ReturnType<typeof opened>>, query: string) =>
  value(await again.vault.search({ query, limit: 10 })).hits.map(({ title }) => title)

test('what was kept is used again as it is, and holds no word that could be read', async () => {
  const { app, copy } = await aSearchedVault()
  const kept = [...copy.pieces.values()].flat().map((piece) => Buffer.from(piece).toString('latin1'))
  expect(kept.some((bytes) => bytes.includes('carcinoma'))).toBe(false)
  const open = await opened(app, copy)
  expect(await titles(open, 'carcinoma')).toHaveLength(1)
  expect(await titles(open, 'carcnoma')).toHaveLength(1)
  await open.again.quit()
  // Without the pages themselves only what was kept can say where a word stands.
  rmSync(join(app.root, 'blobs'), { recursive: true })
  const { index } = (await opened(app, copy)).session
  const [query, mayShow, documents] = [index.parse('carcinoma'), () => true, () => []]
  expect(index.search({ query, limit: 10, mayShow, documents })).toHaveLength(1)
})

test('damaged, cut, swapped or foreign pieces are made anew from the pages', async () => {
  const { app, copy } = await aSearchedVault()
  const whole = new Map(copy.pieces)
  const other = (await aSearchedVault()).copy.pieces
  const flipped = [...whole].map(([number, pieces]) => [number, pieces.map((piece) => piece.with(-1, 0))] as const)
  const cut = [...whole.keys()].map((number) => [number, []] as const)
  for (const bad of [new Map(flipped), new Map(cut), other, new Map<number, readonly Uint8Array[]>()]) {
    copy.pieces = new Map(bad)
    const open = await opened(app, copy)
    expect(await titles(open, 'carcinoma')).toHaveLength(1)
    expect(await titles(open, '"CA 15-3"')).toHaveLength(1)
    await open.again.quit()
  }
})

test('a record that lies in the bin meanwhile is not found in what was kept', async () => {
  const { app, copy } = await aSearchedVault()
  const before = new Map(copy.pieces)
  const first = await opened(app, copy)
  const [hit] = value(await first.again.vault.search({ query: 'carcinoma', limit: 10 })).hits
  value(await first.again.vault.bin({ ids: [hit?.documentId ?? expect.fail('not found')] }))
  await first.again.quit()
  copy.pieces = before
  const second = await opened(app, copy)
  expect(await titles(second, 'carcinoma')).toEqual([])
  expect(await titles(second, '"CA 15-3"')).toHaveLength(1)
})

test('of a record that is deleted for good no word is kept, in what was kept before neither', async () => {
  const { app, copy } = await aSearchedVault()
  const { again, session } = await opened(app, copy)
  const holds = (word: string) =>
    [...copy.pieces.values()].some(
      (pieces) => (openSealedSegment(session.keys, pieces)?.segment.words.find(word) ?? -1) >= 0,
    )
  expect([holds('carcinoma'), holds('ca')]).toEqual([true, true])
  const [hit] = value(await again.vault.search({ query: 'carcinoma', limit: 10 })).hits
  value(await again.vault.bin({ ids: [hit?.documentId ?? expect.fail('not found')] }))
  value(await again.vault.emptyBin(null))
  await until(() => !holds('carcinoma'))
  expect(holds('ca')).toBe(true)
})

test('a search opens only what it looks at of what was kept; damage in the rest is found all the same', async () => {
  const { worker } = await aNewVault()
  const { keys } = worker.session() ?? expect.fail('not open')
  const text = Array.from({ length: 60_000 }, (_, at) => `w${at.toString(36)} ${at % 2 === 0 ? 'even' : 'odd'}`).join(
    ' ',
  )
  const page = { document: 'd', page: 1, reading: '', text }
  const segment = buildSegment([page, { ...page, document: 'e', text: 'gone' }])
  const sealed = sealSegment(keys, segment)
  expect(sealed.length).toBeGreaterThan(4)
  const ask = (pieces: readonly Uint8Array[], query: string) => {
    const kept = openSealedSegment(keys, pieces) ?? expect.fail('its front is whole')
    const index = new SearchIndex()
    index.addSegment(kept.segment)
    const found = index.search({ query: index.parse(query, new Map()), limit: 9 }).length
    const steps = kept.openRest()
    let step = steps.next()
    let pieced = 0
    for (; step.done !== true; step = steps.next()) pieced++
    return { found, pieced, is: step.value }
  }
  const whole = ask(sealed, 'w0')
  expect(whole).toMatchObject({ found: 1, is: 'whole' })
  expect(whole.pieced).toBeGreaterThan(1)
  const last = sealed.map((piece, at) => (at === sealed.length - 1 ? piece.with(-1, (piece.at(-1) ?? 0) ^ 1) : piece))
  expect(ask(last, 'w0')).toMatchObject({ found: 1, is: 'damaged' })
  expect(openSealedSegment(keys, sealed.slice(0, -1))).toBeNull()

  const damaged = openSealedSegment(keys, last)?.segment ?? expect.fail('its front is whole')
  const index = new SearchIndex()
  index.addSegment(damaged)
  index.removeDocument('e')
  for (const merging = index.merging(() => true); !merging.next().done;);
  expect(index.segments()).toEqual([damaged])
  index.drop(damaged)
  expect([index.segments(), index.readingOf('d', 1)]).toEqual([[], null])
})
