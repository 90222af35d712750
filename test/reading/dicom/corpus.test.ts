import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { is } from 'valibot'
import { layOut } from '../../../renderer/core/intake/sheet.ts'
import { parseDicom } from '../../../renderer/core/interop/dicom/parse-dicom.ts'
import { Content } from '../../../renderer/core/model/content.ts'
import { StudyImage } from '../../../renderer/core/model/look.ts'
import { decodeStream } from '../../../renderer/reading/dicom/decode-stream.ts'
import { openDicom } from '../../../renderer/reading/dicom/dicom-source.ts'
import { corpus, corpusBytes, corpusFiles, hasCorpus, hasDcmtk, succeeds } from './dcmtk.ts'

describe.skipIf(!hasCorpus)('every file of the corpus', () => {
  test.each(corpusFiles())('%s is opened or refused by name', async (name) => {
    const source = await openDicom(corpusBytes(name), decodeStream)
    if (hasDcmtk && succeeds('dcmdump', join(corpus, name))) expect(source).not.toBe('damaged')
    if (typeof source === 'string') return expect(source).toBe('damaged')
    expect(is(Content, source.content)).toBe(true)
    expect(source.pageSizes.length).toBeGreaterThan(0)
    const notShown = source.content?.dicom?.notShown
    expect(notShown === null).toBe(source.frame !== undefined)
    if (source.frame) expect(is(StudyImage, await source.frame(1, null))).toBe(true)
    source.close()
  })

  test.each(corpusFiles())('%s: what is stated stands on the first page in the same words', (name) => {
    const parsed = parseDicom(corpusBytes(name))
    if (parsed === 'damaged') return
    const page =
      layOut(parsed.parts)
        .pages[0]?.map(({ text }) => text)
        .join('\n') ?? ''
    const { title, date, hospital } = parsed.stated
    for (const words of [title, date?.words, hospital]) if (words) expect(page).toContain(words)
  })
})
