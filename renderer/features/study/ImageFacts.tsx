import { studyText as text } from '../../text/en/study.ts'
import { FactList } from '../../ui/shown/FactList.tsx'
import { Kbd } from '../../ui/shown/Kbd.tsx'
import type { StudySeries } from '../../vault/contract.ts'
import type { Viewing } from './use-viewing.ts'

/** What the header says of the image on the stage, and the keys; both on demand. */
export function ImageFacts({ viewing, series }: { viewing: Viewing; series: StudySeries }) {
  const { slide, staged, seen } = viewing
  const image = staged?.image ?? null
  if (slide === undefined) return null
  const items = [
    { id: 'series', term: text.terms.series, value: series.title },
    { id: 'modality', term: text.terms.modality, value: text.modality(series.modality) },
    { id: 'number', term: text.terms.number, value: slide.number === null ? null : String(slide.number) },
    { id: 'file', term: text.terms.file, value: slide.name },
    { id: 'size', term: text.terms.size, value: image === null ? null : text.size(image.width, image.height) },
    { id: 'spacing', term: text.terms.spacing, value: image?.spacing ? text.spacing(image.spacing) : null },
    { id: 'window', term: text.terms.window, value: seen === null ? null : text.window(seen) },
  ]
  return (
    <div className="study-more">
      <details>
        <summary>{text.about}</summary>
        <FactList
          items={items.map((item) => ({
            ...item,
            value: <span className="study-wrap">{item.value ?? text.notStated}</span>,
          }))}
        />
      </details>
      <details>
        <summary>{text.keysTitle}</summary>
        <ul className="study-keys">
          {text.keys.map(({ keys, does }) => (
            <li key={does}>
              <Kbd keys={keys} spoken />
              <span>{does}</span>
            </li>
          ))}
        </ul>
      </details>
    </div>
  )
}
