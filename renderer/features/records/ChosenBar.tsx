import { useState } from 'react'
import type { DocumentId } from '../../core/base/ids.ts'
import { recordListText as text } from '../../text/en/record-list.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { IconButton } from '../../ui/controls/IconButton.tsx'
import { Dialog } from '../../ui/overlays/Dialog.tsx'
import { Banner } from '../../ui/shown/Banner.tsx'
import type { RecordRow } from '../../vault/contract.ts'
import { asTheyCame, canBeFiled, canBeJoined } from './arrange.ts'
import type { Chosen } from './use-chosen.ts'

/** What can be done with the chosen records; it stands over the list while any is chosen. */
export function ChosenBar({ chosen: list }: { chosen: Chosen }) {
  const { chosen, fault, pending } = list
  const [isJoining, setJoining] = useState(false)
  return (
    <>
      {fault === null ? null : (
        <Banner tone="caution" urgent>
          {text.faults[fault]}
        </Banner>
      )}
      {chosen.length === 0 ? null : (
        <div className="records-bar" role="group" aria-label={text.actions}>
          <strong role="status">{text.chosen(chosen.length)}</strong>
          <Button icon="check" disabled={!chosen.some(canBeFiled) || pending} onPress={() => void list.file()}>
            {text.file}
          </Button>
          <Button icon="join" disabled={!canBeJoined(chosen) || pending} onPress={() => setJoining(true)}>
            {text.join}
          </Button>
          <Button icon="trash" disabled={pending} onPress={() => void list.bin(chosen.map(({ id }) => id))}>
            {text.bin}
          </Button>
          <Button kind="quiet" onPress={list.clear}>
            {text.clear}
          </Button>
        </div>
      )}
      {isJoining && chosen.length > 1 ? (
        <JoinDialog
          rows={chosen}
          onClose={() => setJoining(false)}
          onJoin={(ids) => void list.join(ids).then(() => setJoining(false))}
        />
      ) : null}
    </>
  )
}

type JoinProps = {
  rows: readonly RecordRow[]
  onJoin: (ids: readonly DocumentId[]) => void
  onClose: () => void
}

/** The order is seen and can be changed before several records become one. */
function JoinDialog({ rows, onJoin, onClose }: JoinProps) {
  const words = text.joinDialog
  const [order, setOrder] = useState<readonly RecordRow[]>(() => [...rows].sort(asTheyCame))
  const move = (at: number, by: 1 | -1) => {
    const [here, there] = [order[at], order[at + by]]
    if (here === undefined || there === undefined) return
    const next = [...order]
    next[at] = there
    next[at + by] = here
    setOrder(next)
  }
  return (
    <Dialog
      open
      title={words.title(rows.length)}
      onClose={onClose}
      closeName={words.close}
      actions={
        <>
          <Button onPress={onClose}>{words.keep}</Button>
          <Button kind="primary" icon="join" onPress={() => onJoin(order.map(({ id }) => id))}>
            {words.join}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{words.text}</p>
        <ol className="records-order" aria-label={words.list}>
          {order.map((row, at) => (
            <li key={row.id}>
              <span className="tabular muted" aria-hidden="true">{`${at + 1}.`}</span>
              <span className="records-title">{words.name(row)}</span>
              <IconButton icon="up" name={words.earlier(row.title)} disabled={at === 0} onPress={() => move(at, -1)} />
              <IconButton
                icon="down"
                name={words.later(row.title)}
                disabled={at === order.length - 1}
                onPress={() => move(at, 1)}
              />
            </li>
          ))}
        </ol>
        <p className="muted small">{words.first(order[0]?.title ?? '')}</p>
      </div>
    </Dialog>
  )
}
