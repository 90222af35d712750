import { useCallback, useEffect, useState } from 'react'
import { packetText as text } from '../../text/en/packet.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { PassphraseField } from '../../ui/fields/PassphraseField.tsx'
import { RadioGroup } from '../../ui/fields/RadioGroup.tsx'
import { ConfirmDialog } from '../../ui/overlays/ConfirmDialog.tsx'
import { Banner } from '../../ui/shown/Banner.tsx'
import { useVault } from '../../vault/use-vault.tsx'
import type { Saved } from './use-packet.ts'

type Form = 'signed-pdf' | 'share-file'
type Props = {
  pages: number
  busy: boolean
  saved: Saved | null
  onSave: (form: Form, passphrase: string | null) => void
}
const fieldWords = { show: text.show, hide: text.hide, capsLock: text.capsLock }

/** How it is handed over, who can open it, and the plain warning before anything without a lock is saved. */
export function SavePacket({ pages, busy, saved, onSave }: Props) {
  const vault = useVault()
  const [form, setForm] = useState<Form>('share-file')
  const [passphrase, setPassphrase] = useState('')
  const [warning, setWarning] = useState(false)
  const draw = useCallback(() => {
    void vault.suggestPassphrase(null).then((drawn) => (drawn.ok ? setPassphrase(drawn.value.words) : undefined))
  }, [vault])
  useEffect(draw, [draw])
  return (
    <section className="stack">
      <h2>{text.how}</h2>
      <RadioGroup
        label={text.how}
        look="boxes"
        options={[
          { id: 'share-file', label: text.shareFile, hint: text.shareFileHint },
          { id: 'signed-pdf', label: text.signedPdf, hint: text.signedPdfHint },
        ]}
        value={form}
        onChange={(id) => setForm(id === 'signed-pdf' ? 'signed-pdf' : 'share-file')}
      />
      {form === 'share-file' ? (
        <div className="stack">
          <PassphraseField
            label={text.passphrase}
            hint={text.passphraseHint}
            value={passphrase}
            onChange={setPassphrase}
            words={fieldWords}
            autoComplete="off"
            startShown
          />
          <div className="cluster">
            <Button kind="quiet" icon="retry" onPress={draw}>
              {text.otherWords}
            </Button>
          </div>
        </div>
      ) : null}
      {saved === null ? null : <SavedNote saved={saved} />}
      <div className="cluster">
        <Button
          kind="primary"
          icon="save"
          disabled={busy}
          onPress={() => (form === 'signed-pdf' ? setWarning(true) : onSave('share-file', passphrase))}
        >
          {text.savePacket}
        </Button>
      </div>
      <ConfirmDialog
        open={warning}
        title={text.openWarningTitle}
        safe={{ label: text.back, onPress: () => setWarning(false) }}
        act={{
          label: text.saveOpen,
          kind: 'secondary',
          onPress: () => {
            setWarning(false)
            onSave('signed-pdf', null)
          },
        }}
      >
        {text.openWarning(pages)}
      </ConfirmDialog>
    </section>
  )
}

function SavedNote({ saved }: { saved: Saved }) {
  return (
    <Banner tone="ok" title={text.saved(saved.name)}>
      <p>{text.acrobat(saved.keyName)}</p>
      {saved.sameDiskAsVault ? <p>{text.savedSameDisk}</p> : null}
      <p>{text.noRecall}</p>
    </Banner>
  )
}
