import type { Grey } from '../raster.ts'

/** Each pixel becomes the middle one of the nine around it: takes away the specks of fax and bad copies. */
export function median3(grey: Grey): Grey {
  const { width, height } = grey
  const data = grey.data.slice()
  const nine = new Uint8Array(9)
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x
      for (let row = 0; row < 3; row++) {
        const from = at + (row - 1) * width - 1
        nine[row * 3] = grey.data[from] ?? 0
        nine[row * 3 + 1] = grey.data[from + 1] ?? 0
        nine[row * 3 + 2] = grey.data[from + 2] ?? 0
      }
      data[at] = middle(nine)
    }
  return { width, height, data }
}

/** Sorts no more than is needed to know the fifth of nine. */
function middle(nine: Uint8Array): number {
  for (let done = 0; done < 5; done++) {
    let least = done
    for (let i = done + 1; i < 9; i++) if ((nine[i] ?? 0) < (nine[least] ?? 0)) least = i
    const value = nine[least] ?? 0
    nine[least] = nine[done] ?? 0
    nine[done] = value
  }
  return nine[4] ?? 0
}
