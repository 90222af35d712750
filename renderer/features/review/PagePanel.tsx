import { useMemo } from 'react'
import type { RecordDetail } from '../../vault/contract.ts'
import { reviewText as text } from '../../text/en/review.ts'
import { IconButton } from '../../ui/controls/IconButton.tsx'
import { EmptyState } from '../../ui/shown/Card.tsx'
import { PageImage } from '../../ui/shown/PageImage.tsx'
import { marksOn, type Evidence } from './evidence.ts'
import { usePage, useWidth } from './use-page.ts'

type Props = {
  record: RecordDetail
  page: number
  evidence: readonly Evidence[]
  /** What the part that scrolls is called, where there are two. */
  region?: string | undefined
  onPage: (page: number) => void
}

/** A page of the record with what was read on it marked, and the way to its other pages. */
export function PagePanel(props: Props) {
  const { row, pageInfo } = props.record
  const cannotBeDrawn = row.format === 'unknown' || row.size === 0
  if (cannotBeDrawn && pageInfo.length === 0) {
    return (
      <div className="review-page">
        <EmptyState icon="fileUnknown" text={text.noPages} />
      </div>
    )
  }
  return <Drawn {...props} />
}

function Drawn({ record, page, evidence, region = text.pageRegion, onPage }: Props) {
  const { width, measure } = useWidth()
  const shown = usePage(record.row.id, page, width)
  const info = record.pageInfo.find((one) => one.page === page)
  const of = Math.max(record.row.pages, 1)
  const marks = useMemo(() => (shown.words ? marksOn(shown.words, evidence) : []), [shown.words, evidence])
  return (
    <div className="review-page">
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <div ref={measure} className="review-scroll" role="region" aria-label={region} tabIndex={0}>
        <PageImage
          name={text.pageName(page, of, info?.source === 'ocr')}
          picture={shown.picture}
          ratio={info && info.height > 0 ? info.width / info.height : undefined}
          waiting={shown.fault ?? <Slowly words={text.drawing} />}
          marks={marks}
        />
      </div>
      <div className="cluster review-pager">
        <IconButton name={text.pageBefore} icon="previous" disabled={page <= 1} onPress={() => onPage(page - 1)} />
        <p className="small tabular">{text.page(page, of)}</p>
        <IconButton name={text.pageAfter} icon="next" disabled={page >= of} onPress={() => onPage(page + 1)} />
      </div>
    </div>
  )
}

/** Words that come only when a page takes its time (ux.md §5: nothing below 200 ms); the style sheet does the waiting. */
const Slowly = ({ words }: { words: string }) => <span className="review-slowly">{words}</span>
