import { useCallback, useEffect, useRef, useState } from 'react'
import type { Look, StudyImage } from '../../core/model/look.ts'
import type { studyText } from '../../text/en/study.ts'
import type { Vault } from '../../vault/contract.ts'
import { useVault } from '../../vault/use-vault.tsx'
import { pictureKey, slidesToDraw, type Slide } from './slides.ts'

export type ImageFault = keyof (typeof studyText)['faults']['image']
/** What is on the stage: a picture of a slide, or why there is none of it. */
export type Staged =
  | { readonly slide: Slide; readonly key: string; readonly image: StudyImage; readonly fault: null }
  | { readonly slide: Slide; readonly key: string; readonly image: null; readonly fault: ImageFault }

/** Pictures being drawn at once; more would only wait in the reader. */
const AT_ONCE = 2
/** Pictures held, in bytes; a CT slice is 1 MB. */
const HELD_BYTES = 96_000_000

type Wanted = { readonly slide: Slide; readonly look: Look | null; readonly key: string }
type Pending = { readonly isForStage: boolean; cancel: () => void }

/**
 * Draws what is wanted, the first of it for the stage. The one being drawn for the stage always comes to its end, however
 * fast a person scrolls or pulls, so that something is seen to move; what was only drawn ahead is stopped as soon as nobody
 * will look at it. A picture that comes too late for its slide is shown only while nothing newer is there.
 */
class Drawing {
  private readonly held = new Map<string, StudyImage>()
  private readonly failed = new Map<string, ImageFault>()
  private readonly pending = new Map<string, Pending>()
  private wanted: readonly Wanted[] = []
  private shown: string | null = null
  constructor(
    private readonly vault: Vault,
    private readonly onStage: (staged: Staged) => void,
  ) {}

  want(wanted: readonly Wanted[]): void {
    this.wanted = wanted
    const keys = new Set(wanted.map(({ key }) => key))
    for (const [key, { isForStage, cancel }] of this.pending) if (!isForStage && !keys.has(key)) cancel()
    this.stageIfHeld()
    this.fill()
  }

  again(): void {
    this.failed.clear()
    this.fill()
  }

  end(): void {
    this.wanted = []
    for (const { cancel } of this.pending.values()) cancel()
  }

  private stageIfHeld(): void {
    const [first] = this.wanted
    if (first === undefined) return
    const image = this.held.get(first.key)
    const fault = this.failed.get(first.key)
    if (image) {
      keep(this.held, first.key, image)
      this.stage({ ...first, image, fault: null })
    } else if (fault) this.stage({ ...first, image: null, fault })
  }

  private stage(staged: Staged): void {
    this.shown = staged.key
    this.onStage(staged)
  }

  private fill(): void {
    const isStageBusy = [...this.pending.values()].some(({ isForStage }) => isForStage)
    for (const [index, wanted] of this.wanted.entries()) {
      if (this.pending.size >= AT_ONCE || (index === 0 && isStageBusy && !this.isKnown(wanted))) return
      if (!this.isKnown(wanted)) void this.draw(wanted, index === 0)
    }
  }

  private isKnown({ slide, key }: Wanted): boolean {
    return slide.notShown !== null || this.held.has(key) || this.failed.has(key) || this.pending.has(key)
  }

  private async draw({ slide, look, key }: Wanted, isForStage: boolean): Promise<void> {
    const entry: Pending = { isForStage, cancel: () => undefined }
    this.pending.set(key, entry)
    const cancelling = { cancel: (cancelNow: () => void) => (entry.cancel = cancelNow) }
    const drawn = await this.vault.studyImage({ id: slide.documentId, frame: slide.frame, look }, cancelling)
    this.pending.delete(key)
    const goal = this.wanted[0]?.key
    if (drawn.ok) {
      keep(this.held, key, drawn.value)
      if (goal !== key && isForStage && this.shown !== goal && goal !== undefined)
        this.stage({ slide, key, image: drawn.value, fault: null })
    } else if (drawn.error.code !== 'cancelled') this.failed.set(key, drawn.error.code)
    if (goal === key) this.stageIfHeld()
    this.fill()
  }
}

type Going = { readonly look: Look | null; readonly heading: 1 | -1; readonly ahead: boolean }

/** The picture of the slide that is looked at; its neighbours are drawn ahead unless the look is just being changed. */
export function useStudyPictures(slides: readonly Slide[], at: number, { look, heading, ahead }: Going) {
  const vault = useVault()
  const [staged, setStaged] = useState<Staged | null>(null)
  const drawing = useRef<Drawing | null>(null)
  useEffect(() => {
    const own = new Drawing(vault, setStaged)
    drawing.current = own
    return () => own.end()
  }, [vault])
  useEffect(() => {
    const places = ahead ? slidesToDraw(at, heading, slides.length) : [at]
    drawing.current?.want(
      places.flatMap((place) => {
        const slide = slides[place]
        return slide === undefined ? [] : [{ slide, look, key: pictureKey(slide, look) }]
      }),
    )
  }, [vault, slides, at, look, heading, ahead])
  const again = useCallback(() => drawing.current?.again(), [])
  return { staged, again }
}

/** The latest last; the oldest go when there are too many. */
function keep(held: Map<string, StudyImage>, key: string, image: StudyImage): void {
  held.delete(key)
  held.set(key, image)
  let bytes = [...held.values()].reduce((sum, { rgba }) => sum + rgba.byteLength, 0)
  for (const [oldest, { rgba }] of held) {
    if (bytes <= HELD_BYTES || oldest === key) return
    held.delete(oldest)
    bytes -= rgba.byteLength
  }
}
