import { memo, useId, useState } from 'react'
import type {
  StoryStatement,
  Timeline,
  TimelineItem,
  TimelineMonth,
  TimelineWhat,
  UndatedItem,
} from '../../core/timeline/build-timeline.ts'
import type { Lane } from '../../core/timeline/lanes.ts'
import { entryTitle, valueText } from '../../text/en/entries.ts'
import { timelineText as text } from '../../text/en/timeline.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useGrowing } from '../../ui/lists/use-growing.ts'
import type { RecordRow } from '../../vault/contract.ts'
import { laneLooks } from './lane-looks.ts'
import { goalOf, goalOfStatement, type Goal } from './story.ts'

/** Items are small: so many are drawn in one go without holding the window. */
const pace = { first: 20, step: 16 }

type Rows = ReadonlyMap<string, RecordRow>
type Common = { rows: Rows; onGo: (goal: Goal) => void }

/** Year, month, item: the same data as the drawing, as headings and lists. */
export function YearList({ timeline, rows, onGo }: Common & { timeline: Timeline }) {
  const counts = timeline.years.map(({ months }) => months.reduce((sum, { items }) => sum + items.length, 0))
  const total = counts.reduce((sum, count) => sum + count, 0)
  const shown = useGrowing(total, pace)
  let left = shown
  const cut = timeline.years.map(({ year, months }) => ({
    year,
    months: months.map((month) => {
      const here = Math.min(Math.max(left, 0), month.items.length)
      left -= month.items.length
      return { month, here }
    }),
  }))
  return (
    <>
      {cut
        .filter(({ months }) => months.some(({ here }) => here > 0))
        .map(({ year, months }) => (
          <section key={year} className="timeline-year" aria-labelledby={`year-${year}`}>
            <h2 id={`year-${year}`} tabIndex={-1}>
              {year}
            </h2>
            <div className="timeline-months">
              {months.map(({ month, here }) =>
                here === 0 ? null : <Month key={month.month ?? 0} month={month} here={here} rows={rows} onGo={onGo} />,
              )}
            </div>
          </section>
        ))}
      {shown < total ? <p className="muted">{text.growing}</p> : null}
    </>
  )
}

/** A month changes only when its own items do, so that the list can grow without drawing anew what is there. */
const Month = memo(function Month({ month, here, rows, onGo }: Common & { month: TimelineMonth; here: number }) {
  return (
    <div className="timeline-month">
      <h3>{text.month(month.month)}</h3>
      <ul className="timeline-items">
        {month.items.slice(0, here).map((item) => (
          <DatedItem key={item.id} item={item} rows={rows} onGo={onGo} />
        ))}
      </ul>
    </div>
  )
})

const DatedItem = memo(function DatedItem({ item, rows, onGo }: Common & { item: TimelineItem }) {
  return (
    <li className="timeline-item">
      <span className="timeline-date">{text.when(item.date, item.about)}</span>
      <LaneSign lane={item.lane} hollow={item.about} />
      <span className="timeline-words">
        <Title item={item} name={text.linkName(item, text.titleOf(item))} onGo={onGo} />
        <ItemNotes item={item} rows={rows} />
        <Inside item={item} onGo={onGo} />
      </span>
    </li>
  )
})

/** A native button: hundreds of them stand here. */
function Title({ item, name, onGo }: { item: UndatedItem; name?: string; onGo: Common['onGo'] }) {
  const goal = goalOf(item)
  const title = text.titleOf(item)
  if (goal === null) return <span>{title}</span>
  return (
    <button type="button" className="text-link timeline-title" aria-label={name} onClick={() => onGo(goal)}>
      {title}
    </button>
  )
}

function ItemNotes({ item, rows }: { item: UndatedItem; rows: Rows }) {
  const row = item.what.of === 'document' ? rows.get(item.id) : undefined
  const isNameless = row !== undefined && row.person !== 'match'
  const { what } = item
  const parts = [
    item.until === null ? null : text.until(item.until),
    row === undefined ? text.kindOf(what) : text.kind(row.kind),
    valueOf(what),
    item.hospital,
    sizeOf(what, row),
    what.of === 'entries' ? sourceOf(what.entries[0]) : null,
    otherwiseOf(what),
    isNameless ? text.noName : null,
  ]
  return <span className="timeline-notes">{parts.filter((part) => part !== null).join(' · ')}</span>
}

