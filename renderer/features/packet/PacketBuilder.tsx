import { useMemo } from 'react'
import type { DocumentId } from '../../core/base/ids.ts'
import { packetPurposes, type PacketDraft } from '../../core/model/packet-draft.ts'
import { packetText as text } from '../../text/en/packet.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Select } from '../../ui/fields/Select.tsx'
import { TextArea } from '../../ui/fields/TextArea.tsx'
import { Page } from '../../ui/frame/Page.tsx'
import { Banner } from '../../ui/shown/Banner.tsx'
import { EmptyState } from '../../ui/shown/Card.tsx'
import { ProgressBar } from '../../ui/shown/ProgressBar.tsx'
import { PacketPreview } from './PacketPreview.tsx'
import { PacketRecords } from './PacketRecords.tsx'
import { Questions } from './Questions.tsx'
import { SavePacket } from './SavePacket.tsx'
import { SentPackets } from './SentPackets.tsx'
import { useDraft, useMaking, usePacketRecords } from './use-packet.ts'
import './packet.css'

type Props = { onOpenRecord: (id: DocumentId) => void; onReview: () => void; onAdd: () => void }

/** The sentence of a refusal's code. */
function faultText(code: string): string {
  const sentences: Readonly<Record<string, string>> = text.faults
  return sentences[code] ?? text.faults.broke
}

/** A packet on one page: for whom, which records in which order, what to ask; then look at it, then save it. */
export function PacketBuilder({ onOpenRecord, onReview, onAdd }: Props) {
  const records = usePacketRecords()
  const { draft, refusal, change } = useDraft()
  const making = useMaking()
  const { work } = making
  const preview = work.preview?.draft === draft ? work.preview : null
  const purposes = useMemo(() => packetPurposes.map((id) => ({ id, label: text.purposes[id] })), [])
  if (refusal !== null) return <Page title={text.title} lead={faultText(refusal)} />
  if (draft === null || records === null) return <Page title={text.title} lead={text.lead} />
  if (records.length === 0)
    return (
      <Page title={text.title} lead={text.lead}>
        <EmptyState
          icon="packet"
          text={text.empty}
          action={
            <Button kind="primary" icon="add" onPress={onAdd}>
              {text.add}
            </Button>
          }
        />
      </Page>
    )
  const purposeOf = (id: string) => packetPurposes.find((purpose) => purpose === id) ?? draft.purpose
  return (
    <Page title={text.title} lead={text.lead}>
      <div className="packet stack stack-wide">
        <p className="muted">{text.dontDelay}</p>
        <Select
          label={text.purpose}
          options={purposes}
          value={draft.purpose}
          onChange={(id) => change({ purpose: purposeOf(id) })}
          placeholder={text.purpose}
        />
        <PacketRecords
          records={records}
          chosen={draft.documents}
          onChange={(documents) => change({ documents })}
          onOpenRecord={onOpenRecord}
          onReview={onReview}
        />
        <Questions questions={draft.questions} onChange={(questions) => change({ questions })} />
        <TextArea label={text.note} value={draft.note} onChange={(note) => change({ note })} rows={3} />
        <Making draft={draft} making={making} isShown={preview !== null} />
        {preview === null ? null : (
          <div className="packet-out">
            <PacketPreview preview={preview} />
            <SavePacket
              pages={preview.pages}
              step={work.step}
              saved={work.saved}
              onSave={(form, passphrase) => void making.save(preview, form, passphrase)}
            />
          </div>
        )}
        <SentPackets turn={work.saved?.name ?? ''} />
      </div>
    </Page>
  )
}

type MakingProps = { draft: PacketDraft; making: ReturnType<typeof useMaking>; isShown: boolean }

function Making({ draft, making, isShown }: MakingProps) {
  const { work, look } = making
  const isStale = work.preview !== null && !isShown
  return (
    <div className="stack">
      {work.refusal === null ? null : (
        <Banner tone="caution" urgent>
          {faultText(work.refusal)}
        </Banner>
      )}
      {work.step === null ? null : <ProgressBar label={text.title} value={undefined} words={text.steps[work.step]} />}
      {isStale && work.step === null ? <p>{text.stale}</p> : null}
      <div className="cluster">
        <Button
          kind={isShown ? 'secondary' : 'primary'}
          icon="show"
          pending={work.step !== null}
          pendingWords={work.step === null ? '' : text.steps[work.step]}
          onPress={() => void look(draft)}
        >
          {text.preview}
        </Button>
      </div>
    </div>
  )
}
