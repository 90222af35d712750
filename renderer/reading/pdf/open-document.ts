import { getDocument, PDFWorker, VerbosityLevel, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** Data that pdf.js loads while it runs; scripts/vendor-files.mjs puts them there. Addresses end with a slash. */
const vendor = new URL('/vendor/pdfjs/', globalThis.location.href).href

/** A document and the worker it lives in; `end` stops both, whatever they are doing. */
export type OpenDocument = { readonly document: PDFDocumentProxy; end(): void }

export type OpenFailure = 'password-needed' | 'unsupported-encryption' | 'damaged'

const openPatience = 18_000

/** Open a PDF (`bytes` are moved to the worker). There is no scripting, no XFA and no evaluated code in this set-up. */
export async function openDocument(bytes: Uint8Array, password: string | null): Promise<OpenDocument | OpenFailure> {
  const port = new Worker(new URL('./pdf.worker.ts', import.meta.url), { type: 'module' })
  const worker = PDFWorker.create({ port, verbosity: VerbosityLevel.ERRORS })
  const task = getDocument({
    data: bytes,
    ...(password === null ? {} : { password }),
    worker,
    verbosity: VerbosityLevel.ERRORS,
    enableXfa: false,
    disableFontFace: true, // glyphs are drawn as paths: no foreign font reaches the browser's own font code
    useSystemFonts: false,
    cMapUrl: `${vendor}cmaps/`,
    standardFontDataUrl: `${vendor}standard_fonts/`,
    wasmUrl: `${vendor}wasm/`,
    iccUrl: `${vendor}iccs/`,
    maxImageSize: 100_000_000,
    canvasMaxAreaInBytes: 64_000_000, // larger pictures are made smaller in the worker: this process has a gigabyte in all
    disableAutoFetch: true,
    disableStream: true,
    disableRange: true,
    disableWorkerRendering: true,
  })
  const end = () => {
    port.terminate()
    task.destroy().catch(() => null) // its worker is gone already; there is nothing left to end in order
  }
  const document = await withinTime(task.promise.catch(failureOf), openPatience)
  if (document !== null && typeof document !== 'string') return { document, end }
  end()
  return document ?? 'damaged'
}

function failureOf(fault: unknown): OpenFailure {
  const { name, message } = fault instanceof Error ? fault : new Error('')
  if (name === 'PasswordException') return 'password-needed'
  return /encryption|security handler/i.test(message) ? 'unsupported-encryption' : 'damaged'
}

/** The value, or null when it takes longer (ms). */
export function withinTime<T>(work: Promise<T>, patience: number): Promise<T | null> {
  return new Promise((settle, fail) => {
    const timer = setTimeout(() => settle(null), patience)
    work.then(settle, fail).finally(() => clearTimeout(timer))
  })
}
