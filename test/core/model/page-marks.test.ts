import { describe, expect, test } from 'vitest'
import { accessionsOf } from '../../../renderer/core/model/page-marks.ts'

describe('the number of a case', () => {
  test.each<[string, string[]]>([
    ['Accession #: S23-11407', ['S2311407']],
    ['SPECIMEN..: 23H0033506                HOSP NO...: T0455912', ['23H0033506']],
    ['Case\nB21-04478\n\nSample taken\n30/03/2021', ['B2104478']],
    ['Specimen no.  20-H-11873', ['20H11873']],
    ['Requested by\nBreast Unit', []],
    ['Report\n12345 Main Street', []],
    ['Order\n05/23/2023', []],
    ['the case B21-04478 was discussed', []],
  ])('of %j', (text, numbers) => {
    expect(accessionsOf(text)).toEqual(numbers)
  })
})
