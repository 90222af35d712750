import { useEffect, useMemo, useRef, useState } from 'react'
import type { Look } from '../../core/model/look.ts'
import { studyText as text } from '../../text/en/study.ts'
import { useAnnounce } from '../../ui/shown/Live.tsx'
import type { StudySeries } from '../../vault/contract.ts'
import { movedLook, panned, slidesOf, stepTo, zoomed, type Pan, type Step } from './slides.ts'
import type { StudyAct } from './study-keys.ts'
import { useStudyPictures } from './use-pictures.ts'

const noPan: Pan = { x: 0, y: 0 }
/** What an arrow key does is as much as pulling this many pixels. */
const KEY_PULL = 20
const KEY_PAN = 40

/** Which image is looked at and how: place, size, position, look. */
export function useViewing(series: StudySeries) {
  const { slides, place, heading, goTo } = usePlace(series)
  const [look, setLook] = useState<Look | null>(null)
  const [isPulling, setPulling] = useState(false)
  const { staged, again } = useStudyPictures(slides, place, { look, heading, ahead: !isPulling })
  const size = useSize()
  const windowing = useWindowing(setLook, look ?? staged?.image?.look ?? null)
  const act = (asked: StudyAct) => {
    switch (asked.act) {
      case 'step':
        return goTo(stepTo(place, asked.step, slides.length))
      case 'zoom':
        return size.zoomTo(asked.by === 0 ? 1 : zoomed(size.zoom, asked.by))
      case 'pan':
        return size.panBy(-asked.x * KEY_PAN, -asked.y * KEY_PAN)
      case 'window':
        return windowing.move(asked.x * KEY_PULL, asked.y * KEY_PULL)
      case 'invert':
        return windowing.invert()
      case 'window-mode':
        return windowing.setMode(!windowing.isOn)
    }
  }
  const pull = (by: 'pan' | 'window', across: number, down: number) => {
    if (by === 'pan') return size.panBy(across, down)
    setPulling(true)
    windowing.move(across, down)
  }
  return {
    ...{ slides, place, slide: slides[place], staged, again, goTo, act, pull, look, setLook },
    ...{ zoom: size.zoom, pan: size.pan, room: size.room },
    ...{ seen: windowing.seen, invert: windowing.invert, windowing: windowing.isOn, setMode: windowing.setMode },
    step: (step: Step) => goTo(stepTo(place, step, slides.length)),
    release: () => setPulling(false),
    windowDone: () => windowing.setMode(false),
  }
}
export type Viewing = ReturnType<typeof useViewing>

function usePlace(series: StudySeries) {
  const slides = useMemo(() => slidesOf(series), [series])
  const [at, setAt] = useState(0)
  const [heading, setHeading] = useState<1 | -1>(1)
  const place = Math.min(at, Math.max(0, slides.length - 1))
  const slide = slides[place]
  useSaidLater(slide === undefined ? '' : text.imageAt(slide))
  const goTo = (to: number) => {
    if (to === place) return
    setHeading(to > place ? 1 : -1)
    setAt(to)
  }
  return { slides, place, heading, goTo }
}

function useSize() {
  const [zoom, setZoom] = useState(1)
  const [pan, setPan] = useState<Pan>(noPan)
  const room = useRef<HTMLDivElement>(null)
  const announce = useAnnounce()
  const stage = () => ({ width: room.current?.clientWidth ?? 0, height: room.current?.clientHeight ?? 0 })
  const zoomTo = (to: number) => {
    setZoom(to)
    setPan((now) => panned(now, to, stage()))
    announce(text.percent(to))
  }
  const panBy = (x: number, y: number) => setPan((now) => panned({ x: now.x + x, y: now.y + y }, zoom, stage()))
  return { zoom, pan, room, zoomTo, panBy }
}

/** `seen` is the look of the picture on the stage, a person's or the file's. */
function useWindowing(setLook: (set: (now: Look | null) => Look | null) => void, seen: Look | null) {
  const [isOn, setOn] = useState(false)
  const announce = useAnnounce()
  const move = (across: number, down: number) => {
    // A pull is faster than pictures are drawn: each part of it goes on from the part before.
    setLook((now) => {
      const from = now ?? seen
      return from === null ? null : movedLook(from, across, down)
    })
  }
  const invert = () => {
    if (seen === null) return
    setLook(() => ({ ...seen, invert: !seen.invert }))
    announce(text.inverted(!seen.invert))
  }
  const setMode = (on: boolean) => {
    setOn(on)
    announce(on ? text.windowOn : text.windowOff)
  }
  return { isOn, seen, move, invert, setMode }
}

/** Says the image's number once a person stays on it, not each one that goes by. */
function useSaidLater(words: string): void {
  const announce = useAnnounce()
  const last = useRef(words)
  useEffect(() => {
    if (words === last.current || words === '') return undefined
    const timer = setTimeout(() => {
      last.current = words
      announce(words)
    }, 400)
    return () => clearTimeout(timer)
  }, [announce, words])
}
