import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DocumentId, newId } from '../../../../renderer/core/base/ids.ts'
import {
  movedLook,
  panned,
  pictureKey,
  slidesOf,
  slidesToDraw,
  stepTo,
  zoomed,
  zooms,
} from '../../../../renderer/features/study/slides.ts'
import { actOfKey } from '../../../../renderer/features/study/study-keys.ts'
import { studyText } from '../../../../renderer/text/en/study.ts'
import type { StudySeries } from '../../../../renderer/vault/contract.ts'

type Image = StudySeries['images'][number]
const anImage = (changes: Partial<Image>): Image => ({
  documentId: newId(DocumentId),
  name: 'IM0001',
  number: 1,
  frames: 1,
  notShown: null,
  ...changes,
})
const series = (images: Image[]): StudySeries => ({ title: 'AXIAL', number: 2, modality: 'CT', images })

test('every frame of every image has its place, and what cannot be shown has one too', () => {
  const slides = slidesOf(
    series([anImage({}), anImage({ frames: 20 }), anImage({ frames: 3, notShown: 'codec' }), anImage({ frames: 0 })]),
  )
  expect(slides).toHaveLength(1 + 20 + 1 + 1)
  expect(slides.map(({ at }) => at).filter((at, index, all) => all.indexOf(at) === index)).toEqual([1, 2, 3, 4])
  expect(slides[20] && studyText.imageAt(slides[20])).toBe('Image 2 of 4, frame 20 of 20')
  expect(slides[0] && studyText.imageName(slides[0], studyText.seriesName(series([])))).toBe('Image 1 of 4, CT · AXIAL')
})

test('no step leads out of the series', () => {
  const steps = fc.constantFrom('previous', 'next', 'ten-back', 'ten-on', 'first', 'last')
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), fc.nat(399), steps, (count, at, step) => {
      const to = stepTo(Math.min(at, count - 1), step, count)
      expect(to >= 0 && to < count).toBe(true)
    }),
  )
  expect(stepTo(4, 'ten-on', 312)).toBe(14)
  expect(stepTo(4, 'last', 312)).toBe(311)
})

test('the image that is looked at is drawn first, then those ahead; none twice and none that is not there', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50 }),
      fc.nat(49),
      fc.constantFrom<1 | -1>(1, -1),
      (count, place, heading) => {
        const at = Math.min(place, count - 1)
        const wanted = slidesToDraw(at, heading, count)
        expect(wanted[0]).toBe(at)
        expect(new Set(wanted).size).toBe(wanted.length)
        expect(wanted.every((one) => one >= 0 && one < count)).toBe(true)
        if (at + heading >= 0 && at + heading < count) expect(wanted[1]).toBe(at + heading)
      },
    ),
  )
})

test('a picture is the same only with the same frame and the same look', () => {
  const [slide, other] = slidesOf(series([anImage({ frames: 2 })]))
  const look = { centre: 40, width: 400, invert: false }
  if (!slide || !other) throw new Error('no slides')
  const keys = [
    pictureKey(slide, null),
    pictureKey(slide, look),
    pictureKey(slide, { ...look, invert: true }),
    pictureKey(other, null),
  ]
  expect(new Set(keys).size).toBe(4)
})

test('a window never becomes narrower than one unit, and moving it back brings it back', () => {
  const look = fc.record({
    centre: fc.integer({ min: -2000, max: 4000 }),
    width: fc.integer({ min: 1, max: 4000 }),
    invert: fc.boolean(),
  })
  fc.assert(
    fc.property(
      look,
      fc.integer({ min: -500, max: 500 }),
      fc.integer({ min: -500, max: 500 }),
      (from, across, down) => {
        const to = movedLook(from, across, down)
        expect(to.width).toBeGreaterThanOrEqual(1)
        expect(to.invert).toBe(from.invert)
        expect(movedLook(movedLook(from, 0, down), 0, -down).centre).toBeCloseTo(from.centre, 6)
      },
    ),
  )
  expect(movedLook({ centre: 40, width: 400, invert: false }, 0, 100).centre).toBeLessThan(40)
})

test('a picture that fills the stage cannot be pulled away, and a larger one not out of sight', () => {
  const room = { width: 800, height: 600 }
  expect(panned({ x: 300, y: -300 }, 1, room)).toEqual({ x: 0, y: 0 })
  expect(panned({ x: 5000, y: -5000 }, 2, room)).toEqual({ x: 400, y: -300 })
})

test('sizes go up and down by the same steps and end at the ends', () => {
  for (const [at, zoom] of zooms.entries()) {
    expect(zoomed(zoom, 1)).toBe(zooms[at + 1] ?? zoom)
    expect(zoomed(zoom, -1)).toBe(zooms[at - 1] ?? zoom)
  }
})

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }

test('arrows scroll, and change brightness only after W; keys of the app are left alone', () => {
  expect(actOfKey({ ...plain, key: 'ArrowDown' }, false)).toEqual({ act: 'step', step: 'next' })
  expect(actOfKey({ ...plain, key: 'ArrowUp' }, true)).toEqual({ act: 'window', x: 0, y: 1 })
  expect(actOfKey({ ...plain, key: 'ArrowUp', shiftKey: true }, true)).toEqual({ act: 'pan', x: 0, y: -1 })
  expect(actOfKey({ ...plain, key: 'i' }, false)).toEqual({ act: 'invert' })
  expect(actOfKey({ ...plain, key: 'w', ctrlKey: true }, false)).toBeNull()
  expect(actOfKey({ ...plain, key: 'ArrowLeft', altKey: true }, false)).toBeNull()
  expect(actOfKey({ ...plain, key: 'Escape' }, false)).toBeNull()
})
