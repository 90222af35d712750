import type { ReactNode } from 'react'
import { keysText as text } from '../../text/en/security.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Dialog } from '../../ui/overlays/Dialog.tsx'
import { Banner } from '../../ui/shown/Banner.tsx'
import { ProgressBar } from '../../ui/shown/ProgressBar.tsx'
import { ProofField } from './ProofField.tsx'
import { faultAt, type useKeyChange } from './use-key-change.ts'

type Props = {
  title: string
  children: ReactNode
  change: ReturnType<typeof useKeyChange>
  act: { label: string; kind: 'primary' | 'danger' }
  /** What changes nothing. */
  safe: string
  onSubmit: () => void
  onClose: () => void
}

/** A change of the keys as a dialog: what it does, what it needs, and a key typed once more. The keys are the vault's, not one person's. */
export function KeyForm(props: Props) {
  const { title, children, change, act, onSubmit, onClose } = props
  const { step, fault } = change
  const doing = step === null ? '' : text.steps[step]
  const close = () => (step === null ? onClose() : undefined)
  const safe = (
    <Button kind={act.kind === 'danger' ? 'primary' : 'secondary'} onPress={close}>
      {props.safe}
    </Button>
  )
  return (
    <Dialog open title={title} onClose={close} closeName={text.close} person={null}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (step === null) onSubmit()
        }}
      >
        {fault?.at === 'all' ? (
          <Banner tone="caution" urgent>
            {fault.text}
          </Banner>
        ) : null}
        {children}
        <ProofField proof={change.proof} onChange={change.setProof} error={faultAt(fault, 'proof')} />
        {step === null ? null : <ProgressBar label={doing} value={undefined} words={doing} />}
        <div className="cluster">
          {act.kind === 'danger' ? safe : null}
          <Button kind={act.kind} type="submit" pending={step !== null} pendingWords={doing}>
            {act.label}
          </Button>
          {act.kind === 'danger' ? null : safe}
        </div>
      </form>
    </Dialog>
  )
}
