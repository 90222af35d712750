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
  ['Left breast: A mass. Right breast: No enhancement. Nodes: None.\n\nIMPRESSION\n\nKnown carcinoma of 2 cm', null],
  ['Right breast: clear. Left breast: carcinoma', 'left'],
  ['Diagnosis: invasive ductal carcinoma of the left breast', 'left'],
  ['Left breast: mass. Right breast: clear. Carcinoma of the left breast. Left breast cancer, 2 cm.', 'left'],
  ['Resection - right breast. Right breast sized 21 cm. Invasive carcinoma of the left breast.', null],
  [
    'Left breast: clear. Right breast: clear. Her mother had cancer of the left breast; an aunt had left breast cancer',
    null,
  ],
  ['Left breast. Right breast. No carcinoma of the left breast. No left breast cancer.', null],
  ['The findings were right and nothing was left', null],
  ['', null],
])('%j states %s', (text, side) => expect(statedSide([aPage(text)])).toBe(side))
