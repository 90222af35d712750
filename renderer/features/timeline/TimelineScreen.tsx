import { useRef } from 'react'
import type { DocumentId } from '../../core/base/ids.ts'
import { timelineText as text } from '../../text/en/timeline.ts'
import { Page } from '../../ui/frame/Page.tsx'
import { Banner } from '../../ui/shown/Banner.tsx'
import { EmptyState } from '../../ui/shown/Card.tsx'
import { LaneChart } from './LaneChart.tsx'
import type { LeftOut, Story } from './story.ts'
import { Undated, YearList } from './YearList.tsx'
import { useStory } from './use-story.ts'
import { useWidthInRem } from './use-width.ts'
import './timeline.css'

/** Below this the drawing has no room beside its words; the list says the same. */
const ROOM_FOR_LANES = 40

type Props = { onOpenRecord: (id: DocumentId, page: number) => void }

/** Everything the records say about when, in order: a drawing where there is room, and always the list. */
export function TimelineScreen({ onOpenRecord }: Props) {
  const { asked, story } = useStory()
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidthInRem(frame)
  const open = (id: string) => {
    const row = story?.rows.get(id)
    if (row !== undefined) onOpenRecord(row.id, 1)
  }
  return (
    <Page title={text.title}>
      <div ref={frame} className="timeline">
        {asked.state === 'loading' ? <p className="timeline-late">{text.loading}</p> : null}
        {asked.state === 'refused' ? (
          <Banner tone="caution" urgent>
            {text.faults[asked.refusal.code]}
          </Banner>
        ) : null}
        {story === null ? null : <Told story={story} drawn={width >= ROOM_FOR_LANES} onOpen={open} />}
      </div>
    </Page>
  )
}

type ToldProps = { story: Story; drawn: boolean; onOpen: (id: string) => void }

function Told({ story, drawn, onOpen }: ToldProps) {
  const { timeline, leftOut, rows } = story
  const isDated = timeline.years.length > 0
  if (!isDated && timeline.undated.length === 0)
    return (
      <>
        <LeftOutNote leftOut={leftOut} />
        <EmptyState icon="timeline" text={text.empty} />
      </>
    )
  return (
    <>
      <LeftOutNote leftOut={leftOut} />
      {isDated ? null : <p className="lead">{text.emptyDated}</p>}
      {isDated && drawn ? <LaneChart timeline={timeline} onOpen={onOpen} /> : null}
      {isDated ? <YearList timeline={timeline} rows={rows} onOpen={onOpen} /> : null}
      <Undated items={timeline.undated} rows={rows} onOpen={onOpen} />
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
