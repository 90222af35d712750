import { useCallback, useEffect, useRef, useState } from 'react'
import { passphraseWords } from '../../text/en/fields.ts'
import { packetText as text } from '../../text/en/packet.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { PassphraseField } from '../../ui/fields/PassphraseField.tsx'
import { RadioGroup } from '../../ui/fields/RadioGroup.tsx'
import { ConfirmDialog } from '../../ui/overlays/ConfirmDialog.tsx'
import { Banner } from '../../ui/shown/Banner.tsx'
import { useVault } from '../../vault/use-vault.tsx'
import type { Saved, Step } from './use-packet.ts'

type Form = 'signed-pdf' | 'share-file'
type Props = {
  pages: number
  /** What is under way; null while nothing is. */
  step: Step | null
  saved: Saved | null
  onSave: (form: Form, passphrase: string | null) => void
}

/** How it is handed over, who can open it, and the plain warning before anything without a lock is saved. */
export function SavePacket({ pages, step, saved, onSave }: Props) {
  const vault = useVault()
  const [form, setForm] = useState<Form>('share-file')
  const [passphrase, setPassphrase] = useState('')
  const [warning, setWarning] = useState(false)
  const draw = useCallback(() => {
    void vault.suggestPassphrase(null).then((drawn) => (drawn.ok ? setPassphrase(drawn.value.words) : undefined))
  }, [vault])
  useEffect(draw, [draw])
  return (
    <section className="stack packet-save" aria-labelledby="packet-save">
      <h2 id="packet-save">{text.save}</h2>
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
        <div className="stack stack-tight">
          <PassphraseField
            label={text.passphrase}
            hint={text.passphraseHint}
            value={passphrase}
            onChange={setPassphrase}
            words={passphraseWords}
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
      <div className="cluster">
        <Button
          kind="primary"
          icon="save"
          pending={step !== null}
          pendingWords={step === null ? '' : text.steps[step]}
          onPress={() => (form === 'signed-pdf' ? setWarning(true) : onSave('share-file', passphrase))}
        >
          {text.savePacket}
        </Button>
      </div>
      <div role="status">{saved === null ? null : <SavedNote saved={saved} />}</div>
      <ConfirmDialog
        open={warning}
        title={text.openWarningTitle}
        safe={{ label: text.back, onPress: () => setWarning(false) }}
        others={[
          {
            label: text.useShare,
            onPress: () => {
              setWarning(false)
              setForm('share-file')
            },
          },
        ]}
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
  const note = useRef<HTMLDivElement>(null)
  useEffect(() => note.current?.scrollIntoView({ block: 'nearest' }), [saved])
  return (
    <div ref={note}>
      <Banner tone="ok" title={text.saved(saved.name)}>
        <ul className="packet-next">
          {(saved.form === 'share-file' ? text.nextShare : text.nextPdf(saved.keyName)).map((line) => (
            <li key={line}>{line}</li>
          ))}
          {saved.sameDiskAsVault ? <li>{text.savedSameDisk}</li> : null}
          <li>{text.noRecall}</li>
        </ul>
      </Banner>
    </div>
  )
}
