import type { DoorCode } from '../../core/base/door.ts'
import type { Look } from '../../core/model/look.ts'
import type { StudySeries } from '../../vault/contract.ts'
import { counted } from '../numbers.ts'
import { doorFaults } from './faults.ts'

type Closed = DoorCode | 'not-unlocked' | 'no-such-record'
type ImageFault = Closed | 'page-failed' | 'reader-unavailable' | 'blob-missing' | 'blob-damaged'

const studyFaults: Record<Closed, string> = doorFaults
const imageFaults: Record<ImageFault, string> = {
  ...doorFaults,
  'page-failed':
    'This image cannot be drawn here. Its original file is kept unchanged, and the other images may still work.',
  'reader-unavailable':
    'The part of Satchel that reads files has stopped. Everything saved is safe. It starts again by itself: try once more.',
  'blob-missing':
    'The file of this image is not in the vault’s folder. The other images are not affected. Put the folder back from a copy.',
  'blob-damaged':
    'The file of this image does not match what was saved. The other images are not affected. Put the folder back from a copy.',
}

const notShown: Record<NonNullable<StudySeries['images'][number]['notShown']>, string> = {
  'no-pixels': 'This file holds no picture, only data about the study. It is kept as it is.',
  codec:
    'This image is packed in a way Satchel cannot open. Its original file is kept unchanged, and a doctor’s program can show it.',
  damaged:
    'The picture in this file is damaged and cannot be shown. The file is kept unchanged. Ask for a new copy of the disc.',
}

/** How the machine is called; anything else stands as the file writes it. */
const machines: Readonly<Record<string, string>> = {
  CT: 'CT',
  MR: 'MRI',
  US: 'Ultrasound',
  MG: 'Mammogram',
  CR: 'X-ray',
  DX: 'X-ray',
  PT: 'PET',
  NM: 'Nuclear medicine',
  XA: 'X-ray of vessels',
  RF: 'Fluoroscopy',
  ES: 'Endoscopy',
  SC: 'Picture added later',
  OT: 'Other picture',
}

const modality = (code: string | null): string | null => (code === null ? null : (machines[code] ?? code))

function seriesName({ title, number, modality: code }: StudySeries): string {
  const named = title ?? (number === null ? 'Series without a name' : `Series ${number}`)
  return [modality(code), named].filter((part) => part !== null && part !== '').join(' · ')
}

type Shown = { at: number; of: number; frame: number; frames: number }

/** "Image 12 of 312", "Image 1 of 1, frame 3 of 20". */
const imageAt = ({ at, of, frame, frames }: Shown): string =>
  `Image ${at} of ${of}${frames > 1 ? `, frame ${frame} of ${frames}` : ''}`

export const studyText = {
  faults: { study: studyFaults, image: imageFaults },
  notShown,
  region: 'Images of this study',
  onlyLooking: 'For looking, not for diagnosis. Doctors should open the original files.',
  loading: 'Opening the images',
  none: 'There are no images in this study that can be shown.',
  series: 'Series',
  seriesName,
  imageCount: (count: number) => counted(count, 'image', 'images'),
  stage:
    'The image. Up and down arrow: the image before and after. Page Up and Page Down: ten at a time. Plus, minus and 0: size. I: black and white swapped. W: then the arrows change brightness and contrast. Shift with an arrow: move the image.',
  keysTitle: 'Keys for the image',
  keys: [
    { keys: ['↑', '↓'], does: 'The image before and after; the wheel does the same' },
    { keys: ['PgUp', 'PgDn'], does: 'Ten images at a time' },
    { keys: ['Home', 'End'], does: 'First and last image' },
    { keys: ['+', '−', '0'], does: 'Larger, smaller, whole image' },
    { keys: ['Shift', '↑↓←→'], does: 'Move the image; or pull it' },
    { keys: ['W'], does: 'Then ↑↓ brightness, ←→ contrast; or pull with the second mouse button' },
    { keys: ['I'], does: 'Black and white swapped' },
  ],
  imageAt,
  imageName: (shown: Shown, series: string) => `${imageAt(shown)}, ${series}`,
  slider: 'Which image',
  previous: 'Image before',
  next: 'Next image',
  zoomIn: 'Larger',
  zoomOut: 'Smaller',
  fit: 'Whole image',
  percent: (zoom: number) => `${Math.round(zoom * 100)} %`,
  invert: 'Swap black and white',
  inverted: (on: boolean) => (on ? 'Black and white swapped' : 'Black and white as in the file'),
  windowing: 'Arrows change brightness',
  windowOn: 'Arrows now change brightness and contrast. W ends it.',
  windowOff: 'Arrows now go from image to image.',
  looks: 'Brightness and contrast',
  asInFile: 'As in the file',
  own: 'Changed by you',
  presetName: (name: string, at: number) => (name.trim() === '' ? `Window ${at + 1} of the file` : name),
  window: ({ centre, width }: Look) => `centre ${rounded(centre)}, width ${rounded(width)}`,
  drawing: 'Drawing the image',
  tryAgain: 'Try again',
  about: 'About this image',
  terms: {
    series: 'Series',
    modality: 'Made with',
    number: 'Number in its series',
    file: 'File',
    size: 'Size',
    spacing: 'Distance of its points',
    window: 'Brightness window',
  },
  size: (width: number, height: number) => `${width} × ${height} points`,
  spacing: ([row, column]: readonly [number, number]) => `${rounded(row)} mm × ${rounded(column)} mm`,
  notStated: 'Not stated',
  modality,
}

function rounded(value: number): string {
  return String(Math.round(value * 100) / 100)
}
