import { expect, test } from 'vitest'
import { checkPages } from '../../../renderer/core/identity/check-pages.ts'
import type { PageText } from '../../../renderer/core/model/page-text.ts'
import { rosa } from './people.ts'

type Foot = {
  readonly born: string
  readonly sureness: number
  readonly headSureness?: number
  readonly source?: PageText['source']
}

/** A page whose head says whose it is, and whose foot says it again in small print, read with this confidence. */
function page({ born, sureness, headSureness = 96, source = 'ocr' }: Foot): PageText {
  const head = 'Patient: Alvarez, Rosa\nDate of birth: 14 Mar 1958\n\nThe lungs are clear.\n\n'
  const text = `${head}Alvarez, Rosa born ${born} MRN 4482190`
  const words = [...text.matchAll(/\S+/g)].map((match, at) => ({
    start: match.index,
    end: match.index + match[0].length,
    box: { x: 0.1, y: 0.02 * at, width: 0.1, height: 0.01 },
    confidence: match.index < head.length ? headSureness : sureness,
  }))
  return { page: 1, text, words, width: 1000, height: 1000, source, turned: 0, confidence: 90, quality: 'good' }
}
const verdict = (foot: Foot) => checkPages([page(foot)], rosa, [])[0]?.verdict

test('a foot that repeats the head’s birth date, one figure misread and unsure of it, raises no question', () => {
  expect(verdict({ born: '14 Mar 1958', sureness: 50 })).toBe('match')
  expect(verdict({ born: '14 Mar 1988', sureness: 50 })).toBe('match')
})

test('it does where the foot is sure, the head is not, more figures differ, or nobody knows how sure the reading is', () => {
  expect(verdict({ born: '14 Mar 1988', sureness: 75 })).not.toBe('match')
  expect(verdict({ born: '14 Mar 1988', sureness: 50, headSureness: 70 })).not.toBe('match')
  expect(verdict({ born: '11 Mar 1988', sureness: 50 })).not.toBe('match')
  expect(verdict({ born: '14 Mar 1988', sureness: 50, source: 'text-layer' })).not.toBe('match')
})

test('a head that is another person’s is not made hers by the foot', () => {
  const strangers = page({ born: '14 Mar 1958', sureness: 50 })
  const text = strangers.text.replace('Date of birth: 14 Mar 1958', 'Date of birth: 14 Mar 1988')
  expect(checkPages([{ ...strangers, text }], rosa, [])[0]?.verdict).not.toBe('match')
})
