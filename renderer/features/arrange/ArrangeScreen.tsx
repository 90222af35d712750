import { useEffect, useRef, useState } from 'react'
import type { DocumentId } from '../../core/base/ids.ts'
import type { Person } from '../../core/model/person.ts'
import { arrangeText as text } from '../../text/en/arrange.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { IconButton } from '../../ui/controls/IconButton.tsx'
import { TextLink } from '../../ui/controls/TextLink.tsx'
import { Page } from '../../ui/frame/Page.tsx'
import { useRoomBelow } from '../../ui/look/use-room.ts'
import { Banner } from '../../ui/shown/Banner.tsx'
import { EmptyState } from '../../ui/shown/Card.tsx'
import { useAnnounce } from '../../ui/shown/Live.tsx'
import type { Act, RecordDetail } from '../../vault/contract.ts'
import { MoveToPerson, MoveToRecord } from './MoveDialogs.tsx'
import { PageGrid } from './PageGrid.tsx'
import type { Part } from './pages.ts'
import { Parts } from './Parts.tsx'
import { useArranged, useArranging, useGoals } from './use-arranging.ts'
import { usePages, type Pages } from './use-pages.ts'
import { useThumbs } from './use-thumbs.ts'
import './arrange.css'

type Props = {
  /** The record whose pages are arranged. */
  id: string
  /** Back to where a person came from. */
  onDone: () => void
  onOpenRecord: (id: DocumentId, page: number) => void
  /** Hears of every act once it is in the vault, so that the app can offer to take it back. */
  onActed: (act: Act) => void
}

/**
 * A record's pages: cut it into several records, turn, order and move its pages (ux.md §2.4). For the app: a screen of its
 * own at an address such as `arrange/<record id>`, reached from the record viewer (`onArrange`) and from To review.
 */
export function ArrangeScreen(props: Props) {
  const { asked, person, others } = useArranged(props.id)
  const back = (
    <Button kind="quiet" icon="back" onPress={props.onDone}>
      {text.back}
    </Button>
  )
  if (asked.state === 'here' && asked.value.row.reading.state === 'read')
    return <Arranging key={props.id} {...props} record={asked.value} person={person} others={others} />
  return (
    <Page title={text.title} above={back}>
      {asked.state === 'loading' ? <p className="arrange-waits">{text.loading}</p> : null}
      {asked.state === 'refused' ? (
        <Banner tone="caution" urgent>
          {text.faults.record[asked.refusal.code]}
        </Banner>
      ) : null}
      {asked.state === 'here' ? <EmptyState icon="file" text={text.notRead} /> : null}
    </Page>
  )
}

type ArrangingProps = Props & { record: RecordDetail; person: Person | null; others: readonly Person[] }
type Made = { readonly ids: readonly DocumentId[]; readonly parts: readonly Part[] }

function Arranging({ record, person, others, onDone, onOpenRecord, onActed }: ArrangingProps) {
  const { row, splits, pageInfo } = record
  const [wanted, setWanted] = useState<readonly number[]>([])
  const [made, setMade] = useState<Made | null>(null)
  const [first] = useState(splits)
  const body = useRef<HTMLDivElement>(null)
  useRoomBelow(body)
  const announce = useAnnounce()
  const acts = useArranging(row.id, onActed)
  const thumbs = useThumbs(row.id, wanted)
  const count = pageInfo.length
  const turn = async (meant: readonly number[]) => {
    if (!(await acts.turn(meant))) return
    thumbs.again()
    announce(text.turned(meant))
  }
  const pages = usePages({
    count,
    suggested: splits.map(({ startsAt }) => startsAt),
    onOrder: (order) => void acts.order(order).then((done) => (done ? thumbs.moved(order) : undefined)),
    onTurn: (meant) => void turn(meant),
    onLeave: onDone,
  })
  const split = async () => {
    const { parts } = pages
    const done = await acts.split([...pages.cuts])
    if (done === null) return
    setMade({ ids: done.ids, parts })
    announce(text.splitDone(done.ids.length))
  }
  const left = (gone: readonly number[]) => {
    announce(text.moved(gone.length))
    if (gone.length === count) return onDone()
    const stays = Array.from({ length: count }, (_, at) => at + 1).filter((page) => !gone.includes(page))
    thumbs.moved(stays)
    pages.gone(gone)
  }
  useUndone(made, count, () => setMade(null))
  const isReady = pages.parts.length > 1 && made === null
  return (
    <div className="arrange">
      <Page
        title={text.title}
        lead={text.of(row.title)}
        actions={
          <>
            <Button kind="quiet" icon="back" onPress={onDone}>
              {text.back}
            </Button>
            {isReady ? (
              <Button
                kind="primary"
                icon="cut"
                pending={acts.pending}
                pendingWords={text.splitting}
                onPress={() => void split()}
              >
                {text.split(pages.parts.length)}
              </Button>
            ) : null}
          </>
        }
      >
        {acts.fault === null ? null : (
          <Banner tone="caution" urgent>
            {text.faults.write[acts.fault]}
          </Banner>
        )}
        {made === null ? (
          <>
            <p>{`${first.length === 0 ? text.noneSuggested : text.suggested(first.length)} ${text.unchanged}`}</p>
            <PageActs {...{ pages, record, person, others, acts, left }} onTurn={(meant) => void turn(meant)} />
            <p className="muted small arrange-keys">
              <span aria-hidden="true">{text.keys}</span>
              <span className="visually-hidden">{text.keysSpoken}</span>
            </p>
            <div ref={body} className="arrange-body">
              <PageGrid id={row.id} count={count} pages={pages} thumbs={thumbs.thumbs} onWanted={setWanted} />
              <Parts pages={pages} splits={first} />
            </div>
          </>
        ) : (
          <Split made={made} onOpenRecord={onOpenRecord} onDone={onDone} />
        )}
      </Page>
    </div>
  )
}

