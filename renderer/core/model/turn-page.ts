import { quarterTurns, type Box, type PageText } from './page-text.ts'

export type QuarterTurn = (typeof quarterTurns)[number]

/** Two turns clockwise, one after the other. */
export const sumOfTurns = (a: QuarterTurn, b: QuarterTurn): QuarterTurn =>
  quarterTurns[((a + b) / 90) % quarterTurns.length] ?? 0

/** A page's text as it stands after a person turned the page clockwise: the same words, their boxes turned with it. */
export function turnPage<T extends PageText>(page: T, turn: QuarterTurn): T {
  if (turn === 0) return page
  const isSideways = turn % 180 !== 0
  return {
    ...page,
    width: isSideways ? page.height : page.width,
    height: isSideways ? page.width : page.height,
    turned: sumOfTurns(page.turned, turn),
    words: page.words.map((word) => ({ ...word, box: turnBox(word.box, turn) })),
    ...(page.notRead ? { notRead: page.notRead.map((box) => turnBox(box, turn)) } : {}),
  }
}

/** A box turned clockwise with its page: fractions of the page, origin top left, before and after. */
export function turnBox({ x, y, width, height }: Box, turn: QuarterTurn): Box {
  if (turn === 90) return { x: 1 - y - height, y: x, width: height, height: width }
  if (turn === 180) return { x: 1 - x - width, y: 1 - y - height, width, height }
  if (turn === 270) return { x: y, y: 1 - x - width, width: height, height: width }
  return { x, y, width, height }
}
