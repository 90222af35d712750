import { useCallback, useEffect, useRef, useState, type RefObject } from 'react'
import type { Person } from '../../core/model/person.ts'
import { readerText as text } from '../../text/en/reader.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Tabs } from '../../ui/controls/Tabs.tsx'
import { Page } from '../../ui/frame/Page.tsx'
import { Banner } from '../../ui/shown/Banner.tsx'
import { EmptyState } from '../../ui/shown/Card.tsx'
import { useAnnounce } from '../../ui/shown/Live.tsx'
import type { RecordDetail } from '../../vault/contract.ts'
import { AboutPanel } from './AboutPanel.tsx'
import { DetailsPanel } from './DetailsPanel.tsx'
import { filingToConfirm } from './filing-form.ts'
import { PageColumn } from './PageColumn.tsx'
import { nextTurn, nextZoom, type Turn } from './page-layout.ts'
import { ReaderBar } from './ReaderBar.tsx'
import { DoubtBanner, RecordState } from './RecordState.tsx'
import { TextPanel } from './TextPanel.tsx'
import { useFiling, type Filing } from './use-filing.ts'
import { useFind } from './use-find.ts'
import { useReaderKeys, type ReaderActs } from './use-reader-keys.ts'
import { useRecord, useRecordActs } from './use-record.ts'
import { useIsWide, useRoomBelow } from './use-room.ts'
import { useMarks, useSpot } from './use-spot.ts'
import './reader.css'

type Props = {
  id: string
  page: number
  /** Words to find at once, when a person comes from the search; the first place on `page` is then in view. */
  query: string | null
  /** Hears of the page a person has settled on. */
  onPage?: ((page: number) => void) | undefined
  onBack: () => void
}

/** One record: its pages as they were received, what stands on them, and what it is filed as. */
export function RecordViewer(props: Props) {
  const { asked, person } = useRecord(props.id)
  const back = (
    <Button kind="quiet" icon="back" onPress={props.onBack}>
      {text.back}
    </Button>
  )
  if (asked.state === 'here') return <Opened key={props.id} {...props} record={asked.value} person={person} />
  return (
    <Page title={text.opening} above={back}>
      {asked.state === 'loading' ? (
        <p className="reader-late">{text.loading}</p>
      ) : (
        <Banner tone="caution" urgent>
          {text.faults.record[asked.refusal.code]}
        </Banner>
      )}
    </Page>
  )
}

type OpenedProps = Props & { record: RecordDetail; person: Person | null }

function Opened({ page, query, onPage, onBack, record, person }: OpenedProps) {
  const { row, pageInfo } = record
  const reader = useReader({ record, page, query, onPage, onBack })
  const { spot, find, inView, acts, filing } = reader
  useHeadingKept(reader.root, `${row.checked} ${row.person}`)
  const marks = useMarks(find.places, find.at, spot)
  const hasPages = pageInfo.length > 0
  return (
    <div ref={reader.root} className="reader">
      <Page title={row.title} actions={<Actions record={record} filing={filing} onBack={onBack} />}>
        <DoubtBanner record={record} person={person} page={inView} onPage={spot.showPage} onAnswer={filing.answer} />
        <RecordState record={record} acts={reader.recordActs} />
        {hasPages ? (
          <ReaderBar
            page={inView}
            of={pageInfo.length}
            zoom={reader.zoom}
            acts={acts}
            find={find}
            findBox={reader.findBox}
            panel={reader.wide ? null : { open: reader.panelOpen, onToggle: reader.togglePanel }}
          />
        ) : null}
        <div ref={reader.body} className={reader.wide ? 'reader-body reader-body-wide' : 'reader-body'}>
          {hasPages ? (
            <div className="reader-pages" hidden={!reader.wide && reader.panelOpen}>
              <PageColumn
                id={row.id}
                pages={pageInfo}
                zoom={reader.zoom}
                turn={reader.turn}
                goal={spot.goal}
                marks={marks}
                column={reader.column}
                onInView={reader.setInView}
                onDrawn={spot.drawn}
              />
            </div>
          ) : (
            <EmptyState icon="file" text={text.noPages} />
          )}
          <div className="reader-panel" hidden={!reader.wide && !reader.panelOpen && hasPages}>
            <Panel record={record} person={person} reader={reader} />
          </div>
        </div>
      </Page>
    </div>
  )
}

/** Where what had the focus has gone (the heading while opening, a button that was answered), the heading gets it. */
function useHeadingKept(root: RefObject<HTMLElement | null>, state: string): void {
  useEffect(() => {
    if (document.activeElement === document.body) root.current?.querySelector('h1')?.focus({ preventScroll: true })
  }, [root, state])
}

function Actions({ record, filing, onBack }: { record: RecordDetail; filing: Filing; onBack: () => void }) {
  const proposed = filing.editing ? null : filingToConfirm(record)
  return (
    <>
      <Button kind="quiet" icon="back" onPress={onBack}>
        {text.back}
      </Button>
      {proposed === null ? null : (
        <Button
          kind="primary"
          icon="check"
          keys="Y"
          pending={filing.pending}
          onPress={() => filing.looksRight(proposed)}
        >
          {text.looksRight}
        </Button>
      )}
    </>
  )
}