/** A study is as large as its images; the page it has says only what its headers say. */
function sizeOf(what: TimelineWhat, row: RecordRow | undefined): string | null {
  if (what.of !== 'document') return null
  if (row !== undefined && row.images > 0) return text.images(row.images)
  return what.pages > 0 ? text.pages(what.pages) : null
}

function valueOf(what: TimelineWhat): string | null {
  if (what.of === 'hand') return valueText(what.value)
  if (what.of !== 'entries' || what.entries.length !== 1) return null
  return valueText(what.entries[0]?.entry.value ?? null)
}

/** Of one statement what a print says instead; of several, that there is such. */
function otherwiseOf(what: TimelineWhat): string | null {
  if (what.of !== 'entries') return null
  const differing = what.entries.filter(({ otherwise = [] }) => otherwise.length > 0)
  const [first] = differing[0]?.otherwise ?? []
  if (first === undefined) return null
  return what.entries.length === 1 ? text.printedOtherwise(first.title, first.says) : text.differing(differing.length)
}

function sourceOf(statement: StoryStatement | undefined): string | null {
  const [first, ...others] = statement?.sources ?? []
  if (first === undefined) return null
  return others.length === 0 ? text.from(first.title) : text.fromSeveral(first.title, others.length)
}

/** What a count stands for, on demand. */
function Inside({ item: { what }, onGo }: { item: UndatedItem; onGo: Common['onGo'] }) {
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  if (what.of !== 'entries' || what.entries.length < 2) return null
  return (
    <>
      <span>
        <button
          type="button"
          className="text-link timeline-title"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? text.hideThem : text.showThem(what.entries.length)}
        </button>
      </span>
      <ul id={id} className="timeline-inside" hidden={!isOpen}>
        {isOpen ? what.entries.map((one, at) => <InsideItem key={at} statement={one} onGo={onGo} />) : null}
      </ul>
    </>
  )
}

function InsideItem({ statement, onGo }: { statement: StoryStatement; onGo: Common['onGo'] }) {
  const { entry } = statement
  const goal = goalOfStatement(statement)
  const value = valueText(entry.value)
  return (
    <li>
      {goal === null ? (
        entryTitle(entry)
      ) : (
        <button type="button" className="text-link timeline-title" onClick={() => onGo(goal)}>
          {entryTitle(entry)}
        </button>
      )}
      {value === null ? null : <span className="timeline-notes">{` ${value}`}</span>}
      {(statement.otherwise ?? []).map(({ title, says }, at) => (
        <span key={at} className="timeline-notes">{` · ${text.printedOtherwise(title, says)}`}</span>
      ))}
    </li>
  )
}

/** The lane as picture, word and colour. */
export function LaneSign({ lane, hollow }: { lane: Lane; hollow: boolean }) {
  const { icon, colour } = laneLooks[lane]
  return (
    <span className={`timeline-sign ${colour}`}>
      <span className={hollow ? 'timeline-dot timeline-dot-hollow' : 'timeline-dot'} aria-hidden="true" />
      <Icon name={icon} size="small" />
      <span>{text.lanes[lane]}</span>
    </span>
  )
}

/** So many stand in the tray before it asks. */
const FIRST_UNDATED = 20

/** What has no date waits in a tray of its own. */
export function Undated({ items, rows, onGo }: Common & { items: readonly UndatedItem[] }) {
  const [isWhole, setWhole] = useState(false)
  if (items.length === 0) return null
  const shown = isWhole ? items : items.slice(0, FIRST_UNDATED)
  return (
    <section className="timeline-undated" aria-labelledby="undated">
      <h2 id="undated">{text.undated(items.length)}</h2>
      <p className="muted">{text.undatedHint}</p>
      <ul className="timeline-items">
        {shown.map((item) => (
          <li key={item.id} className="timeline-item">
            <LaneSign lane={item.lane} hollow />
            <span className="timeline-words">
              <Title item={item} onGo={onGo} />
              <ItemNotes item={item} rows={rows} />
              <Inside item={item} onGo={onGo} />
            </span>
          </li>
        ))}
      </ul>
      {items.length > FIRST_UNDATED && !isWhole ? (
        <div>
          <button type="button" className="button button-secondary" onClick={() => setWhole(true)}>
            {text.showThem(items.length)}
          </button>
        </div>
      ) : null}
    </section>
  )
}
