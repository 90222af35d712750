import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { checkBuild, hasInline } from '../../scripts/check-build.mjs'
import {
  lastLine,
  none,
  oneCheck,
  playwrightCounts,
  sentence,
  strict,
  sum,
  vitestCounts,
} from '../../scripts/results.mjs'

const counts = fc.record({ passed: fc.nat(1000), failed: fc.nat(1000), skipped: fc.nat(1000) })

test('a sum loses no test and turns none into another kind', () => {
  fc.assert(
    fc.property(fc.array(counts), (all) => {
      const total = sum(all)
      for (const kind of ['passed', 'failed', 'skipped'] as const)
        expect(total[kind]).toBe(all.reduce((so, one) => so + one[kind], 0))
    }),
  )
})

test('the last line is exactly "N passed, N failed", with the skipped after it only if there are any', () => {
  expect(sentence({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed')
  expect(sentence({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped')
})

test('a last line is read as it was said, and anything else counts nothing', () => {
  fc.assert(
    fc.property(counts, (said) => {
      expect(lastLine(`a line\n${sentence(said)}\n`)).toEqual(said)
    }),
  )
  for (const text of ['', '3 passed', '3 passed, 0 failed\nand then it broke', 'x3 passed, 0 failed'])
    expect(lastLine(text)).toEqual(none)
})

test('a suite in which no test ran has failed', () => {
  expect(strict({ ...none, details: '' }, 0).failed).toBe(1)
})

test('a suite whose runner stopped with an error has failed, though every test in it passed', () => {
  expect(strict({ ...none, passed: 9, details: '' }, 1)).toMatchObject({ passed: 9, failed: 1 })
  expect(strict({ ...none, passed: 9, details: '' }, 0)).toMatchObject({ passed: 9, failed: 0 })
})

test('a suite that can run nothing on this machine is skipped, neither passed nor failed', () => {
  expect(strict({ ...none, skipped: 4, details: '' }, 0)).toMatchObject({ passed: 0, failed: 0, skipped: 4 })
})

test('a check is one test: passed with status 0, failed with any other, and then it says why', () => {
  expect(oneCheck({ status: 0, stdout: 'fine', stderr: '' })).toMatchObject({ passed: 1, failed: 0 })
  expect(oneCheck({ status: 2, stdout: 'wrong', stderr: '' })).toMatchObject({ passed: 0, failed: 1, details: 'wrong' })
})

test('a test file that can’t be loaded counts as a failure of unit tests', () => {
  const report = {
    numPassedTests: 5,
    numFailedTests: 1,
    numPendingTests: 2,
    testResults: [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{}] },
      { status: 'passed', assertionResults: [{}] },
    ],
  }
  expect(vitestCounts(report)).toEqual({ passed: 5, failed: 2, skipped: 2 })
})

test('an end-to-end test that passed at the second try counts as failed', () => {
  const report = { stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 3 }, errors: [] }
  expect(playwrightCounts(report)).toEqual({ passed: 4, failed: 2, skipped: 3 })
})

test.each([undefined, null, {}, { stats: 3 }, { testResults: 'x', errors: {} }])(
  'a missing or strange report %j counts nothing as passed',
  (report) => {
    expect(vitestCounts(report)).toEqual(none)
    expect(playwrightCounts(report)).toEqual(none)
  },
)

const dist = mkdtempSync(join(tmpdir(), 'satchel-dist-'))
afterAll(() => {
  rmSync(dist, { recursive: true })
})

function built(page: string, preload: string) {
  mkdirSync(join(dist, 'renderer'), { recursive: true })
  writeFileSync(join(dist, 'main.js'), '')
  writeFileSync(join(dist, 'package.json'), '{}')
  writeFileSync(join(dist, 'preload.cjs'), preload)
  writeFileSync(join(dist, 'renderer', 'index.html'), page)
  return checkBuild(dist, [])
}

const goodPage = '<link rel="stylesheet" href="./a.css"><script type="module" src="./a.js"></script>'
const goodPreload = 'const e = require("electron")'

test('a build with everything in its place passes every check', () => {
  expect(built(goodPage, goodPreload)).toMatchObject({ passed: 6, failed: 0 })
})

test('a build is refused for an inline script, for a preload that needs more than electron, for a missing entry', () => {
  expect(built('<script>alert(1)</script>', goodPreload).details).toContain('index.html')
  expect(built(goodPage, 'require("node:fs")').details).toContain('node:fs')
  expect(built('<script src="https://cdn.example/a.js"></script>', goodPreload).failed).toBe(1)
  expect(checkBuild(dist, ['electron/main.ts']).details).toContain('electron/main.ts')
})

test.each([
  ['<script type="module" crossorigin src="./a.js"></script>', false],
  ['<script type="module">let a</script>', true],
  ['<style>b{}</style>', true],
  ['<p style="color:red">', true],
  ['<body onload="x()">', true],
  ['<p data-style="x">styled on = purpose</p>', false],
])('of %s it is said that the policy would refuse a part of it: %s', (page, expected) => {
  expect(hasInline(page)).toBe(expected)
})
