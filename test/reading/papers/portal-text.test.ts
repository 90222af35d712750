import { describe, expect, test } from 'vitest'
import { utf8 } from '../../../renderer/core/base/bytes.ts'
import { openPlainText } from '../../../renderer/reading/papers/portal-text.ts'

const opened = (text: string) => {
  const source = openPlainText(utf8(text))
  if (typeof source === 'string') throw new Error(source)
  return source
}
const textOf = async (text: string, page: number): Promise<string> => {
  const layer = await opened(text).layer?.(page)
  return layer?.verdict === 'use' ? layer.text.text : ''
}

const download = `------ MY HEALTHEVET PERSONAL INFORMATION REPORT ------
            *************CONFIDENTIAL*************
            Produced by the VA Blue Button (v12.5)
                       03 Jul 2013 @ 0956

Name: DOE, ROSA A         Date of Birth: 01 Mar 1948

${Array.from({ length: 120 }, (_, i) => `Medication ${i}`).join('\n')}`

describe('a text file', () => {
  test('the download of a portal says what it is and of when, in words that stand on its first page', async () => {
    const { stated } = opened(download).content ?? {}
    expect(stated).toEqual({
      kind: 'summary',
      title: 'MY HEALTHEVET PERSONAL INFORMATION REPORT',
      date: { value: { year: 2013, month: 7, day: 3 }, dateKind: 'reported', words: '03 Jul 2013' },
      hospital: null,
    })
    const first = await textOf(download, 1)
    expect(first).toContain('03 Jul 2013')
    expect(first).toContain(stated?.title)
  })

  test('each of its pages repeats whose it is', async () => {
    expect(opened(download).pageSizes.length).toBeGreaterThan(2)
    for (const page of [1, 2, 3])
      expect(await textOf(download, page)).toContain('Name: DOE, ROSA A   Date of Birth: 01 Mar 1948')
  })

  test('American dates in numbers are read the American way', () => {
    const cms =
      'MYMEDICARE.GOV PERSONAL HEALTH INFORMATION\n\n***CONFIDENTIAL***\nProduced by the Blue Button (v2.0)\n\n03/16/2013 5:10 AM\n'
    expect(opened(cms).content?.stated.date?.value).toEqual({ year: 2013, month: 3, day: 16 })
  })

  test('any other text states nothing', () => {
    expect(opened('Produced by the lab\n03 Jul 2013\nName: Rosa').content).toBeUndefined()
    expect(openPlainText(utf8(' \n '))).toBe('no-text')
    expect(openPlainText(Uint8Array.of(0, 1))).toBe('not-readable')
  })
})
