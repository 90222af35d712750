import { ok, refuse, type Refusal, type Result } from '../core/base/result.ts'
import type { Handlers } from '../core/base/rpc.ts'
import type { ReadingDoor } from './contract.ts'
import { OcrPool } from './ocr/ocr-pool.ts'
import { readPage } from './read-page.ts'
import type { Source } from './source.ts'

type Page = { readonly handle: string; readonly page: number }
type PageOf = (page: Page) => Result<Source, Refusal<'not-open' | 'no-such-page'>>

/** What is asked about the text of pages, with the OCR workers that it takes. `cores`: how many this computer has. */
export function ocrAnswers(pageOf: PageOf, cores: number) {
  const pool = new OcrPool(besideWindow(cores))
  const skews = new Map<string, Map<number, number>>()
  const answers: Pick<Handlers<ReadingDoor>, 'readPage' | 'pageSkew' | 'shareCores'> = {
    async readPage(ask) {
      const source = pageOf(ask)
      if (!source.ok) return source
      const read = await readPage(source.value, ask.page, ask.mode, pool)
      if (!read) return refuse('page-failed', String(ask.page))
      if (read.skew !== null) noteSkew(ask, read.skew)
      return ok(read.text)
    },
    pageSkew: ({ handle, page }) => Promise.resolve(ok(skews.get(handle)?.get(page) ?? null)),
    shareCores({ window }) {
      pool.share(window === 'at-rest' ? cores : besideWindow(cores))
      return Promise.resolve(ok(null))
    },
  }

  function noteSkew({ handle, page }: Page, skew: number): void {
    if (!pageOf({ handle, page }).ok) return // closed meanwhile
    const pages = skews.get(handle) ?? new Map<number, number>()
    skews.set(handle, pages.set(page, skew))
  }

  return { pool, answers, forget: (handle: string) => void skews.delete(handle) }
}

/** One core stays with the window, so that it moves while pages are read. */
const besideWindow = (cores: number): number => Math.max(1, cores - 1)
