import { rasterise } from './canvas.ts'
import { onePagePdf } from './paper.ts'
import { chanceFrom, eachPixel, soften, turnQuarter } from './pixels.ts'
import type { Gray } from './pixels.ts'
import { lay, projectionOnto, turnedCorners } from './warp.ts'
import type { Corners, Projection } from './warp.ts'
import { sizeOf } from './sheet.ts'
import type { Sheet } from './sheet.ts'

/** How a sheet came to be a picture. */
export type Look =
  | { how: 'scan'; dpi: number; skew: number; turned: 0 | 90 | 180 | 270; seed: number }
  | { how: 'fax'; skew: number; seed: number }
  | { how: 'feeder'; skew: number; seed: number }
  | { how: 'photo'; seed: number; dark?: boolean; lie?: 1 | 2 }
  | { how: 'screen' }

/** A picture of a sheet, and where the sheet's places are in it once it is upright. */
export type Taken = { picture: Gray; onto: Projection; dpi: number }

/** Dots to the inch of a scanner that takes a whole pile and keeps one bit a dot. */
const FEEDER_DPI = 200
const SCREEN_DPI = 144

/** Dots to the inch of a fine fax, and its line of 1728 dots (ITU-T T.30). */
export const FAX = { dpi: 204, width: 1728, height: 2244 } as const

const PHOTO = { width: 1920, height: 2560 } as const
const PHOTO_CORNERS: Corners = [
  [0.083, 0.043],
  [0.957, 0.085],
  [0.921, 0.972],
  [0.034, 0.938],
]
const OTHER_LIES: Record<1 | 2, Corners> = {
  1: [
    [0.031, 0.074],
    [0.936, 0.031],
    [0.972, 0.951],
    [0.068, 0.979],
  ],
  2: [
    [0.12, 0.06],
    [0.9, 0.052],
    [0.968, 0.962],
    [0.041, 0.97],
  ],
}

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
  const onto = projectionOnto(
    turnedCorners(look.skew, FAX.width / FAX.height, sizeOf(sheet).width / 72 / (FAX.width / FAX.dpi)),
  )
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
  const onto = projectionOnto(look.lie ? OTHER_LIES[look.lie] : PHOTO_CORNERS)
  const chance = chanceFrom(look.seed)
  const laid = soften(lay(clean, PHOTO, onto, 58), 0.8)
  const picture = eachPixel(laid, (light, across, down) => {
    const lamp = 1 - 0.55 * Math.hypot(across - 0.22, (down - 0.2) * 1.1)
    const shadow = 1 / (1 + Math.exp((across * 0.9 + down * 0.6 - 1.12) * 22))
    const lit = (14 + light * 0.52 * (0.55 + 0.45 * shadow)) * lamp
    return (look.dark ? 6 + lit * 0.42 : lit) + (chance() + chance() - 1) * (look.dark ? 7 : 9)
  })
  return { picture, onto, dpi: 220 }
}

// A scanner with a feeder: one bit a dot, a little dirt, paper that went in a little askew or straight.
async function feeder(sheet: Sheet, look: Extract<Look, { how: 'feeder' }>): Promise<Taken> {
  const clean = await rasterise(await onePagePdf(sheet), FEEDER_DPI)
  const onto = projectionOnto(turnedCorners(look.skew, clean.width / clean.height))
  const chance = chanceFrom(look.seed)
  const laid = look.skew === 0 ? clean : lay(clean, clean, onto, 255)
  const picture = eachPixel(laid, (light) => {
    if (light > 250) return 255
    return light + (chance() - 0.5) * 60 < 158 ? 0 : 255
  })
  for (let speck = 0; speck < 420; speck++) picture.data[Math.floor(chance() * picture.data.length)] = 0
  return { picture, onto, dpi: FEEDER_DPI }
}

async function screen(sheet: Sheet): Promise<Taken> {
  const picture = await rasterise(await onePagePdf(sheet), SCREEN_DPI)
  return { picture, onto: projectionOnto(turnedCorners(0, 1)), dpi: SCREEN_DPI }
}

export function take(sheet: Sheet, look: Look): Promise<Taken> {
  switch (look.how) {
    case 'scan':
      return scan(sheet, look)
    case 'fax':
      return fax(sheet, look)
    case 'feeder':
      return feeder(sheet, look)
    case 'photo':
      return photo(sheet, look)
    case 'screen':
      return screen(sheet)
  }
}
