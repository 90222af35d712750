import { useCallback, useMemo, useRef, useState } from 'react'
import { readerText } from '../../text/en/reader.ts'
import { IconButton } from '../../ui/controls/IconButton.tsx'
import { Select } from '../../ui/fields/Select.tsx'
import { Banner } from '../../ui/shown/Banner.tsx'
import type { RecordDetail, Vault } from '../../vault/contract.ts'
import { useAsked } from '../../vault/use-vault.tsx'
import { PageColumn } from './PageColumn.tsx'
import { usePictureVersion } from './use-picture-version.ts'
import { useRecord } from './use-record.ts'

const text = readerText.beside
/** So many other records are offered; one that goes with this is always among them. */
const MOST = 200
const once = [] as const
const ignore = () => undefined
const noMarks = new Map<number, never>()

type Props = { record: RecordDetail; page: number; onClose: () => void }

/** A second view beside the pages: another page of the same record, or another record. */
export function Beside({ record, page, onClose }: Props) {
  const [shown, setShown] = useState<string>(record.row.id)
  const { asked } = useRecord(shown)
  const options = useOptions(record)
  return (
    <section className="reader-beside" aria-label={text.name}>
      <div className="reader-beside-head">
        <Select
          label={text.which}
          options={options}
          value={shown}
          onChange={setShown}
          placeholder={text.which}
          width="full"
        />
        <IconButton icon="close" name={text.close} keys={['C']} onPress={onClose} />
      </div>
      {asked.state === 'refused' ? (
        <Banner tone="caution">{readerText.faults.record[asked.refusal.code]}</Banner>
      ) : null}
      {asked.state === 'here' && asked.value.row.id === shown ? (
        <Pages key={shown} record={asked.value} first={shown === record.row.id ? page : 1} />
      ) : null}
    </section>
  )
}

function useOptions({ row, kin, members }: RecordDetail) {
  const { asked } = useAsked(
    useCallback((vault: Vault) => vault.records({ from: 0, most: MOST }), []),
    once,
  )
  return useMemo(() => {
    const others = asked.state === 'here' ? asked.value : []
    const all = [
      { id: row.id, label: text.same },
      ...kin.map(({ other }) => ({ id: other.id, label: readerText.related.recordName(other) })),
      ...members.map(({ id, title }) => ({ id, label: title })),
      ...others.map((other) => ({ id: other.id, label: readerText.related.recordName(other) })),
    ]
    return all.filter(({ id }, at) => all.findIndex((one) => one.id === id) === at)
  }, [asked, row.id, kin, members])
}

function Pages({ record, first }: { record: RecordDetail; first: number }) {
  const { row, pageInfo } = record
  const column = useRef<HTMLDivElement>(null)
  const version = usePictureVersion(record)
  const [inView, setInView] = useState(first)
  const [goal, setGoal] = useState({ page: first, turn: 0 })
  if (pageInfo.length === 0) return <p className="muted">{readerText.noPages}</p>
  const step = (by: 1 | -1) => {
    const page = Math.min(Math.max(inView + by, 1), pageInfo.length)
    setGoal(({ turn }) => ({ page, turn: turn + 1 }))
  }
  return (
    <>
      <div className="reader-bar-part">
        <IconButton icon="previous" name={text.previous} disabled={inView <= 1} onPress={() => step(-1)} />
        <span className="reader-at tabular">{readerText.bar.page(inView, pageInfo.length)}</span>
        <IconButton icon="next" name={text.next} disabled={inView >= pageInfo.length} onPress={() => step(1)} />
      </div>
      <div className="reader-beside-pages">
        <PageColumn
          id={row.id}
          pages={pageInfo}
          version={version}
          zoom={1}
          turn={0}
          goal={goal}
          marks={noMarks}
          column={column}
          name={text.column}
          onInView={setInView}
          onDrawn={ignore}
        />
      </div>
    </>
  )
}
