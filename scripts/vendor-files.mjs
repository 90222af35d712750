// Files that libraries load by address while they run, so that a bundler can't see them: OCR engine and model, and the
// data of the PDF reader. They are served from app://…/vendor/.
import { cp, mkdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { root } from './places.mjs'

const modules = join(root, 'node_modules')

/** The engine tries these by what the processor can do: relaxed SIMD, SIMD, neither. Only the LSTM recogniser is used. */
const cores = ['relaxedsimd-lstm', 'simd-lstm', 'lstm'].flatMap((kind) => [
  `tesseract.js-core/tesseract-core-${kind}.wasm.js`,
  `tesseract.js-core/tesseract-core-${kind}.wasm`,
])

const tesseract = ['tesseract.js/dist/worker.min.js', 'tesseract.js/dist/worker.min.js.LICENSE.txt', ...cores]
/** LGPL: a file of its own that anybody may replace by another build, with its licence beside it. */
const libheif = ['libheif-js/libheif-wasm/libheif-bundle.mjs', 'libheif-js/libheif-wasm/LICENSE']
const pdfjs = ['cmaps', 'standard_fonts', 'wasm', 'iccs']

/**
 * Copies them below `folder`:
 * `tesseract/` (worker and cores), `pdfjs/{cmaps,standard_fonts,wasm,iccs}/`, `ocr/eng.traineddata` (not compressed:
 * tesseract.js takes it with `gzip: false`), `libheif/`.
 * @param {string} folder
 */
export async function copyVendorFiles(folder) {
  for (const name of ['tesseract', 'pdfjs', 'ocr', 'libheif']) await mkdir(join(folder, name), { recursive: true })
  for (const file of tesseract) await cp(join(modules, file), join(folder, 'tesseract', basename(file)))
  for (const file of libheif) await cp(join(modules, file), join(folder, 'libheif', basename(file)))
  for (const name of pdfjs)
    await cp(join(modules, 'pdfjs-dist', name), join(folder, 'pdfjs', name), { recursive: true })
  await cp(join(root, 'resources', 'ocr', 'eng.traineddata'), join(folder, 'ocr', 'eng.traineddata'))
}
