import { describe, expect, test } from 'vitest'
import { utf8 } from '../../../renderer/core/base/bytes.ts'
import { openDocx } from '../../../renderer/reading/papers/docx.ts'
import { aZip } from '../containers/a-zip.ts'

const types = { name: '[Content_Types].xml', data: utf8('<Types/>') }

describe('a Word document, before it is converted', () => {
  test('is refused where a part of it unpacks to more than it claims, or to a bomb', async () => {
    const zeros = new Uint8Array(8 * 1024 * 1024)
    expect(await openDocx(aZip([types, { name: 'word/document.xml', data: zeros }]))).toBe('damaged')
    expect(await openDocx(aZip([types, { name: 'word/document.xml', data: zeros, claimed: 1000 }]))).toBe('damaged')
  })

  test('is damaged where it has no document in it, or is cut', async () => {
    const empty = aZip([types])
    expect(await openDocx(empty)).toBe('damaged')
    expect(await openDocx(empty.slice(0, 60))).toBe('damaged')
  })
})
