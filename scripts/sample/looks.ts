import { rasterise } from './canvas.ts'
import { onePagePdf } from './paper.ts'
import { chanceFrom, eachPixel, soften, turnQuarter } from './pixels.ts'
import type { Gray } from './pixels.ts'
import { lay, projectionOnto, turnedCorners } from './warp.ts'
import type { Corners, Projection } from './warp.ts'
import { PAGE } from './sheet.ts'
import type { Sheet } from './sheet.ts'

/** How a sheet came to be a picture. */
export type Look =
  | { how: 'scan'; dpi: number; skew: number; turned: 0 | 90; seed: number }
  | { how: 'fax'; skew: number; seed: number }
  | { how: 'photo'; seed: number }

/** A picture of a sheet, and where the sheet's places are in it once it is upright. */
export type Taken = { picture: Gray; onto: Projection; dpi: number }

/** Dots to the inch of a fine fax, and its line of 1728 dots (ITU-T T.30). */
export const FAX = { dpi: 204, width: 1728, height: 2244 } as const

const PHOTO = { width: 1920, height: 2560 } as const
const PHOTO_CORNERS: Corners = [
  [0.083, 0.043],
  [0.957, 0.085],
  [0.921, 0.972],
  [0.034, 0.938],
]

// A flatbed scanner: nearly white paper, a darker edge, a little grain, levels clipped at white.
async function scan(sheet: Sheet, look: Extract<Look, { how: 'scan' }>): Promise<Taken> {
  const clean = await rasterise(await onePagePdf(sheet), look.dpi)
  const onto = projectionOnto(turnedCorners(look.skew, clean.width / clean.height))
  const chance = chanceFrom(look.seed)
  const laid = soften(lay(clean, clean, onto, 244), 0.7)
  const inked = eachPixel(laid, (light, across) => {
    const edge = across > 0.992 ? 26 * ((across - 0.992) / 0.008) : 0
    const grain = light < 235 ? (chance() - 0.5) * 34 : chance() < 0.00006 ? -120 : 0
    return 22 + light * 0.92 - edge + grain
  })
  return { picture: turnQuarter(inked, look.turned / 90), onto, dpi: look.dpi }
}

// A fax: one bit a dot, ragged edges, dirt, and a line where the drum is scratched.
async function fax(sheet: Sheet, look: Extract<Look, { how: 'fax' }>): Promise<Taken> {
  const clean = await rasterise(await onePagePdf(sheet), FAX.dpi)
  const onto = projectionOnto(turnedCorners(look.skew, FAX.width / FAX.height, PAGE.width / 72 / (FAX.width / FAX.dpi)))
  const chance = chanceFrom(look.seed)
  const scratch = 0.94 + chance() * 0.02
  const laid = soften(lay(clean, FAX, onto, 255), 0.5)
  const picture = eachPixel(laid, (light, across) => {
    if (chance() < 0.00035) return 0
    if (Math.abs(across - scratch) < 0.0004 && chance() < 0.35) return 0
    return light + (chance() - 0.5) * 70 < 150 ? 0 : 255
  })
  return { picture, onto, dpi: FAX.dpi }
}

// A phone photo on a dark table in the evening: askew, a shadow over one corner, soft focus, sensor noise.
async function photo(sheet: Sheet, look: Extract<Look, { how: 'photo' }>): Promise<Taken> {
  const clean = await rasterise(await onePagePdf(sheet), 220)
  const onto = projectionOnto(PHOTO_CORNERS)
  const chance = chanceFrom(look.seed)
  const laid = soften(lay(clean, PHOTO, onto, 58), 0.8)
  const picture = eachPixel(laid, (light, across, down) => {
    const lamp = 1 - 0.55 * Math.hypot(across - 0.22, (down - 0.2) * 1.1)
    const shadow = 1 / (1 + Math.exp((across * 0.9 + down * 0.6 - 1.12) * 22))
    return (14 + light * 0.52 * (0.55 + 0.45 * shadow)) * lamp + (chance() + chance() - 1) * 9
  })
  return { picture, onto, dpi: 220 }
}

export function take(sheet: Sheet, look: Look): Promise<Taken> {
  if (look.how === 'scan') return scan(sheet, look)
  return look.how === 'fax' ? fax(sheet, look) : photo(sheet, look)
}
