import type { DocumentId } from '../../core/base/ids.ts'
import type { CorrectedPage } from '../../core/model/correction.ts'
import { troubleOf } from '../../core/model/page-trouble.ts'
import type { Origin } from '../../core/model/understanding.ts'
import { readerText } from '../../text/en/reader.ts'
import { Banner } from '../../ui/shown/Banner.tsx'
import type { Act } from '../../vault/contract.ts'
import { NotReadPlaces } from './NotReadPlaces.tsx'
import { TextLine } from './TextLine.tsx'
import { useCorrections } from './use-corrections.ts'
import { usePageText } from './use-page-text.ts'
import { countDoubtful, linesOf, openPlaces } from './words-on-page.ts'

const text = readerText.text

type Props = {
  id: DocumentId
  page: number
  of: number
  /** Marks words of a page's text on its picture. */
  onShow: (origin: Origin) => void
  onActed: (act: Act) => void
}

/** The reading view: the text of the page in view, line by line, to be read aloud, selected, copied and corrected. */
export function TextPanel(props: Props) {
  const asked = usePageText(props.id, props.page)
  if (asked.state === 'loading') return <p className="reader-late">{text.loading}</p>
  if (asked.state === 'refused') return <Banner tone="info">{readerText.faults.text[asked.refusal.code]}</Banner>
  return <TextOfPage key={`${props.id} ${asked.value.page}`} {...props} pageText={asked.value} />
}

function TextOfPage({ id, of, pageText, onShow, onActed }: Props & { pageText: CorrectedPage }) {
  const { page, quality, corrected } = pageText
  const corrections = useCorrections(id, page, onActed)
  const lines = linesOf(pageText)
  const trouble = troubleOf(pageText)
  const doubtful = countDoubtful(pageText)
  const draft = `correct/${id}/${page}`
  return (
    <section className="stack" aria-label={text.region(page, of)}>
      <h2 className="reader-heading">{text.title(page)}</h2>
      {trouble === null || lines.length === 0 ? null : (
        <Banner tone="caution">{readerText.trouble(trouble, quality)}</Banner>
      )}
      {doubtful === 0 ? null : <p className="muted small">{text.doubtful(doubtful)}</p>}
      {lines.length === 0 ? (
        <p className="muted">{trouble === null ? text.empty : readerText.trouble(trouble, quality)}</p>
      ) : (
        <div className="reader-text">
          {lines.map((line) => {
            const [start, end] = [line.start, line.start + line.text.length]
            return (
              <TextLine
                key={`${start} ${line.text}`}
                line={line}
                corrected={corrected.filter((one) => one.start < end && one.end > start)}
                corrections={corrections}
                draft={`${draft}/${line.text.slice(0, 100)}`}
                onShow={() => onShow({ page, start, end })}
              />
            )
          })}
        </div>
      )}
      <NotReadPlaces places={openPlaces(pageText)} corrections={corrections} draft={draft} />
    </section>
  )
}
