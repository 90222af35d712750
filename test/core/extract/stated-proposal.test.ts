import { describe, expect, test } from 'vitest'
import { propose } from '../../../renderer/core/extract/propose.ts'
import { statedProposal } from '../../../renderer/core/extract/stated-proposal.ts'
import type { StatedByFile } from '../../../renderer/core/model/content.ts'
import { pagesOf } from '../identity/people.ts'

const sheet = `Patient: Rosa Alvarez   Date of birth: 14 Mar 1958   Record number: 00718834 (St Mary)

Continuity of Care Document (summary)
From: St Mary Hospital, Ostermere
Date: 3 May 2023

Medications
Letrozole 2.5 mg tablet once daily by mouth, 3 May 2023`

const stated: StatedByFile = {
  kind: 'summary',
  title: 'Continuity of Care Document (summary)',
  date: { value: { year: 2023, month: 5, day: 3 }, dateKind: 'reported', words: '3 May 2023' },
  hospital: 'St Mary Hospital, Ostermere',
}
const pages = pagesOf(sheet, 'Page two')
const wordsAt = (origin: { start: number; end: number } | null | undefined): string | undefined =>
  origin ? sheet.slice(origin.start, origin.end) : undefined

describe('what a file states in its own fields', () => {
  test('is proposed with the place where its words are printed', () => {
    const proposal = statedProposal(pages, stated)
    expect(proposal.kind?.value).toBe('summary')
    expect(wordsAt(proposal.title?.origin)).toBe('Continuity of Care Document (summary)')
    expect(wordsAt(proposal.date?.origin)).toBe('3 May 2023')
    expect(wordsAt(proposal.hospital?.origin)).toBe('St Mary Hospital, Ostermere')
  })
  test('is left out where its words are not on the sheet', () => {
    const absent: StatedByFile = { ...stated, title: 'Another title', hospital: 'Mary Hosp' }
    expect(Object.keys(statedProposal(pages, absent)).sort()).toEqual(['date', 'kind'])
  })
  test('is found over the end of a line, and not within a longer word', () => {
    const broken = pagesOf('From: St Mary Hospital,\nOstermere. In 13 May 2023.')
    const proposal = statedProposal(broken, stated)
    expect(proposal.hospital?.origin).toEqual({ page: 1, start: 6, end: 33 })
    expect(proposal.date).toBeUndefined()
  })
  test('is found whatever signs its words hold', () => {
    const title = 'COVID-19 PCR (SARS-CoV-2) [final] 50% + $1/2'
    const proposal = statedProposal(pagesOf(`x\n${title}\n`), { ...stated, title })
    expect(proposal.title?.origin).toEqual({ page: 1, start: 2, end: 2 + title.length })
  })
  test('goes before what the pages seem to say, and the rest is read from the pages', () => {
    const part: StatedByFile = { ...stated, hospital: null }
    const proposal = propose(pages, { fileKind: 'ccda', stated: part })
    expect(proposal.kind?.value).toBe('summary')
    expect(proposal.date?.value).toEqual({ year: 2023, month: 5, day: 3 })
    expect(propose(pages, { fileKind: 'ccda' }).kind?.value).not.toBe('summary')
  })
})