/** The split was taken back: all pages are here again, and so are the cuts. */
function useUndone(made: Made | null, count: number, onUndone: () => void): void {
  const wasSplit = useRef(false)
  const [first] = made?.parts ?? []
  const isWhole = first !== undefined && count > first.to
  useEffect(() => {
    if (made === null) wasSplit.current = false
    else if (!isWhole) wasSplit.current = true
    else if (wasSplit.current) onUndone()
  })
}

type ActsProps = Pick<ArrangingProps, 'record' | 'person' | 'others'> & {
  pages: Pages
  acts: ReturnType<typeof useArranging>
  /** These pages have left the record. */
  left: (pages: readonly number[]) => void
  onTurn: (pages: readonly number[]) => void
}

/** What can be done with the chosen pages, or else with the one that has the focus. */
function PageActs({ pages, record, person, others, acts, left, onTurn }: ActsProps) {
  const [asking, setAsking] = useState<'record' | 'person' | null>(null)
  const goals = useGoals(record.row.id)
  const { meant, chosen } = pages
  const close = () => setAsking(null)
  const whenDone = (done: boolean) => {
    close()
    if (done) left(meant)
  }
  return (
    <div className="arrange-acts" role="group" aria-label={text.actions}>
      <span role="status">{text.chosen(chosen.size)}</span>
      {chosen.size === 0 ? null : (
        <Button kind="quiet" onPress={pages.clear}>
          {text.clear}
        </Button>
      )}
      <IconButton icon="rotate" name={text.turn(meant)} keys={['R']} onPress={() => onTurn(meant)} />
      <IconButton icon="up" name={text.earlier} keys={['Alt', '↑']} onPress={() => pages.move(-1)} />
      <IconButton icon="down" name={text.later} keys={['Alt', '↓']} onPress={() => pages.move(1)} />
      <Button onPress={() => setAsking('record')}>{text.toRecord}</Button>
      {others.length === 0 || person === null ? null : (
        <Button onPress={() => setAsking('person')}>{text.toPerson}</Button>
      )}
      {asking === 'record' ? (
        <MoveToRecord
          pages={meant}
          goals={goals}
          onClose={close}
          onChoose={(to) => void acts.move(meant, to).then(whenDone)}
        />
      ) : null}
      {asking === 'person' && person !== null ? (
        <MoveToPerson
          pages={meant}
          from={person}
          others={others}
          onClose={close}
          onMove={(to) => void acts.moveToPerson(meant, to).then(whenDone)}
        />
      ) : null}
    </div>
  )
}

type SplitProps = { made: Made; onOpenRecord: Props['onOpenRecord']; onDone: () => void }

/** After the cut: the records there are now. */
function Split({ made, onOpenRecord, onDone }: SplitProps) {
  return (
    <Banner
      tone="ok"
      title={text.splitDone(made.ids.length)}
      actions={
        <Button kind="primary" onPress={onDone} takesFocus>
          {text.done}
        </Button>
      }
    >
      <p>{text.splitNext}</p>
      <ol className="arrange-made">
        {made.ids.map((id, at) => {
          const part = made.parts[at]
          return (
            <li key={id}>
              <TextLink onPress={() => onOpenRecord(id, 1)}>
                {text.open(at + 1, part?.from ?? 1, part?.to ?? 1)}
              </TextLink>
            </li>
          )
        })}
      </ol>
    </Banner>
  )
}
