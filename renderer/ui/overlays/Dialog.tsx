import type { ReactNode } from 'react'
import { Dialog as Box, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { IconButton } from '../controls/IconButton.tsx'

export type DialogProps = {
  open: boolean
  title: string
  /** Esc, a press outside, or the close button. */
  onClose: () => void
  closeName: string
  children: ReactNode
  /** Buttons; the safe choice first. */
  actions?: ReactNode
  /** Name and birth date of the person this writes to, shown above the title. */
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
          {person === undefined ? null : <div className="dialog-person">{person}</div>}
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
