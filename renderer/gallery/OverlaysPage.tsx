import { useState } from 'react'
import { Button } from '../ui/controls/Button.tsx'
import { partsOfDate } from '../ui/fields/date-parts.ts'
import { DateField } from '../ui/fields/DateField.tsx'
import { Page } from '../ui/frame/Page.tsx'
import { PersonBar } from '../ui/frame/PersonBar.tsx'
import { ConfirmDialog } from '../ui/overlays/ConfirmDialog.tsx'
import { Dialog } from '../ui/overlays/Dialog.tsx'
import { ToastRegion, useToasts } from '../ui/overlays/Toasts.tsx'
import { rosa } from './rosa.ts'
import { t } from './gallery-text.ts'

const words = t.overlays

function DateDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const [date, setDate] = useState(partsOfDate({ year: 2023, month: 5 }))
  return (
    <Dialog
      open={open}
      title={words.dialogTitle}
      closeName={words.close}
      onClose={onClose}
      person={<PersonBar {...rosa} />}
      actions={
        <>
          <Button kind="primary" onPress={onClose}>
            {words.save}
          </Button>
          <Button onPress={onClose}>{words.cancel}</Button>
        </>
      }
    >
      <DateField label={t.lists.date} hint={t.fields.bornHint} value={date} onChange={setDate} words={t.fields} />
    </Dialog>
  )
}

export function OverlaysPage() {
  const [open, setOpen] = useState<'dialog' | 'confirm' | null>(null)
  const toasts = useToasts()
  const close = () => setOpen(null)
  const move = () => {
    close()
    toasts.show({ text: words.moved, action: { label: words.undo, onPress: () => undefined } })
  }
  return (
    <Page title={words.title} lead={words.lead}>
      <div className="cluster">
        <Button onPress={() => setOpen('dialog')}>{words.openDialog}</Button>
        <Button onPress={() => setOpen('confirm')}>{words.openConfirm}</Button>
        <Button onPress={move}>{words.openToast}</Button>
      </div>
      <DateDialog open={open === 'dialog'} onClose={close} />
      <ConfirmDialog
        open={open === 'confirm'}
        title={words.confirmTitle}
        person={<PersonBar {...rosa} />}
        safe={{ label: words.keep, onPress: close }}
        act={{ label: words.move, onPress: move, kind: 'secondary' }}
      >
        <p>{words.confirmBody}</p>
      </ConfirmDialog>
      <ToastRegion list={toasts} name={words.notes} closeName={words.closeNote} />
    </Page>
  )
}
