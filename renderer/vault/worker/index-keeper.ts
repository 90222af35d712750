import type { Segment } from '../../core/search/segment/segment.ts'
import type { Copy } from '../store/working-copy.ts'
import { breather } from './breathe.ts'
import { indexEverything, readingOf } from './index-pages.ts'
import { openSealedSegment, sealSegment, type KeptSegment } from './sealed-segments.ts'
import type { Session } from './session.ts'

/** The index is put in order and kept so many milliseconds after it was last changed. */
const QUIET = 3000

type Store = Pick<Copy, 'segments' | 'keepSegments'>

/**
 * Keeps the search index of an open vault from one opening to the next: its segments, sealed, in the working copy. They
 * hold nothing that the pages do not: what is missing, damaged or out of date there is made anew from them.
 */
export class IndexKeeper {
  private readonly kept = new Map<Segment, number>()
  private readonly loaded: KeptSegment[] = []
  private timer: ReturnType<typeof setTimeout> | null = null
  private last = 0

  constructor(
    private readonly session: Session,
    private readonly store: Store,
  ) {}

  /** Make every page that has been read findable: what was kept at once, the others from their texts. */
  async start(): Promise<void> {
    await this.load()
    await this.openRest()
    if (this.session.isOver()) return
    this.session.index.onChange = () => this.soon()
    await indexEverything(this.session)
  }

  private async load(): Promise<void> {
    const { index, keys, tables } = this.session
    const stored = await this.store.segments()
    if (this.session.isOver()) return
    const isCurrent = (document: string, page: number, reading: string) => {
      const known = tables.get('document', document)
      const row = known && tables.page(known.id, page)
      return row !== undefined && readingOf(row) === reading
    }
    for (const [id, pieces] of [...stored].sort(([a], [b]) => a - b)) {
      this.last = Math.max(this.last, id)
      const kept = openSealedSegment(keys, pieces)
      if (!kept) continue
      index.addSegments([kept.segment], isCurrent)
      this.kept.set(kept.segment, id)
      this.loaded.push(kept)
    }
  }

  /** What was kept is searched already while the rest of it is opened; what is damaged is made anew from its pages. */
  private async openRest(): Promise<void> {
    const breathe = breather()
    for (const { segment, openRest } of this.loaded.splice(0)) {
      const steps = openRest()
      let step = steps.next()
      for (; step.done !== true; step = steps.next()) {
        await breathe()
        if (this.session.isOver()) return
      }
      if (step.value === 'whole') continue
      this.session.index.drop(segment)
      this.kept.delete(segment)
    }
  }

  private soon(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.now(), QUIET)
  }

  private async now(): Promise<void> {
    const { index } = this.session
    const breathe = breather()
    // A document that is in the bin may come back; of one that is deleted for good no word is kept any longer.
    const isErased = (document: string) => this.session.tables.get('document', document) === undefined
    for (const steps = index.merging(isErased); !steps.next().done; await breathe()) if (this.session.isOver()) return
    if (this.session.isOver()) return
    const segments = index.segments()
    const added = new Map<number, Uint8Array[]>()
    for (const segment of segments) {
      if (this.kept.has(segment)) continue
      this.kept.set(segment, ++this.last)
      added.set(this.last, sealSegment(this.session.keys, segment))
    }
    for (const segment of [...this.kept.keys()]) if (!segments.includes(segment)) this.kept.delete(segment)
    await this.store.keepSegments(added, [...this.kept.values()])
  }
}
