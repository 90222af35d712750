import type { ReactNode } from 'react'
import { Dialog as Box, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { IconButton } from '../controls/IconButton.tsx'
import { DialogPerson } from '../frame/PersonShown.tsx'

export type DialogProps = {
  open: boolean
  title: string
  /** Esc, a press outside, or the close button. */
  onClose: () => void
  closeName: string
  children: ReactNode
  /** Buttons; the safe choice first. */
  actions?: ReactNode
  /** Over the title: name and birth date of the person whose records these are, unless given; `null` for nobody. */
  person?: ReactNode
  width?: 'narrow' | 'normal' | 'wide' | undefined
}

export function Dialog({ open, title, onClose, closeName, children, actions, person, width = 'normal' }: DialogProps) {
  return (
    <ModalOverlay
      className="scrim"
      isDismissable
      isOpen={open}
      onOpenChange={(stays) => (stays ? undefined : onClose())}
    >
      <Modal className={`modal modal-${width}`}>
        <Box className="dialog">
          <DialogPerson person={person} />
          <div className="dialog-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <IconButton name={closeName} icon="close" onPress={onClose} />
          </div>
          <div className="dialog-body">{children}</div>
          {actions === undefined ? null : <div className="dialog-actions">{actions}</div>}
        </Box>
      </Modal>
    </ModalOverlay>
  )
}
