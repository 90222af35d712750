/** A grey picture: one byte a pixel, 0 black, 255 white. */
export type Gray = { width: number; height: number; data: Uint8Array }

export type Chance = () => number

/** Numbers from 0 up to 1 that look random and are the same for the same seed (mulberry32). */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Looks at a picture between its pixels; what lies outside is `outside`. */
export function lightAt(gray: Gray, at: { x: number; y: number }, outside: number): number {
  const left = Math.floor(at.x)
  const top = Math.floor(at.y)
  if (left < 0 || top < 0 || left + 1 >= gray.width || top + 1 >= gray.height) return outside
  const right = at.x - left
  const below = at.y - top
  const first = top * gray.width + left
  const [a = 0, b = 0] = [gray.data[first], gray.data[first + 1]]
  const [c = 0, d = 0] = [gray.data[first + gray.width], gray.data[first + gray.width + 1]]
  return (a * (1 - right) + b * right) * (1 - below) + (c * (1 - right) + d * right) * below
}

/** Changes each pixel by a function of its light and its place (0 to 1 across and down). */
export function eachPixel(gray: Gray, change: (light: number, across: number, down: number) => number): Gray {
  const data = new Uint8Array(gray.data.length)
  for (let y = 0, at = 0; y < gray.height; y++) {
    for (let x = 0; x < gray.width; x++, at++) {
      const light = change(gray.data[at] ?? 0, x / gray.width, y / gray.height)
      data[at] = light < 0 ? 0 : light > 255 ? 255 : light
    }
  }
  return { ...gray, data }
}

/** Softens by a 3 × 3 tent, mixed in by `amount` (0 to 1). */
export function soften(gray: Gray, amount: number): Gray {
  const { width, height, data } = gray
  const soft = new Uint8Array(data)
  const weights = [1, 2, 1, 2, 4, 2, 1, 2, 1]
  const around = [-width - 1, -width, -width + 1, -1, 0, 1, width - 1, width, width + 1]
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x
      let sum = 0
      for (let near = 0; near < 9; near++) sum += (weights[near] ?? 0) * (data[at + (around[near] ?? 0)] ?? 0)
      soft[at] = (1 - amount) * (data[at] ?? 0) + (amount * sum) / 16
    }
  }
  return { width, height, data: soft }
}

/** Turns a picture clockwise by quarter turns. */
export function turnQuarter(gray: Gray, quarters: number): Gray {
  if (quarters <= 0) return gray
  const turned = { width: gray.height, height: gray.width, data: new Uint8Array(gray.data.length) }
  for (let y = 0; y < gray.height; y++) {
    for (let x = 0; x < gray.width; x++) {
      turned.data[x * turned.width + (turned.width - 1 - y)] = gray.data[y * gray.width + x] ?? 0
    }
  }
  return turnQuarter(turned, quarters - 1)
}
