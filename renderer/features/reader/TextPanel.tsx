import type { DocumentId } from '../../core/base/ids.ts'
import type { PageText } from '../../core/model/page-text.ts'
import { troubleOf } from '../../core/model/page-trouble.ts'
import { readerText } from '../../text/en/reader.ts'
import { Banner } from '../../ui/shown/Banner.tsx'
import { usePageText } from './use-page-text.ts'
import { countDoubtful, linesOf } from './words-on-page.ts'

const text = readerText.text

type Props = { id: DocumentId; page: number; of: number }

/** The recognised text of the page in view, line by line, as text that can be read aloud, selected and copied. */
export function TextPanel({ id, page, of }: Props) {
  const asked = usePageText(id, page)
  if (asked.state === 'loading') return <p className="reader-late">{text.loading}</p>
  if (asked.state === 'refused') return <Banner tone="info">{readerText.faults.text[asked.refusal.code]}</Banner>
  return <TextOfPage pageText={asked.value} of={of} />
}

function TextOfPage({ pageText, of }: { pageText: PageText; of: number }) {
  const lines = linesOf(pageText)
  const trouble = troubleOf(pageText)
  const doubtful = countDoubtful(pageText)
  return (
    <section className="stack" aria-label={text.region(pageText.page, of)}>
      <h2 className="reader-heading">{text.title(pageText.page)}</h2>
      {trouble === null || lines.length === 0 ? null : (
        <Banner tone="caution">{readerText.trouble(trouble, pageText.quality)}</Banner>
      )}
      {doubtful === 0 ? null : <p className="muted small">{text.doubtful(doubtful)}</p>}
      {lines.length === 0 ? (
        <p className="muted">{trouble === null ? text.empty : readerText.trouble(trouble, pageText.quality)}</p>
      ) : (
        <div className="reader-text">
          {lines.map((line, at) => (
            <p key={at}>
              {line.map((piece, index) =>
                piece.doubtful ? (
                  <span key={index} className="reader-doubtful">
                    {piece.text}
                  </span>
                ) : (
                  piece.text
                ),
              )}
            </p>
          ))}
        </div>
      )}
    </section>
  )
}
