import type { DocumentId } from '../../core/base/ids.ts'
import type { Look } from '../../core/model/look.ts'
import type { StudySeries } from '../../vault/contract.ts'

type Image = StudySeries['images'][number]

/** One thing to look at: a frame of an image. `at` counts images from 1, `frame` the frames of that image. */
export type Slide = {
  readonly documentId: DocumentId
  readonly name: string
  readonly at: number
  readonly of: number
  readonly frame: number
  readonly frames: number
  readonly number: number | null
  readonly notShown: Image['notShown']
}

/** Every frame of a series in order; what cannot be shown has its place too, so that nothing is missing in silence. */
export function slidesOf({ images }: StudySeries): Slide[] {
  return images.flatMap(({ documentId, name, number, frames, notShown }, index) =>
    Array.from({ length: notShown === null ? Math.max(1, frames) : 1 }, (_, frame) => ({
      ...{ documentId, name, number, notShown },
      ...{ at: index + 1, of: images.length, frame: frame + 1, frames: Math.max(1, frames) },
    })),
  )
}

export type Step = 'previous' | 'next' | 'ten-back' | 'ten-on' | 'first' | 'last'

const byOf: Readonly<Record<Exclude<Step, 'first' | 'last'>, number>> = {
  previous: -1,
  next: 1,
  'ten-back': -10,
  'ten-on': 10,
}

/** Where a step leads from place `at` (from 0) of `count`; it ends at the ends. */
export function stepTo(at: number, step: Step, count: number): number {
  if (step === 'first') return 0
  if (step === 'last') return Math.max(0, count - 1)
  return clamp(at + byOf[step], 0, Math.max(0, count - 1))
}

/** A look is the image's own (null) or a person's. Two asks for the same picture have the same key. */
export function pictureKey({ documentId, frame }: Slide, look: Look | null): string {
  const seen = look === null ? 'own' : `${look.centre}/${look.width}/${look.invert}`
  return `${documentId}/${frame}/${seen}`
}

/** How far pictures are drawn ahead in the direction of going, and how many behind. */
const AHEAD = 4

/** The slides to have at hand, the one that is looked at first. `heading`: 1 going on, -1 going back. */
export function slidesToDraw(at: number, heading: 1 | -1, count: number): number[] {
  const ahead = Array.from({ length: AHEAD }, (_, step) => at + heading * (step + 1))
  return [at, ...ahead.slice(0, 2), at - heading, ...ahead.slice(2)].filter((one) => one >= 0 && one < count)
}

/** Dragging over this many pixels, or pressing an arrow this often, is one whole width of the window further. */
const DRAG = 400

/**
 * Brightness and contrast after moving `across` and `down` (pixels, or steps of 10 for a key): to the right the window
 * becomes wider, downwards the picture becomes brighter (its centre falls). At least one unit wide (PS3.3 C.11.2.1.2).
 */
export function movedLook({ centre, width, invert }: Look, across: number, down: number): Look {
  const unit = Math.max(width, 1) / DRAG
  return { centre: centre - down * unit, width: Math.max(1, width + across * unit * 2), invert }
}

export const zooms = [1, 1.5, 2, 3, 4, 6, 8] as const
export const zoomed = (zoom: number, step: 1 | -1): number =>
  (step === 1 ? zooms.find((one) => one > zoom) : zooms.findLast((one) => one < zoom)) ?? zoom

export type Pan = { readonly x: number; readonly y: number }

/** A picture can be moved until its middle is at the edge; unzoomed it stays where it is. `room`: the stage in pixels. */
export function panned({ x, y }: Pan, zoom: number, room: { readonly width: number; readonly height: number }): Pan {
  const [most, mostDown] = [((zoom - 1) * room.width) / 2, ((zoom - 1) * room.height) / 2]
  return { x: clamp(x, -most, most), y: clamp(y, -mostDown, mostDown) }
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most) + 0
}
