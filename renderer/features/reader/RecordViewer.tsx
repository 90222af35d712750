import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react'
import type { DocumentId } from '../../core/base/ids.ts'
import type { HandEntry } from '../../core/model/rows.ts'
import type { Person } from '../../core/model/person.ts'
import { readerText as text } from '../../text/en/reader.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Tabs } from '../../ui/controls/Tabs.tsx'
import { Page } from '../../ui/frame/Page.tsx'
import { useIsWide, useRoomBelow } from '../../ui/look/use-room.ts'
import { Banner } from '../../ui/shown/Banner.tsx'
import { EmptyState } from '../../ui/shown/Card.tsx'
import { useAnnounce } from '../../ui/shown/Live.tsx'
import type { Act, RecordDetail, RecordRow } from '../../vault/contract.ts'
import { AboutPanel } from './AboutPanel.tsx'
import { Beside } from './Beside.tsx'
import { DetailsPanel } from './DetailsPanel.tsx'
import { EntriesPanel } from './EntriesPanel.tsx'
import { filingToConfirm } from './filing-form.ts'
import { PageColumn } from './PageColumn.tsx'
import { PageNote } from './PageNote.tsx'
import { nextTurn, nextZoom, wholePage, type Turn } from './page-layout.ts'
import { ReaderBar } from './ReaderBar.tsx'
import { Members, Related } from './Related.tsx'
import { DoubtBanner, RecordState } from './RecordState.tsx'
import { TextPanel } from './TextPanel.tsx'
import { Thumbnails } from './Thumbnails.tsx'
import { useAddressedPage } from './use-addressed-page.ts'
import { useFiling, type Filing } from './use-filing.ts'
import { useFind } from './use-find.ts'
import { useReaderKeys, type ReaderActs } from './use-reader-keys.ts'
import { usePictureVersion } from './use-picture-version.ts'
import { useRecord, useRecordActs } from './use-record.ts'
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
  /** Another record that goes with this one: a version, a member, the archive it came out of. */
  onOpenRecord?: ((id: DocumentId, page: number) => void) | undefined
  /** The screen where pages are cut apart, turned and moved; without it there is no way there. */
  onArrange?: ((id: DocumentId) => void) | undefined
  /** Something typed by hand for this record: new, or one that is there. */
  onAddByHand?: ((id: DocumentId) => void) | undefined
  onEditHand?: ((entry: HandEntry) => void) | undefined
  /** Hears of every act once it is in the vault, so that the app can offer to take it back. */
  onActed?: ((act: Act) => void) | undefined
  /** The pictures of a medical imaging study, shown above what its headers say. */
  study?: ((id: DocumentId) => ReactNode) | undefined
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

function Opened(props: OpenedProps) {
  const { onBack, onArrange, study, record, person } = props
  const { row, pageInfo } = record
  const reader = useReader(props)
  const { spot, inView, filing } = reader
  useHeadingKept(reader.root, `${row.checked} ${row.person}`)
  const hasPages = pageInfo.length > 0
  return (
    <div ref={reader.root} className="reader">
      <Page title={row.title} actions={<Actions {...{ record, filing, onBack, onArrange }} />}>
        <DoubtBanner record={record} person={person} page={inView} onPage={spot.showPage} onAnswer={filing.answer} />
        <RecordState record={record} acts={reader.recordActs} />
        <SplitsBanner record={record} onArrange={onArrange} />
        {study !== undefined && row.images > 0 ? (
          <>
            {study(row.id)}
            {hasPages ? <h2 className="reader-heading">{text.headerSheet}</h2> : null}
          </>
        ) : null}
        {hasPages ? (
          <ReaderBar
            page={inView}
            of={pageInfo.length}
            zoom={reader.zoom}
            acts={reader.acts}
            find={reader.find}
            findBox={reader.findBox}
            keepTurn={reader.keepTurn}
            views={reader.wide ? reader.views : null}
            panel={reader.wide ? null : { open: reader.panelOpen, onToggle: reader.togglePanel }}
          />
        ) : null}
        <PageNote pages={pageInfo} inView={inView} />
        <Body {...props} reader={reader} />
      </Page>
    </div>
  )
}

type BodyProps = OpenedProps & { reader: Reader }

