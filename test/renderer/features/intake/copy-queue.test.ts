import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BatchId, DocumentId, ItemId, newId, PersonId } from '../../../../renderer/core/base/ids.ts'
import { ok, refuse } from '../../../../renderer/core/base/result.ts'
import { CopyQueue, type CopyCode } from '../../../../renderer/features/intake/copy-queue.ts'
import { copiedWords } from '../../../../renderer/features/intake/copied-words.ts'
import type { Vault } from '../../../../renderer/vault/contract.ts'

type TakeIn = Vault['takeIn']
const file = (name: string) => ({ name, path: null, bytes: new Uint8Array(4) })
const rosa = newId(PersonId)
const batch = (hospital: string | null = null) => ({ batchId: newId(BatchId), personId: rosa, hospital })
const inside = (name: string, batchId: BatchId) =>
  ok({
    itemId: newId(ItemId),
    documentId: newId(DocumentId),
    within: null,
    batchId,
    name,
    size: 4,
    state: { state: 'waiting' as const },
  })

/** A vault that notes what it was asked, in order, and answers by name. */
function deskThat(answer: (name: string, nth: number) => CopyCode | null) {
  const taken: string[] = []
  let atOnce = 0
  let most = 0
  const takeIn: TakeIn = async ({ name, batchId }, asking) => {
    const state = { cancelled: false }
    asking?.cancel?.(() => (state.cancelled = true))
    most = Math.max(most, ++atOnce)
    taken.push(name)
    asking?.onTell?.({ copied: 2, of: 4 })
    await new Promise((go) => setTimeout(go, 1))
    atOnce -= 1
    if (state.cancelled) return refuse('cancelled')
    const code = answer(name, taken.length)
    return code ? refuse(code) : inside(name, batchId)
  }
  return { takeIn, taken, mostAtOnce: () => most }
}

const idle = (queue: CopyQueue) =>
  new Promise<void>((settle) => {
    const look = () => (queue.now().running ? undefined : settle())
    queue.listen(look)
    setTimeout(look, 0)
  })

describe('copying files into the vault', () => {
  test('files are taken in one at a time, in the order they were dropped, whatever is refused between', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }), async (isGood) => {
        const desk = deskThat((name) => (name.startsWith('bad') ? 'source-unreadable' : null))
        const queue = new CopyQueue(desk.takeIn)
        const names = isGood.map((good, at) => `${good ? 'good' : 'bad'}-${at}`)
        queue.add(names.map(file), batch())
        await idle(queue)
        expect(desk.taken).toEqual(names)
        expect(desk.mostAtOnce()).toBe(1)
        const refused = names.filter((name) => name.startsWith('bad'))
        expect(queue.now().lines.map(({ name }) => name)).toEqual(refused)
        expect(queue.now().asked).toBe(names.length)
        expect(queue.now().inside).toBe(names.length - refused.length)
      }),
      { numRuns: 20 },
    )
  })

  test('a full disk stops the queue with the file still in it, and going on takes that file first', async () => {
    let full = true
    const desk = deskThat((_, nth) => (full && nth === 2 ? 'disk-full' : null))
    const queue = new CopyQueue(desk.takeIn)
    queue.add(['a', 'b', 'c'].map(file), batch())
    await idle(queue)
    expect(queue.now().stopped).toBe('disk-full')
    expect(queue.now().lines.map(({ name }) => name)).toEqual(['b', 'c'])
    expect(copiedWords(queue.now())).toBeNull()
    full = false
    queue.goOn()
    await idle(queue)
    expect(desk.taken).toEqual(['a', 'b', 'b', 'c'])
    expect(copiedWords(queue.now())).toBe('All 3 files are inside the vault. You can take the stick out.')
  })

  test('the stick is not said to be free while one file of it has not been added', async () => {
    const queue = new CopyQueue(deskThat((name) => (name === 'b' ? 'source-unreadable' : null)).takeIn)
    queue.add(['a', 'b'].map(file), batch())
    await idle(queue)
    expect(copiedWords(queue.now())).not.toContain('take the stick out')
    expect(copiedWords(queue.now())).toContain('1 of 2 files')
  })

  test('a refused file that is tried again and comes through is all that is counted then', async () => {
    let unplugged = true
    const queue = new CopyQueue(deskThat((name) => (unplugged && name === 'b' ? 'source-unreadable' : null)).takeIn)
    queue.add(['a', 'b'].map(file), batch())
    await idle(queue)
    unplugged = false
    const refused = queue.now().lines[0]
    expect(refused?.canRetry).toBe(true)
    queue.retry(refused?.id ?? 0)
    await idle(queue)
    expect(queue.now().lines).toEqual([])
    expect(copiedWords(queue.now())).toBe('The file is inside the vault. You can take the stick out.')
  })

  test('cancelling one file keeps the rest, whether it waits or is being copied', async () => {
    const desk = deskThat(() => null)
    const queue = new CopyQueue(desk.takeIn)
    queue.add(['a', 'b', 'c'].map(file), batch())
    await Promise.resolve()
    queue.cancel(1)
    queue.cancel(3)
    await idle(queue)
    expect(desk.taken).toEqual(['a', 'b'])
    expect(queue.now().lines).toEqual([])
    expect([queue.now().inside, queue.now().asked]).toEqual([1, 1])
  })

  test('stopping all leaves nothing in the list and asks for no further file', async () => {
    const desk = deskThat(() => null)
    const queue = new CopyQueue(desk.takeIn)
    queue.add(['a', 'b', 'c', 'd'].map(file), batch())
    await Promise.resolve()
    queue.cancelAll()
    await idle(queue)
    expect(desk.taken).toEqual(['a'])
    expect(queue.now().lines).toEqual([])
    expect(queue.now().asked).toBe(0)
  })

  test('a file whose bytes could not be asked for is a line with its reason and without a way to retry', async () => {
    const desk = deskThat(() => null)
    const queue = new CopyQueue(desk.takeIn)
    queue.add([{ name: 'gone.pdf', path: null, lost: true }, file('here.pdf')], batch())
    await idle(queue)
    expect(desk.taken).toEqual(['here.pdf'])
    expect(queue.now().lines).toMatchObject([
      { name: 'gone.pdf', canRetry: false, at: { state: 'refused', code: 'source-unreadable' } },
    ])
  })

  test('person, hospital and place are said with every file, so that none is taken in for whoever happens to be looked at', async () => {
    const asked: unknown[] = []
    const desk = deskThat(() => null)
    const queue = new CopyQueue((ask, asking) => {
      const { personId, batchId, hospital, path } = ask
      asked.push({ personId, batchId, hospital, path })
      return desk.takeIn(ask, asking)
    })
    const of = batch('St Mary')
    queue.add([file('a.pdf'), { ...file('IM0001'), path: 'disc/IMAGES/IM0001' }], of)
    await idle(queue)
    expect(asked).toEqual([
      { ...of, path: null },
      { ...of, path: 'disc/IMAGES/IM0001' },
    ])
  })
})
