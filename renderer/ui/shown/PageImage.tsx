import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'

/** Pixels, four bytes each, rows from the top; `rgba.length` is `4 × width × height`. */
export type Picture = { width: number; height: number; rgba: Uint8ClampedArray<ArrayBuffer> }

/** A box on the page in fractions of its width and height, from the top left corner. */
export type FractionBox = { left: number; top: number; width: number; height: number }

export type PageMark = {
  id: string
  boxes: readonly FractionBox[]
  kind: 'search' | 'evidence'
  /** The number on its badge; the list beside the page carries the same. */
  number?: number | undefined
  current?: boolean | undefined
}

export type PageImageProps = {
  /** "Page 3 of 12, scanned". */
  name: string
  picture: Picture | null
  /** Width divided by height, for the paper's place while there is no picture. */
  ratio?: number | undefined
  /** What stands on the empty paper: being drawn, or cannot be drawn. */
  waiting?: ReactNode
  marks?: readonly PageMark[] | undefined
  /** 1 fits the width of the frame. */
  zoom?: number | undefined
}

const percent = (fraction: number): string => `${Math.min(Math.max(fraction, 0), 1) * 100}%`

function paint(canvas: HTMLCanvasElement, picture: Picture): void {
  canvas.width = picture.width
  canvas.height = picture.height
  canvas.getContext('2d')?.putImageData(new ImageData(picture.rgba, picture.width, picture.height), 0, 0)
}

function Mark({ mark }: { mark: PageMark }) {
  const ref = useRef<HTMLSpanElement>(null)
  const isCurrent = mark.current ?? false
  useEffect(() => {
    if (isCurrent) ref.current?.scrollIntoView({ block: 'center', inline: 'center' })
  }, [isCurrent])
  return mark.boxes.map((box, at) => (
    <span
      key={at}
      ref={at === 0 ? ref : null}
      className={`mark mark-${mark.kind}${isCurrent ? ' mark-current' : ''}`}
      style={{
        insetInlineStart: percent(box.left),
        insetBlockStart: percent(box.top),
        inlineSize: percent(box.width),
        blockSize: percent(box.height),
      }}
    >
      {at > 0 || mark.number === undefined ? null : <span className="mark-badge">{mark.number}</span>}
    </span>
  ))
}

/** One page as it was received, with marks drawn over it; the current mark is brought into view. */
export function PageImage({ name, picture, ratio, waiting, marks = [], zoom = 1 }: PageImageProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    if (canvas.current !== null && picture !== null) paint(canvas.current, picture)
  }, [picture])
  const shape = picture === null ? (ratio ?? 1 / Math.SQRT2) : picture.width / picture.height
  return (
    <div className="page-frame">
      <div className="page-paper" style={{ inlineSize: `${zoom * 100}%`, aspectRatio: String(shape) }}>
        {picture === null ? (
          <div className="page-waiting">{waiting}</div>
        ) : (
          <div role="img" aria-label={name}>
            <canvas ref={canvas} className="page-canvas" />
            <div className="page-marks" aria-hidden="true">
              {marks.map((mark) => (
                <Mark key={mark.id} mark={mark} />
              ))}
            </div>
          </div>
        )}
      </div>
    </div>
  )
}
