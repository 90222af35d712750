import { useCallback, useState } from 'react'
import type { DocumentId } from '../../core/base/ids.ts'
import { studyText as text } from '../../text/en/study.ts'
import { ChipGroup } from '../../ui/controls/ChipGroup.tsx'
import { Banner } from '../../ui/shown/Banner.tsx'
import { EmptyState } from '../../ui/shown/Card.tsx'
import type { StudySeries, Vault } from '../../vault/contract.ts'
import { useAsked, type Topic } from '../../vault/use-vault.tsx'
import { ImageFacts } from './ImageFacts.tsx'
import { StudyBar } from './StudyBar.tsx'
import { StudyStage } from './StudyStage.tsx'
import { useViewing } from './use-viewing.ts'
import './study.css'

const topics: readonly Topic[] = ['records']

/**
 * The pictures of a medical imaging study, to be scrolled, zoomed and windowed (ux.md §2.5). For the app: hand it to the
 * record viewer as `study={(id) => <StudyViewer id={id} />}`; it shows itself only what the vault calls a study.
 */
export function StudyViewer({ id }: { id: DocumentId }) {
  const ask = useCallback((vault: Vault) => vault.study({ id }), [id])
  const { asked } = useAsked(ask, topics)
  const [chosen, setChosen] = useState(0)
  if (asked.state === 'loading') return <p className="study-late">{text.loading}</p>
  if (asked.state === 'refused')
    return (
      <Banner tone="caution" urgent>
        {text.faults.study[asked.refusal.code]}
      </Banner>
    )
  const all = asked.value.filter(({ images }) => images.length > 0)
  const series = all[chosen] ?? all[0]
  if (series === undefined) return <EmptyState icon="image" text={text.none} />
  return (
    <section className="study" aria-label={text.region}>
      <p className="study-note">{text.onlyLooking}</p>
      {all.length < 2 ? null : (
        <ChipGroup
          name={text.series}
          choose="one"
          chips={all.map((one, at) => ({ id: String(at), label: text.seriesName(one), count: one.images.length }))}
          selected={[String(all.indexOf(series))]}
          onChange={([at]) => setChosen(Number(at))}
        />
      )}
      <Series key={all.indexOf(series)} series={series} />
    </section>
  )
}

function Series({ series }: { series: StudySeries }) {
  const viewing = useViewing(series)
  return (
    <>
      <StudyBar viewing={viewing} />
      <StudyStage viewing={viewing} series={series} />
      <ImageFacts viewing={viewing} series={series} />
    </>
  )
}
