import { memo } from 'react'
import type { DocumentId } from '../../core/base/ids.ts'
import type { CorrectedPage } from '../../core/model/correction.ts'
import { readerText } from '../../text/en/reader.ts'
import { usePageText } from './use-page-text.ts'
import { linesOf, openPlaces } from './words-on-page.ts'

const text = readerText.text

type Props = { id: DocumentId; page: number; of: number; height: number }

/**
 * The words of a page over its picture: unseen, to be selected and copied where they stand. Whoever hears the page gets its
 * lines as a text of their own, which reads better than words that are scattered over a picture.
 */
export function PageWords({ id, page, of, height }: Props) {
  const asked = usePageText(id, page)
  if (asked.state !== 'here' || asked.value.page !== page) return null
  return (
    <>
      <Places page={asked.value} height={height} />
      <section className="visually-hidden" aria-label={text.region(page, of)}>
        {linesOf(asked.value).map(({ start, text: line }) => (
          <p key={start}>{line}</p>
        ))}
      </section>
    </>
  )
}

const percent = (fraction: number): string => `${fraction * 100}%`

/** `height` of the page as drawn, CSS pixels: letters are as high as on the page, so that what is selected covers them. */
const Places = memo(function Places({ page, height }: { page: CorrectedPage; height: number }) {
  return (
    <div className="reader-words" aria-hidden="true">
      {page.words.map(({ start, end, box }, at) => (
        <span
          key={start}
          style={{
            insetInlineStart: percent(box.x),
            insetBlockStart: percent(box.y),
            inlineSize: percent(box.width),
            blockSize: percent(box.height),
            fontSize: `${box.height * height * 0.8}px`,
          }}
        >
          {page.text.slice(start, end)}
          {page.text.slice(end, page.words[at + 1]?.start ?? page.text.length).includes('\n') ? '\n' : ' '}
        </span>
      ))}
      {openPlaces(page).map((box, at) => (
        <span
          key={`not read ${at}`}
          className="mark mark-not-read"
          style={{
            insetInlineStart: percent(box.x),
            insetBlockStart: percent(box.y),
            inlineSize: percent(box.width),
            blockSize: percent(box.height),
          }}
        >
          <span className="mark-badge">{text.notReadBadge(at + 1)}</span>
        </span>
      ))}
    </div>
  )
})
