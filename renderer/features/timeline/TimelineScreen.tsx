import { useCallback, useRef, type ReactNode } from 'react'
import type { DocumentId } from '../../core/base/ids.ts'
import type { HandEntry } from '../../core/model/rows.ts'
import { timelineText as text } from '../../text/en/timeline.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Page } from '../../ui/frame/Page.tsx'
import { useWidthInRem } from '../../ui/look/use-width.ts'
import { Banner } from '../../ui/shown/Banner.tsx'
import { EmptyState } from '../../ui/shown/Card.tsx'
import { LaneChart } from './LaneChart.tsx'
import { goalOf, type Goal, type LeftOut, type Story } from './story.ts'
import { Undated, YearList } from './YearList.tsx'
import { useStory } from './use-story.ts'
import './timeline.css'

/** Below this the drawing has no room beside its words; the list says the same. */
const ROOM_FOR_LANES = 40

type Props = {
  onOpenRecord: (id: DocumentId, page: number) => void
  /** Opens the empty dialog for something to be typed by hand; without it there is no such button. */
  onAddByHand?: (() => void) | undefined
  /** Opens what was typed by hand; without it the timeline only shows it. */
  onEditHand?: ((entry: HandEntry) => void) | undefined
}

/** Everything the records say about when, in order: a drawing where there is room, and always the list. */
export function TimelineScreen({ onOpenRecord, onAddByHand, onEditHand }: Props) {
  const { asked, story, hand, isPartial } = useStory()
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidthInRem(frame)
  const go = useCallback(
    (goal: Goal) => {
      const row = goal.to === 'record' ? story?.rows.get(goal.id) : undefined
      if (goal.to === 'record' && row !== undefined) onOpenRecord(row.id, goal.page)
      const entry = goal.to === 'hand' ? hand?.find(({ id }) => id === goal.id) : undefined
      if (entry !== undefined) onEditHand?.(entry)
    },
    [story, hand, onOpenRecord, onEditHand],
  )
  const add =
    onAddByHand === undefined ? null : (
      <Button icon="edit" keys="Control+N" onPress={onAddByHand}>
        {text.addByHand}
      </Button>
    )
  const isWaiting = asked.state === 'loading' || (asked.state === 'here' && story === null)
  return (
    <Page title={text.title} actions={add}>
      <div ref={frame} className="timeline">
        {isWaiting ? <p className="timeline-late">{text.loading}</p> : null}
        {asked.state === 'refused' ? (
          <Banner tone="caution" urgent>
            {text.faults[asked.refusal.code]}
          </Banner>
        ) : null}
        {isPartial ? <Banner tone="caution">{text.partly.story}</Banner> : null}
        {story === null ? null : <Told story={story} drawn={width >= ROOM_FOR_LANES} add={add} onGo={go} />}
      </div>
    </Page>
  )
}

type ToldProps = { story: Story; drawn: boolean; add: ReactNode; onGo: (goal: Goal) => void }

function Told({ story, drawn, add, onGo }: ToldProps) {
  const { timeline, leftOut, rows } = story
  const isDated = timeline.years.length > 0
  if (!isDated && timeline.undated.length === 0)
    return (
      <>
        <LeftOutNote leftOut={leftOut} />
        <EmptyState icon="timeline" text={text.empty} action={add} />
      </>
    )
  return (
    <>
      <LeftOutNote leftOut={leftOut} />
      {isDated ? null : <p className="lead">{text.emptyDated}</p>}
      {isDated && drawn ? (
        <LaneChart
          timeline={timeline}
          onOpen={(item) => {
            const goal = goalOf(item)
            if (goal !== null) onGo(goal)
          }}
        />
      ) : null}
      {isDated ? <YearList timeline={timeline} rows={rows} onGo={onGo} /> : null}
      <Undated items={timeline.undated} rows={rows} onGo={onGo} />
    </>
  )
}

function LeftOutNote({ leftOut }: { leftOut: LeftOut }) {
  const { suspect, notMine, unread } = leftOut
  if (suspect + notMine + unread === 0) return null
  return (
    <Banner tone={suspect > 0 ? 'caution' : 'info'}>
      {suspect === 0 ? null : <p>{text.leftOut.suspect(suspect)}</p>}
      {notMine === 0 ? null : <p>{text.leftOut.notMine(notMine)}</p>}
      {unread === 0 ? null : <p>{text.leftOut.unread(unread)}</p>}
    </Banner>
  )
}