function Body(props: BodyProps) {
  const { record, person, reader } = props
  const { row, pageInfo } = record
  const hasPages = pageInfo.length > 0
  const views = hasPages && reader.wide ? reader.views : { thumbnails: false, beside: false }
  return (
    <div ref={reader.body} className={bodyLook(reader.wide, views)}>
      {views.thumbnails ? (
        <Thumbnails
          id={row.id}
          pages={pageInfo}
          version={reader.version}
          inView={reader.inView}
          onPage={reader.spot.showPage}
        />
      ) : null}
      <Main {...props} />
      {views.beside ? (
        <Beside record={record} page={Math.min(reader.inView + 1, pageInfo.length)} onClose={reader.acts.beside} />
      ) : null}
      <div className="reader-panel" hidden={views.beside || (!reader.wide && !reader.panelOpen && hasPages)}>
        <Panel {...props} person={person} reader={reader} />
      </div>
    </div>
  )
}

/** What is shown beside the pages. */
type Views = { readonly thumbnails: boolean; readonly beside: boolean }

function bodyLook(wide: boolean, { thumbnails, beside }: Views): string {
  const looks = { 'reader-body-wide': wide, 'reader-body-thumbnails': thumbnails, 'reader-body-beside': beside }
  return ['reader-body', ...Object.entries(looks).flatMap(([look, is]) => (is ? [look] : []))].join(' ')
}

function Main({ record, reader, onOpenRecord }: BodyProps) {
  const { spot } = reader
  const { row, pageInfo } = record
  const marks = useMarks(reader.find.places, reader.find.at, spot)
  if (pageInfo.length === 0) return <Pageless record={record} onOpen={(id, page) => onOpenRecord?.(id, page)} />
  return (
    <div className="reader-pages" hidden={!reader.wide && reader.panelOpen}>
      <PageColumn
        id={row.id}
        pages={pageInfo}
        version={reader.version}
        zoom={reader.zoom}
        turn={reader.turn}
        goal={spot.goal}
        marks={marks}
        column={reader.column}
        onInView={reader.setInView}
        onDrawn={spot.drawn}
      />
    </div>
  )
}

/** An archive shows what came out of it; anything else without pages says so. */
function Pageless({ record, onOpen }: { record: RecordDetail; onOpen: (id: DocumentId, page: number) => void }) {
  if (record.row.reading.state !== 'unpacked') return <EmptyState icon="file" text={text.noPages} />
  return (
    <div className="stack">
      <Banner tone="info" title={text.opened.title(record.members.length)}>
        {text.opened.text}
      </Banner>
      <Members record={record} onOpen={onOpen} />
    </div>
  )
}

type SplitsProps = { record: RecordDetail; onArrange: OpenedProps['onArrange'] }

function SplitsBanner({ record: { row, splits }, onArrange }: SplitsProps) {
  if (splits.length === 0 || onArrange === undefined) return null
  return (
    <Banner
      tone="info"
      title={text.splits.title(splits.length)}
      actions={
        <Button icon="cut" onPress={() => onArrange(row.id)}>
          {text.splits.go}
        </Button>
      }
    >
      {text.splits.text}
    </Banner>
  )
}

/** Where what had the focus has gone (the heading while opening, a button that was answered), the heading gets it. */
function useHeadingKept(root: RefObject<HTMLElement | null>, state: string): void {
  useEffect(() => {
    if (document.activeElement === document.body) root.current?.querySelector('h1')?.focus({ preventScroll: true })
  }, [root, state])
}

/** The sheet of a study says what its headers say; there is nothing to arrange in it. */
const canBeArranged = ({ reading, pages, images }: RecordRow): boolean =>
  reading.state === 'read' && pages > 0 && images === 0

type ActionsProps = Pick<OpenedProps, 'record' | 'onBack' | 'onArrange'> & { filing: Filing }

