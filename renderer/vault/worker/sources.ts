import type { DocumentId } from '../../core/base/ids.ts'
import { ok, refuse, type Refusal, type Result } from '../../core/base/result.ts'
import { tooLarge } from '../../core/intake/sniff.ts'
import type { BlobRef, DocumentFormat, SourceDocument } from '../../core/model/source-document.ts'
import { serve } from '../../core/base/rpc.ts'
import { portOf } from '../../core/base/port-of.ts'
import { rangeDoor, type Reading } from '../../reading/contract.ts'
import { openRange, openWhole } from './blobs.ts'
import { inOrder } from '../../core/base/in-order.ts'
import type { OpenKeys } from './open-keys.ts'
import type { ReaderLink } from './reader-link.ts'
import type { Folder } from './vault-folder.ts'

/** What a source is open for. Each has at most one open in the reader, so that its memory stays bounded. */
type Purpose = 'reading' | 'looking' | 'packet'
type Loaded = {
  readonly format: DocumentFormat
  readonly source: { bytes: Uint8Array<ArrayBuffer> } | { port: MessagePort; size: number }
  readonly password: string | null
}
type Source = { readonly key: string; load(): Promise<Result<Loaded, Refusal<string>>> }
type Open = { readonly key: string; readonly handle: string; readonly pages: number; readonly life: number }
type Asked<T> = Promise<Result<T, Refusal<string>>>
export type SourceQuestion<T> = (reading: Reading, at: { handle: string; pages: number }) => Asked<T>

type Place = { readonly open: Open | null; readonly inTurn: ReturnType<typeof inOrder> }
const emptyPlace = (): Place => ({ open: null, inTurn: inOrder() })

/**
 * The sources open in the reader process, by what they are open for: looking at a page does not wait for the document being
 * read, and neither can take the other's source away in the middle of a question.
 */
export class Sources {
  private readonly passwords = new Map<DocumentId, string>()
  private readonly places = { reading: emptyPlace(), looking: emptyPlace(), packet: emptyPlace() }

  constructor(
    private readonly vault: { readonly folder: Folder; readonly keys: OpenKeys },
    private readonly reader: ReaderLink,
  ) {}

  /** Ask something about a document, which is opened in the reader first unless it is open there for this purpose. */
  ask<T>(purpose: Purpose, document: SourceDocument, question: SourceQuestion<T>, patience?: number): Asked<T> {
    const source = this.sourceOf(document, this.passwords.get(document.id) ?? null)
    return this.use(purpose, source, (at) => this.reader.ask((reading) => question(reading, at), patience))
  }

  /** The same for a PDF that is in memory; `key` names it. */
  askPdf<T>(key: string, pdf: Uint8Array, question: SourceQuestion<T>): Asked<T> {
    const source = {
      key,
      load: async () => ok({ format: 'pdf' as const, source: { bytes: new Uint8Array(pdf) }, password: null }),
    }
    return this.use('packet', source, (at) => this.reader.ask((reading) => question(reading, at)))
  }

  /** Try a password on a document. One that opens it is kept in memory until the vault is locked, and nowhere else. */
  async tryPassword(document: SourceDocument, password: string): Asked<null> {
    const source = { ...this.sourceOf(document, password), key: `${document.id}/${password}` }
    const opened = await this.use('looking', source, async () => ok(null))
    if (opened.ok) this.passwords.set(document.id, password)
    return opened
  }

  /** Close what is open for a purpose: the reader then gives its memory back. */
  close(purpose: Purpose): Promise<void> {
    return this.places[purpose].inTurn(async () => this.drop(purpose))
  }

  forget(): void {
    this.passwords.clear()
  }

  private sourceOf(document: SourceDocument, password: string | null): Source {
    const load = async () => {
      const { format, size, blob } = document
      if (tooLarge(format, size)) return refuse('too-large')
      // An archive may be larger than memory: it is read where the reader asks.
      if (format === 'zip') return ok({ format, source: { port: serveRanges(this.vault, blob), size }, password })
      const bytes = await openWhole(this.vault, blob)
      return bytes.ok ? ok({ format, source: { bytes: bytes.value }, password }) : bytes
    }
    return { key: document.id, load }
  }

  private use<T>(purpose: Purpose, source: Source, act: (at: Open) => Asked<T>): Asked<T> {
    return this.places[purpose].inTurn(async () => {
      const open = await this.opened(purpose, source)
      if (!open.ok) return open
      const answer = await act(open.value)
      if (answer.ok || answer.error.code !== 'not-open') return answer
      this.note(purpose, null)
      const again = await this.opened(purpose, source)
      return again.ok ? act(again.value) : again
    })
  }

  private async opened(purpose: Purpose, source: Source): Asked<Open> {
    const { open } = this.places[purpose]
    if (open?.key === source.key && open.life === this.reader.lives) return ok(open)
    this.drop(purpose)
    const loaded = await source.load()
    if (!loaded.ok) return loaded
    const handle = this.reader.newHandle()
    const ask = { handle, ...loaded.value }
    const moved = 'bytes' in ask.source ? ask.source.bytes.buffer : ask.source.port
    const answer = await this.reader.ask((reading) => reading.open(ask, { transfer: [moved] }))
    if (!answer.ok) return answer
    const { pages } = answer.value
    const now = { key: source.key, handle, pages, life: this.reader.lives }
    this.note(purpose, now)
    return ok(now)
  }

  private drop(purpose: Purpose): void {
    const { open } = this.places[purpose]
    this.note(purpose, null)
    if (!open || open.life !== this.reader.lives) return
    void this.reader.ask((reading) => reading.close({ handle: open.handle }))
  }

  private note(purpose: Purpose, open: Open | null): void {
    this.places[purpose] = { ...this.places[purpose], open }
  }
}

/** The line on which the reader process may read a blob's plain bytes piece by piece; it falls silent when the reader lets go of it. */
function serveRanges(vault: { readonly folder: Folder; readonly keys: OpenKeys }, blob: BlobRef): MessagePort {
  const { port1, port2 } = new MessageChannel()
  const read = async (range: { from: number; length: number }) => {
    const opened = await openRange(vault, blob, range)
    return opened.ok ? opened : refuse('unreadable')
  }
  serve(portOf(port1), rangeDoor, { read }, () => undefined)
  return port2
}