type PanelProps = { record: RecordDetail; person: Person | null; reader: Reader }

function Panel({ record, person, reader }: PanelProps) {
  const { spot, inView, filing, showPages } = reader
  const { row, pageInfo } = record
  const details = (
    <DetailsPanel
      record={record}
      person={person}
      filing={filing}
      onOrigin={(origin) => {
        showPages()
        void spot.showOrigin(origin)
      }}
      onPage={(page) => {
        showPages()
        spot.showPage(page)
      }}
      onAnswer={filing.answer}
    />
  )
  const words =
    pageInfo.length === 0 ? (
      <p className="muted">{text.text.empty}</p>
    ) : (
      <TextPanel id={row.id} page={inView} of={pageInfo.length} />
    )
  return (
    <Tabs
      name={text.panelName}
      selected={reader.tab}
      onSelect={reader.setTab}
      tabs={[
        { id: 'details', label: text.tabs.details, content: details },
        { id: 'text', label: text.tabs.text, content: words },
        { id: 'about', label: text.tabs.about, content: <AboutPanel row={row} /> },
      ]}
    />
  )
}

type Reader = ReturnType<typeof useReader>

/** Everything of the viewer that is not the record itself: page, size, turn, find, panel and keys. */
function useReader({ record, page, query, onPage, onBack }: Omit<OpenedProps, 'id' | 'person'>) {
  const { row, pageInfo } = record
  const root = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const column = useRef<HTMLDivElement>(null)
  const findBox = useRef<HTMLDivElement>(null)
  const wide = useIsWide(root)
  useRoomBelow(body)
  const [zoom, setZoom] = useState(1)
  const [turn, setTurn] = useState<Turn>(0)
  const [tab, setTab] = useState('details')
  const [panelOpen, setPanelOpen] = useState(false)
  const [inView, setInView] = useState(page)
  const recordActs = useRecordActs(row.id)
  const filing = useFiling(recordActs)
  const spot = useSpot(row.id, page)
  const find = useFind(row.id, query, inView, spot.showPlace)
  useAddressedPage(page, inView, spot.showPage, onPage)
  const announce = useAnnounce()
  const aimed = useRef<number | null>(null)
  useEffect(() => {
    aimed.current = null
  }, [inView])
  const stepPage = (by: 1 | -1) => {
    // Keys come faster than pages scroll; the next step counts from where the last one led.
    const to = Math.min(Math.max((aimed.current ?? inView) + by, 1), pageInfo.length)
    aimed.current = to
    spot.showPage(to)
    announce(text.bar.page(to, pageInfo.length))
  }
  const zoomTo = (next: number) => {
    setZoom(next)
    announce(text.bar.percent(next))
  }
  const edit = () => {
    setTab('details')
    setPanelOpen(true)
    filing.edit()
  }
  const acts: ReaderActs = {
    'next-page': () => stepPage(1),
    'previous-page': () => stepPage(-1),
    larger: () => zoomTo(nextZoom(zoom, 1)),
    smaller: () => zoomTo(nextZoom(zoom, -1)),
    fit: () => zoomTo(1),
    turn: () => setTurn(nextTurn(turn)),
    find: () => focusAll(findBox.current?.querySelector('input')),
    'next-place': () => find.step(1),
    'previous-place': () => find.step(-1),
    'leave-find': () => column.current?.focus(),
    'looks-right': () => {
      const proposed = filing.editing ? null : filingToConfirm(record)
      if (proposed !== null) filing.looksRight(proposed)
    },
    edit,
    back: () => (filing.editing ? filing.cancel() : onBack()),
  }
  useReaderKeys(root, findBox, acts)
  return {
    ...{ root, body, column, findBox, wide, zoom, turn, tab, setTab, panelOpen, inView, setInView },
    ...{ recordActs, filing, spot, find, acts },
    togglePanel: () => {
      setPanelOpen(!panelOpen)
      // The column forgets how far it was scrolled while it is hidden.
      if (panelOpen) spot.showPage(inView)
    },
    showPages: () => setPanelOpen(false),
  }
}

function focusAll(field: HTMLInputElement | null | undefined): void {
  field?.focus()
  field?.select()
}

/** How long a person stays on a page before the place counts as being there. */
const SETTLED_MS = 400

/** The address follows the page in view, and the page in view follows an address that came from elsewhere. */
function useAddressedPage(
  page: number,
  inView: number,
  showPage: (page: number) => void,
  onPage: ((page: number) => void) | undefined,
): void {
  const told = useRef(page)
  const tell = useRef(onPage)
  useEffect(() => {
    tell.current = onPage
  })
  const go = useCallback(
    (to: number) => {
      told.current = to
      showPage(to)
    },
    [showPage],
  )
  useEffect(() => {
    if (page !== told.current) go(page)
  }, [page, go])
  useEffect(() => {
    if (inView === told.current) return undefined
    const timer = setTimeout(() => {
      told.current = inView
      tell.current?.(inView)
    }, SETTLED_MS)
    return () => clearTimeout(timer)
  }, [inView])
}
