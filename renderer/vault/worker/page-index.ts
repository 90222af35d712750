import type { DocumentId } from '../../core/base/ids.ts'
import type { PageText } from '../../core/model/page-text.ts'
import * as core from '../../core/search/index-pages.ts'

/** The search index of an open vault, in memory only, and which pages it has so far. */
export class PageIndex {
  private index = core.emptyIndex()
  private readonly has = new Set<string>()
  /** Pages that were read before the vault was opened are still being added. */
  isBehind = true

  add(document: DocumentId, text: PageText): void {
    const key = `${document}/${text.page}`
    if (this.has.has(key)) return
    this.has.add(key)
    this.index = core.addPage(this.index, { document, page: text.page, text: text.text })
  }

  hasPage(document: DocumentId, page: number): boolean {
    return this.has.has(`${document}/${page}`)
  }

  remove(document: DocumentId): void {
    this.index = core.removeDocument(this.index, document)
    for (const key of this.has) if (key.startsWith(`${document}/`)) this.has.delete(key)
  }

  search(query: string, limit: number): core.Hit[] {
    return core.search(this.index, query, { limit })
  }
}
