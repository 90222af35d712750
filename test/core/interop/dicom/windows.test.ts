import { describe, expect, test } from 'vitest'
import { lookUp, lutIn } from '../../../../renderer/core/interop/dicom/lut.ts'
import { readFile } from '../../../../renderer/core/interop/dicom/read-file.ts'
import { lightIn, modalityValue, windowsOf } from '../../../../renderer/core/interop/dicom/windows.ts'
import { dicomFile, greyImage, type Elements } from './made-dicom.ts'

const scaleOf = (elements: Elements, frame = 0) => {
  const file = readFile(dicomFile({ ...greyImage(1, 1, [0]), ...elements }))
  if (!file) throw new Error('not read')
  return windowsOf(file)(frame)
}

describe('light in a window is as PS3.3 C.11.2.1.2.1 and C.11.2.1.3 calculate it', () => {
  // The standard's own note: c=2048, w=4096 is the identity from 0 to 4095.
  test.each([0, 1, 2047, 2048, 4094, 4095])('linear, whole range of 12 bits: %i', (value) => {
    expect(lightIn('LINEAR', { centre: 2048, width: 4096 }, value)).toBeCloseTo(value / 4095, 10)
  })
  test.each([
    [0, 0],
    [1, 1],
  ])('linear, c=1 w=1 is a threshold: %i gives %i', (value, light) => {
    expect(lightIn('LINEAR', { centre: 1, width: 1 }, value)).toBe(light)
  })
  test('linear, c=0 w=100: black up to -50, white above 49', () => {
    const light = (value: number) => lightIn('LINEAR', { centre: 0, width: 100 }, value)
    expect(light(-50)).toBe(0)
    expect(light(-49.9)).toBeGreaterThan(0)
    expect(light(-0.5)).toBeCloseTo(0.5, 10)
    expect(light(49)).toBeCloseTo(1, 10)
    expect(light(49.1)).toBe(1)
  })
  test('linear exact, c=0 w=100: black up to -50, the middle at 0, white above 50', () => {
    const light = (value: number) => lightIn('LINEAR_EXACT', { centre: 0, width: 100 }, value)
    expect([light(-50), light(0), light(50), light(51)]).toEqual([0, 0.5, 1, 1])
  })
  test('sigmoid: half at the centre, 1/(1+e^-2) half a width above', () => {
    const light = (value: number) => lightIn('SIGMOID', { centre: 40, width: 80 }, value)
    expect(light(40)).toBe(0.5)
    expect(light(80)).toBeCloseTo(1 / (1 + Math.exp(-2)), 12)
  })
})

describe('what a file says of its grey values', () => {
  test('several windows are kept in order with their names; those without a width are none', () => {
    const { presets } = scaleOf({ windowCentre: '40\\-600\\7', windowWidth: '400\\1600', windowNames: 'SOFT\\LUNG' })
    expect(presets).toEqual([
      { name: 'SOFT', centre: 40, width: 400 },
      { name: 'LUNG', centre: -600, width: 1600 },
    ])
  })
  test('slope and intercept lead from stored value to unit', () => {
    expect(modalityValue(scaleOf({ slope: '2', intercept: '-1024' }).modality, 600)).toBe(176)
  })
  test('a modality look-up table takes the place of slope and intercept', () => {
    const { modality } = scaleOf({ modalityLuts: [{ lutDescriptor: [3, 10, 16], lutData: [100, 200, 300] }] })
    expect([5, 10, 11, 12, 99].map((value) => modalityValue(modality, value))).toEqual([100, 100, 200, 300, 300])
  })
  test('an enhanced object says it for one frame, or for all', () => {
    const elements: Elements = {
      sharedGroups: [{ frameTransformation: [{ slope: '1', intercept: '-1024' }] }],
      frameGroups: [
        { frameVoi: [{ windowCentre: '1', windowWidth: '10' }] },
        { frameVoi: [{ windowCentre: '2', windowWidth: '20', voiFunction: 'SIGMOID' }] },
      ],
    }
    expect(scaleOf(elements, 0).presets).toEqual([{ name: '', centre: 1, width: 10 }])
    expect(scaleOf(elements, 1)).toMatchObject({ presets: [{ centre: 2 }], shape: 'SIGMOID' })
    expect(scaleOf(elements, 1).modality.intercept).toBe(-1024)
  })
  test('a slope of nought would make every pixel the same, so it counts as none', () => {
    expect(scaleOf({ slope: '0' }).modality.slope).toBe(1)
  })
  test('pixels that stand for nothing are named by their range', () => {
    expect(scaleOf({ padding: [20], paddingLimit: [10] }).padding).toEqual([10, 20])
  })
})

test('a table of 8-bit entries may be packed two in a word, or not', () => {
  const packed = readFile(
    dicomFile({ ...greyImage(1, 1, [0]), voiLuts: [{ lutDescriptor: [4, 0, 8], lutData: [0x2010, 0x4030] }] }),
  )
  const item = packed?.item.items('x00283010')[0]
  const lut = item ? lutIn(item, false) : null
  expect(lut && [0, 1, 2, 3].map((value) => lookUp(lut, value))).toEqual([0x10, 0x20, 0x30, 0x40])
})
