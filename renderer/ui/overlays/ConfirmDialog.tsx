import type { ReactNode } from 'react'
import { Dialog as Box, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Button } from '../controls/Button.tsx'
import { DialogPerson } from '../frame/PersonShown.tsx'

export type ConfirmDialogProps = {
  open: boolean
  /** Names the thing and the act: a question. */
  title: string
  /** What happens, what stays. */
  children: ReactNode
  /** The choice that changes nothing: first, focused, and what Esc does. */
  safe: { label: string; onPress: () => void }
  act: { label: string; onPress: () => void; kind?: 'danger' | 'secondary' | undefined; pending?: boolean | undefined }
  /** Other ways out, between the two. */
  others?: readonly { label: string; onPress: () => void }[] | undefined
  /** Over the title: name and birth date of the person whose records these are, unless given; `null` for nobody. */
  person?: ReactNode
}

/** Only for acts that cannot be undone, or that reach outside the vault. A press outside does not answer it. */
export function ConfirmDialog({ open, title, children, safe, act, others = [], person }: ConfirmDialogProps) {
  return (
    <ModalOverlay className="scrim" isOpen={open} onOpenChange={(stays) => (stays ? undefined : safe.onPress())}>
      <Modal className="modal modal-narrow">
        <Box className="dialog" role="alertdialog">
          <DialogPerson person={person} />
          <div className="dialog-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
          </div>
          <div className="dialog-body">{children}</div>
          <div className="dialog-actions">
            <Button kind="primary" onPress={safe.onPress} takesFocus>
              {safe.label}
            </Button>
            {others.map((other) => (
              <Button key={other.label} onPress={other.onPress}>
                {other.label}
              </Button>
            ))}
            <Button kind={act.kind ?? 'danger'} onPress={act.onPress} pending={act.pending}>
              {act.label}
            </Button>
          </div>
        </Box>
      </Modal>
    </ModalOverlay>
  )
}