function Actions({ record, filing, onBack, onArrange }: ActionsProps) {
  const proposed = filing.editing ? null : filingToConfirm(record)
  const { row } = record
  return (
    <>
      <Button kind="quiet" icon="back" onPress={onBack}>
        {text.back}
      </Button>
      {onArrange === undefined || !canBeArranged(row) ? null : (
        <Button icon="cut" onPress={() => onArrange(row.id)}>
          {text.arrange}
        </Button>
      )}
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

function Panel(props: OpenedProps & { reader: Reader }) {
  const { record, person, reader, onOpenRecord, onAddByHand, onEditHand } = props
  const { spot, inView, filing, showPages } = reader
  const { row, pageInfo } = record
  const open = (id: DocumentId, page: number) => onOpenRecord?.(id, page)
  const showPage = (page: number) => {
    showPages()
    spot.showPage(page)
  }
  const details = (
    <DetailsPanel
      record={record}
      person={person}
      filing={filing}
      onOrigin={(origin) => {
        showPages()
        void spot.showOrigin(origin)
      }}
      onPage={showPage}
      onAnswer={filing.answer}
      related={
        <>
          {row.reading.state === 'unpacked' ? null : <Members record={record} onOpen={open} />}
          <Related record={record} onOpen={open} onAddByHand={onAddByHand} onEditHand={onEditHand} />
        </>
      }
    />
  )
  const words =
    pageInfo.length === 0 ? (
      <p className="muted">{text.text.empty}</p>
    ) : (
      <TextPanel
        id={row.id}
        page={inView}
        of={pageInfo.length}
        onShow={(origin) => void spot.showOrigin(origin)}
        onActed={props.onActed ?? ignore}
      />
    )
  const entries = {
    id: 'entries',
    label: text.tabs.entries,
    count: row.entries,
    content: <EntriesPanel record={record} onPage={showPage} />,
  }
  return (
    <Tabs
      name={text.panelName}
      selected={reader.tab}
      onSelect={reader.setTab}
      tabs={[
        { id: 'details', label: text.tabs.details, content: details },
        ...(row.entries > 0 || record.counted !== null ? [entries] : []),
        { id: 'text', label: text.tabs.text, content: words },
        { id: 'about', label: text.tabs.about, content: <AboutPanel record={record} /> },
      ]}
    />
  )
}

type Reader = ReturnType<typeof useReader>

/** Everything of the viewer that is not the record itself: page, size, turn, find, panel and keys. */
function useReader({ record, page, query, onPage, onBack, onActed = ignore }: OpenedProps) {
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
  const [views, setViews] = useState<Views>({ thumbnails: false, beside: false })
  const [inView, setInView] = useState(page)
  const recordActs = useRecordActs(row.id)
  const filing = useFiling(record, recordActs, onActed)
  const version = usePictureVersion(record)
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
  const toggle = (which: keyof Views) => {
    const { activeElement } = document
    setViews({ ...views, [which]: !views[which] })
    // What had the focus may be gone with its view.
    if (views[which] && activeElement?.closest('.reader-thumbnails, .reader-beside')) column.current?.focus()
  }
  const { editing } = filing
  // A form that was left half typed is open again, and in sight.
  useEffect(() => (editing ? setPanelOpen(true) : undefined), [editing])
  const edit = () => {
    setTab('details')
    setViews({ ...views, beside: false })
    setPanelOpen(true)
    filing.edit()
  }
  const acts: ReaderActs = {
    'next-page': () => stepPage(1),
    'previous-page': () => stepPage(-1),
    larger: () => zoomTo(nextZoom(zoom, 1)),
    smaller: () => zoomTo(nextZoom(zoom, -1)),
    fit: () => zoomTo(1),
    whole: () => {
      const element = column.current
      if (element === null) return
      const room = element.clientWidth - AIR
      zoomTo(wholePage(pageInfo[inView - 1], { room, height: element.clientHeight - AIR, turn }))
    },
    thumbnails: () => toggle('thumbnails'),
    beside: () => toggle('beside'),
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
    ...{ root, body, column, findBox, wide, zoom, turn, tab, setTab, panelOpen, inView, setInView, views },
    ...{ recordActs, filing, spot, find, acts },
    togglePanel: () => {
      setPanelOpen(!panelOpen)
      // The column forgets how far it was scrolled while it is hidden.
      if (panelOpen) spot.showPage(inView)
    },
    showPages: () => setPanelOpen(false),
    version,
    keepTurn:
      turn === 0 ? null : () => void filing.keepTurn(inView, turn).then((kept) => (kept ? setTurn(0) : undefined)),
  }
}

const ignore = () => undefined
/** The column's padding on both sides, CSS pixels. */
const AIR = 32

function focusAll(field: HTMLInputElement | null | undefined): void {
  field?.focus()
  field?.select()
}
