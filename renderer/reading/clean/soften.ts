import type { Grey } from '../raster.ts'

/** What is neither ink nor paper lies between these. */
const midtones = [60, 195] as const
/** A page of one bit a dot has hardly any midtones beside its ink; letters that were scanned in grey have as many as ink. */
const few = 0.6

/** Whether a page is black and white only, as from a fax or a scanner set to text: its letters have ragged edges. */
export function isRagged({ data }: Grey): boolean {
  let [ink, between] = [0, 0]
  for (let i = 0; i < data.length; i += 3) {
    const light = data[i] ?? 255
    if (light < midtones[0]) ink++
    else if (light < midtones[1]) between++
  }
  return between < few * ink
}

/** Each pixel mixed with those around it (1 2 1, across and down): ragged edges become the soft ones that letters are learnt by. */
export function soften({ width, height, data }: Grey): Grey {
  const across = new Uint8Array(data.length)
  for (let y = 0; y < height; y++) mix(data, across, { from: y * width, count: width })
  const soft = new Uint8Array(data.length)
  soft.set(across.subarray(0, width))
  for (let i = width; i < data.length - width; i++)
    soft[i] = ((across[i - width] ?? 0) + 2 * (across[i] ?? 0) + (across[i + width] ?? 0) + 2) >> 2
  soft.set(across.subarray(data.length - width), data.length - width)
  return { width, height, data: soft }
}

function mix(data: Uint8Array, to: Uint8Array, { from, count }: { from: number; count: number }): void {
  to[from] = data[from] ?? 0
  const end = from + count - 1
  for (let i = from + 1; i < end; i++) to[i] = ((data[i - 1] ?? 0) + 2 * (data[i] ?? 0) + (data[i + 1] ?? 0) + 2) >> 2
  to[end] = data[end] ?? 0
}
