import { flatten, unevenness } from '../clean/background.ts'
import { asItIs, straighten, type Straight } from '../clean/deskew.ts'
import { directionOf, type Direction } from '../clean/direction.ts'
import { leanOf, skewOf } from '../clean/lean.ts'
import { pageCorners } from '../clean/page-edges.ts'
import { withoutRules } from '../clean/rules.ts'
import { isRagged } from '../clean/ragged.ts'
import { withoutSpecks } from '../clean/specks.ts'
import { whitenSurroundings } from '../clean/surroundings.ts'
import { unwarp } from '../clean/unwarp.ts'
import { turnGrey, type Grey, type Turn } from '../raster.ts'

/** A page made fit for OCR: seen from above, evenly lit, level, without ruled lines. `toPicture` leads a point of it back. */
export type Fit = Straight & {
  /** Clockwise quarter turns between the picture and this page. */
  readonly turned: Turn
  /** How far its lines had fallen to the right (degrees). */
  readonly skew: number
}

const unevenEnough = 0.12

/** Make a page fit; text that runs down the picture is laid across. Which of the two ways is up remains to be seen. */
export function fitPage(grey: Grey): { fit: Fit; direction: Direction } {
  const isUneven = unevenness(grey) > unevenEnough
  const seen = isUneven ? evenlyLit(grey) : asItIs(isRagged(grey) ? withoutSpecks(grey) : grey)
  const first = level(seen, 0, isUneven)
  const direction = directionOf(first.grey)
  if (direction.lines === 'across') return { fit: first, direction }
  const second = level(seen, 90, isUneven)
  const across = directionOf(second.grey)
  return across.lines === 'across'
    ? { fit: second, direction: { ...across, lines: 'down' } }
    : { fit: first, direction }
}

function evenlyLit(grey: Grey): Straight {
  const corners = pageCorners(grey)
  const seen = corners ? unwarp(grey, corners) : asItIs(grey)
  return { ...seen, grey: whitenSurroundings(flatten(seen.grey)) }
}

function level(seen: Straight, turned: Turn, isSlanted: boolean): Fit {
  const flat = turnFit({ ...seen, turned: 0, skew: 0 }, turned)
  const lean = isSlanted ? leanOf(flat.grey) : { degrees: skewOf(flat.grey), fan: 0 }
  const straight = straighten(flat.grey, lean)
  const toPage = (x: number, y: number) => {
    const at = straight.toPage(x, y)
    return flat.toPage(at.x, at.y)
  }
  return { grey: withoutRules(straight.grey), toPage, turned, skew: lean.degrees }
}

/** The same page turned clockwise. */
export function turnFit(fit: Fit, turn: Turn): Fit {
  if (turn === 0) return fit
  const { width, height } = fit.grey
  const back = (x: number, y: number) => {
    if (turn === 90) return fit.toPage(y, height - x)
    return turn === 180 ? fit.toPage(width - x, height - y) : fit.toPage(width - y, x)
  }
  return { grey: turnGrey(fit.grey, turn), toPage: back, turned: turnedBy(fit.turned, turn), skew: fit.skew }
}

const quarters: readonly Turn[] = [0, 90, 180, 270]
const turnedBy = (turned: Turn, more: Turn): Turn => quarters[((turned + more) / 90) % 4] ?? 0
