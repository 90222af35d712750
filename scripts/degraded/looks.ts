import { rasterise } from '../sample/canvas.ts'
import { onePagePdf } from '../sample/paper.ts'
import { eachPixel, soften, turnQuarter, type Chance, type Gray } from '../sample/pixels.ts'
import { sizeOf, type Sheet } from '../sample/sheet.ts'
import { lay, projectionOnto, turnedCorners, type Corners } from '../sample/warp.ts'
import { between, pick, whole } from './words.ts'

/** A picture of a sheet as somebody would have it, and how its file is written. */
export type Worn = { readonly picture: Gray; readonly as: 'png' | 'fax-png' | 'fax-tiff' | { jpeg: number } }
export type Look = (sheet: Sheet, chance: Chance) => Promise<Worn>

/** Every kind is made of every layout; the part before the first dash is the class that is scored. */
export const LOOKS: Readonly<Record<string, Look>> = {
  'clean-200': async (sheet) => ({ picture: await drawn(sheet, 200), as: 'png' }),
  'scan-150': (sheet, chance) => scan(sheet, chance, { dpi: 150, skew: [0.5, 2], blur: 0.4, jpeg: 60 }),
  'scan-200': (sheet, chance) => scan(sheet, chance, { dpi: 200, skew: [0.5, 3], blur: 0.7, jpeg: 50 }),
  'scan-300': (sheet, chance) => scan(sheet, chance, { dpi: 300, skew: [0.5, 2], blur: 1, jpeg: 60 }),
  'scan-300-jpeg30': (sheet, chance) => scan(sheet, chance, { dpi: 300, skew: [2, 5], blur: 1, jpeg: 30 }),
  'turned-200': async (sheet, chance) => {
    const worn = await scan(sheet, chance, { dpi: 200, skew: [0, 2], blur: 0.6, jpeg: 60 })
    return { ...worn, picture: turnQuarter(worn.picture, whole(chance, 1, 3)) }
  },
  'fax-fine': (sheet, chance) => fax(sheet, chance, { lines: 196, as: 'fax-png' }),
  'fax-standard': (sheet, chance) => fax(sheet, chance, { lines: 98, as: 'fax-tiff' }),
  'photo-light': (sheet, chance) => photo(sheet, chance, { shadow: false, turned: 0 }),
  'photo-shadow': (sheet, chance) => photo(sheet, chance, { shadow: true, turned: 0 }),
  'photo-turned': (sheet, chance) => photo(sheet, chance, { shadow: chance() < 0.5, turned: whole(chance, 1, 3) }),
}

const drawn = async (sheet: Sheet, dpi: number): Promise<Gray> => rasterise(await onePagePdf(sheet), dpi)

const signed = (chance: Chance, [low, high]: readonly [number, number]): number =>
  between(chance, low, high) * pick(chance, [1, -1])

type Scan = {
  readonly dpi: number
  readonly skew: readonly [number, number]
  readonly blur: number
  readonly jpeg: number
}

/** A flatbed scan: askew, soft, grainy, off-white, a grey edge where the lid is open. */
async function scan(sheet: Sheet, chance: Chance, { dpi, skew, blur, jpeg }: Scan): Promise<Worn> {
  const clean = await drawn(sheet, dpi)
  const corners = turnedCorners(signed(chance, skew), clean.width / clean.height)
  const paper = whole(chance, 236, 252)
  const grain = between(chance, 10, 34)
  const ink = between(chance, 0, 50)
  const laid = soften(
    soften(lay(clean, clean, projectionOnto(corners), 255), Math.min(1, blur)),
    Math.max(0, blur - 0.5),
  )
  const picture = eachPixel(laid, (light, across) => {
    const edge = across > 0.99 ? 30 * ((across - 0.99) / 0.01) : 0
    return ink + (light * (paper - ink)) / 255 - edge + (chance() + chance() - 1) * grain
  })
  return { picture, as: { jpeg } }
}

/** A fax: 1728 dots of 204 to the inch (ITU-T T.4), one bit a dot, ragged edges, specks, a scratched line. */
async function fax(
  sheet: Sheet,
  chance: Chance,
  { lines, as }: { lines: number; as: 'fax-png' | 'fax-tiff' },
): Promise<Worn> {
  const clean = await drawn(sheet, 204)
  const size = { width: 1728, height: Math.round((sizeOf(sheet).height / 72) * lines) }
  const share = ((sizeOf(sheet).width / 72) * 204) / size.width
  const sheetAspect = size.width / 204 / (sizeOf(sheet).height / 72)
  const tilt = turnedCorners(signed(chance, [0, 1.2]), sheetAspect).map(
    ([x, y]) => [0.5 + (x - 0.5) * share, y] as const,
  )
  const threshold = whole(chance, 120, 170)
  const dirt = between(chance, 0.0002, 0.0015)
  const scratch = chance() < 0.3 ? 0.94 + chance() * 0.03 : 2
  const picture = eachPixel(
    soften(lay(clean, size, projectionOnto(tilt as unknown as Corners), 255), 0.5),
    (light, across) => {
      if (chance() < dirt || (Math.abs(across - scratch) < 0.0004 && chance() < 0.5)) return 0
      return light + (chance() - 0.5) * 80 < threshold ? 0 : 255
    },
  )
  return { picture, as }
}

/** A photograph held by hand: perspective, a lamp to one side, perhaps a shadow, soft focus, noise; on a table or filling the frame. */
async function photo(
  sheet: Sheet,
  chance: Chance,
  { shadow, turned }: { shadow: boolean; turned: number },
): Promise<Worn> {
  const clean = await drawn(sheet, 220)
  const wide = whole(chance, 1900, 2600)
  const size = { width: wide, height: Math.round((wide * 4) / 3) }
  const onto = projectionOnto(cornersOf(chance))
  const laid = soften(lay(clean, size, onto, whole(chance, 30, 110)), between(chance, 0.4, 1))
  const lit = lightOf(chance, shadow)
  const [ink, noise] = [between(chance, 10, 30), between(chance, 5, 14)]
  const picture = eachPixel(
    laid,
    (light, across, down) => (ink + light * 0.8) * lit(across, down) + (chance() + chance() - 1) * noise,
  )
  return { picture: turnQuarter(picture, turned), as: { jpeg: whole(chance, 55, 80) } }
}

/** Each corner strays by itself (perspective), and the sheet lies a little turned. */
function cornersOf(chance: Chance): Corners {
  const stray = (value: number) => value + between(chance, -0.022, 0.022)
  const low = between(chance, 0.03, 0.08)
  const tilt = turnedCorners(signed(chance, [0, 3]), 0.75)
  const at = (index: 0 | 1 | 2 | 3) => {
    const [x, y] = tilt[index]
    return [stray(low + x * (1 - 2 * low)), stray(low + y * (1 - 2 * low))] as const
  }
  return [at(0), at(1), at(2), at(3)]
}

function lightOf(chance: Chance, shadow: boolean): (across: number, down: number) => number {
  const [lampX, lampY, fall] = [chance(), chance(), between(chance, 0.2, 0.5)]
  const [angle, place, depth] = [
    chance() * Math.PI * 2,
    between(chance, -0.1, 0.25),
    shadow ? between(chance, 0.3, 0.55) : 0,
  ]
  return (across, down) => {
    const lamp = 1 - fall * Math.hypot(across - lampX, down - lampY)
    const side = (across - 0.5) * Math.cos(angle) + (down - 0.5) * Math.sin(angle) - place
    return lamp * (1 - depth / (1 + Math.exp(-side * 26)))
  }
}
