import { useEffect, useRef, type CSSProperties } from 'react'
import type { StudyImage } from '../../core/model/look.ts'
import { studyText as text } from '../../text/en/study.ts'
import { Button } from '../../ui/controls/Button.tsx'
import type { StudySeries } from '../../vault/contract.ts'
import type { Staged } from './use-pictures.ts'
import { useStage } from './use-stage.ts'
import type { Viewing } from './use-viewing.ts'

type Props = { viewing: Viewing; series: StudySeries }

/** The picture itself. One tab stop; the keys of the viewer work while it has the focus. */
export function StudyStage({ viewing, series }: Props) {
  const { slide, staged, room, zoom, pan } = viewing
  useStage(room, viewing.windowing, {
    onAct: viewing.act,
    onWindowDone: viewing.windowDone,
    onPull: viewing.pull,
    onRelease: viewing.release,
  })
  if (slide === undefined) return null
  const isOpen = slide.notShown === null
  return (
    <div
      ref={room}
      className="study-stage"
      data-own-keys=""
      role="group"
      aria-label={text.stage}
      tabIndex={0} // eslint-disable-line jsx-a11y/no-noninteractive-tabindex -- the keys of the image work here
    >
      {isOpen && staged?.image ? (
        <Picture
          image={staged.image}
          name={text.imageName(staged.slide, text.seriesName(series))}
          isLate={staged.slide !== slide}
          transform={`translate(${pan.x}px, ${pan.y}px) scale(${zoom})`}
        />
      ) : null}
      <Missing viewing={viewing} staged={staged} />
    </div>
  )
}

function Missing({ viewing: { slide, again }, staged }: { viewing: Viewing; staged: Staged | null }) {
  if (slide?.notShown) return <p className="study-words">{text.notShown[slide.notShown]}</p>
  if (staged === null) return <p className="study-words study-late">{text.drawing}</p>
  if (staged.fault === null || staged.slide !== slide) return null
  return (
    <div className="study-words stack">
      <p>{text.faults.image[staged.fault]}</p>
      <div>
        <Button onPress={again}>{text.tryAgain}</Button>
      </div>
    </div>
  )
}

type PictureProps = { image: StudyImage; name: string; isLate: boolean; transform: string }

function Picture({ image, name, isLate, transform }: PictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    if (canvas.current !== null) paint(canvas.current, image)
  }, [image])
  const [down, across] = image.spacing ?? [1, 1]
  const ratio = (image.width * across) / (image.height * down)
  return (
    <div
      className={isLate ? 'study-picture study-picture-late' : 'study-picture'}
      role="img"
      aria-label={name}
      style={{ '--ratio': ratio, transform } as CSSProperties}
    >
      <canvas ref={canvas} className="study-canvas" />
    </div>
  )
}

function paint(canvas: HTMLCanvasElement, { rgba, width, height }: StudyImage): void {
  if (canvas.width !== width) canvas.width = width
  if (canvas.height !== height) canvas.height = height
  canvas.getContext('2d')?.putImageData(new ImageData(rgba, width, height), 0, 0)
}
