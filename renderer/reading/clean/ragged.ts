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
