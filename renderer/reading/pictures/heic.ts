import * as v from 'valibot'
import { parse } from '../../core/base/parse.ts'
import type { Rgba } from '../raster.ts'
import { mostPixels } from './decode-picture.ts'

type Image = {
  get_width(): number
  get_height(): number
  is_primary(): boolean
  display(
    target: { data: Uint8ClampedArray<ArrayBuffer>; width: number; height: number },
    done: (filled: unknown) => void,
  ): void
  free(): void
}
type Library = { readonly HeifDecoder: new () => { decode(bytes: Uint8Array): Image[] } }

const LibraryFile = v.object({ default: v.custom<() => Library>((value) => typeof value === 'function') })

/** The library from its module as it lies beside the app (scripts/vendor-files.mjs); null where another file lies there. */
export function libraryIn(module: unknown): Library | null {
  const file = parse(LibraryFile, module)
  return file.ok ? file.value.default() : null
}

/** The main picture of a HEIF file, upright. Null where it cannot be decoded. */
export async function decodeHeic(library: Library, bytes: Uint8Array): Promise<Rgba | null> {
  const images = new library.HeifDecoder().decode(bytes)
  const image = images.find((each) => each.is_primary()) ?? images[0]
  if (!image) return null
  const [width, height] = [image.get_width(), image.get_height()]
  if (width * height === 0 || width * height > mostPixels) return null
  const data = new Uint8ClampedArray(width * height * 4)
  const filled = await new Promise((settle) => image.display({ data, width, height }, settle))
  for (const each of images) each.free()
  return filled ? { width, height, data } : null
}
