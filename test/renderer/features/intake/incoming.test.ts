import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  filesInSteps,
  filesOf,
  isSystemFile,
  walkEntries,
  type Entry,
} from '../../../../renderer/features/intake/incoming.ts'

type Tree = { name: string; inside?: Tree[]; broken?: boolean }

/** Entries as Chromium gives them: a reader hands over portions, then an empty one for ever. */
function entry(tree: Tree, portion = 100): Entry {
  const { name, inside, broken } = tree
  if (!inside) {
    return {
      name,
      isFile: true,
      isDirectory: false,
      file: (take, fail) => (broken ? fail() : take(new File(['x'], name))),
    }
  }
  let left = inside
  return {
    name,
    isFile: false,
    isDirectory: true,
    createReader: () => ({
      readEntries: (take, fail) => {
        if (broken) return fail()
        const now = left.slice(0, portion)
        left = left.slice(portion)
        take(now.map((one) => entry(one, portion)))
      },
    }),
  }
}

const leaves = ({ name, inside }: Tree): string[] => (inside ? inside.flatMap(leaves) : [name])

const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ name: fc.stringMatching(/^[a-z]{1,8}\.pdf$/) }),
    fc.record({ name: fc.constant('folder'), inside: fc.array(tie('tree'), { maxLength: 6 }) }),
  ),
}))

test('every file of every folder is found once, in order, in portions of any size', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(tree), fc.integer({ min: 1, max: 4 }), async (trees, portion) => {
      const found = await walkEntries(trees.map((one) => entry(one, portion)))
      expect(found.files.map(({ name }) => name)).toEqual(trees.flatMap(leaves))
      expect(found.leftOut).toBe(0)
    }),
  )
})

test('a folder of some thousand files is walked to its end', async () => {
  const inside = Array.from({ length: 3500 }, (_, at) => ({ name: `${at}.jpg` }))
  const found = await walkEntries([entry({ name: 'stick', inside })])
  expect(found.files).toHaveLength(3500)
})

test('a file or folder that cannot be opened is in the list as lost, and the others are there', async () => {
  const inside = [{ name: 'a.pdf', broken: true }, { name: 'locked', inside: [], broken: true }, { name: 'b.pdf' }]
  const { files } = await walkEntries([entry({ name: 'stick', inside })])
  expect(files.map((one) => [one.name, 'lost' in one])).toEqual([
    ['a.pdf', true],
    ['locked', true],
    ['b.pdf', false],
  ])
})

test('a loop of folders ends', async () => {
  const loop: Entry = {
    name: 'loop',
    isFile: false,
    isDirectory: true,
    createReader: () => {
      let given = false
      return {
        readEntries: (take) => {
          take(given ? [] : [loop])
          given = true
        },
      }
    },
  }
  expect((await walkEntries([loop])).files).toMatchObject([{ name: 'loop', lost: true }])
})

test('a file keeps the path it had in what was dropped, a file by itself has none', async () => {
  const folder = { name: 'disc', inside: [{ name: 'DICOMDIR' }, { name: 'IMAGES', inside: [{ name: 'IM1' }] }] }
  const { files } = await walkEntries([entry(folder), entry({ name: 'letter.pdf' })])
  expect(files.map(({ path }) => path)).toEqual(['disc/DICOMDIR', 'disc/IMAGES/IM1', null])
})

test('files that systems write for themselves are left out and counted', () => {
  const names = ['scan.pdf', '.DS_Store', 'Thumbs.db', '._scan.pdf', 'desktop.ini', '.hidden.pdf']
  const found = filesOf(names.map((name) => new File([], name)))
  expect(found.files.map(({ name }) => name)).toEqual(['scan.pdf', '.hidden.pdf'])
  expect(found.leftOut).toBe(4)
  expect(isSystemFile('store.pdf')).toBe(false)
})

test('a list of thousands is taken over file by file in its order, with room for other things in between', async () => {
  const names = Array.from({ length: 250 }, (_, at) => (at % 50 === 7 ? '.DS_Store' : `record-${String(at)}.pdf`))
  let others = 0
  const timer = setInterval(() => others++, 0)
  const found = await filesInSteps(names.map((name) => new File([], name)))
  clearInterval(timer)
  expect(found.files.map(({ name }) => name)).toEqual(names.filter((name) => name !== '.DS_Store'))
  expect(found.leftOut).toBe(5)
  expect(others).toBeGreaterThan(0)
})
