import { expect, test } from 'vitest'
import { statedSide } from '../../../renderer/core/extract/stated-side.ts'
import { aPage } from '../identity/people.ts'

test.each<[string, string | null]>([
  ['Specimen: BREAST, LEFT, LUMPECTOMY', 'left'],
  ['LATERALITY: Right', 'right'],
  ['A. Right breast, mastectomy: invasive carcinoma', 'right'],
  ['Specimen laterality: Left. The right breast was not examined.', 'left'],
  ['BREAST, LEFT, EXCISION: carcinoma. BREAST, RIGHT, EXCISION: ductal carcinoma', 'both'],
  ['Left breast, excision: carcinoma. Right breast, biopsy: no carcinoma', 'left'],
  ['Left breast. Right breast.', null],
  ['Kidney, left, nephrectomy', 'left'],
  ['History of right breast cancer. BREAST, LEFT, BIOPSY', 'left'],
  ['Bilateral breast reduction', 'both'],
  ['The findings were right and nothing was left', null],
  ['', null],
])('%j states %s', (text, side) => expect(statedSide([aPage(text)])).toBe(side))
