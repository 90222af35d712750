import { useEffect, useRef, useState, type ReactNode } from 'react'
import { passphraseWords } from '../../text/en/fields.ts'
import { unlockText as text } from '../../text/en/unlock.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { SecretField } from '../../ui/fields/SecretField.tsx'
import { asAsked, noSecret, otherSecret } from '../../ui/fields/secret.ts'
import { Page } from '../../ui/frame/Page.tsx'
import { SoloFrame } from '../../ui/frame/SoloFrame.tsx'
import { Banner } from '../../ui/shown/Banner.tsx'
import { useAnnounce } from '../../ui/shown/Live.tsx'
import type { Vault } from '../../vault/contract.ts'
import { faultText } from './Welcome.tsx'
import './unlock.css'

type Props = {
  vault: Vault
  folderName: string
  notices: { trialMark: boolean; repaired: boolean; readOnly: boolean }
  permanent: ReactNode
  /** The day on which the recovery kit was made. */
  kitMadeOn: string | null
  /** Hears whether it was the recovery kit that opened it. */
  onOpened: (byKit: boolean) => void
  onOther: () => void
}
const words = text.unlock

/** The lock screen: no names, no counts, only the folder's own name. */
export function Unlock({ vault, folderName, notices, permanent, kitMadeOn, onOpened, onOther }: Props) {
  const announce = useAnnounce()
  const [secret, setSecret] = useState(noSecret)
  const { by } = secret
  const [step, setStep] = useState<'deriving' | 'opening' | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  useEscape(() => setSecret({ by, typed: '' }))
  const open = async () => {
    if (secret.typed === '') return setFault(by === 'passphrase' ? words.noPassphrase : words.noCode)
    setFault(null)
    setStep('deriving')
    const opened = await vault.unlock(asAsked(secret), { onTell: setStep })
    setStep(null)
    if (opened.ok) return onOpened(by === 'recovery-code')
    const wrong = opened.error.code === 'wrong-secret' && by === 'recovery-code'
    setFault(wrong ? text.wrongCode : faultText(opened.error.code))
    announce(text.notOpened, 'assertive')
  }
  const change = () => {
    setSecret(otherSecret(secret))
    setFault(null)
  }
  return (
    <SoloFrame permanent={permanent} address={`unlock-${by}`}>
      <Page title={words.title(folderName)} width="reading">
        <form
          className="stack stack-wide"
          onSubmit={(event) => {
            event.preventDefault()
            void open()
          }}
        >
          <Notices {...notices} />
          <SecretField
            secret={secret}
            onChange={setSecret}
            words={words}
            passphraseWords={passphraseWords}
            autoComplete="current-password"
            error={fault}
            takesFocus
          />
          <div className="cluster">
            <Button
              kind="primary"
              type="submit"
              pending={step !== null}
              pendingWords={step === null ? '' : words.opening[step]}
            >
              {words.open}
            </Button>
            <Button kind="quiet" icon="key" onPress={change}>
              {by === 'passphrase' ? words.useKit : words.usePassphrase}
            </Button>
            <Button kind="quiet" onPress={onOther}>
              {words.other}
            </Button>
          </div>
          <details className="lost">
            <summary>{words.lostTitle}</summary>
            {kitMadeOn === null ? null : <p className="muted">{words.lostKit(kitMadeOn)}</p>}
            <p className="muted">{words.lost}</p>
          </details>
        </form>
      </Page>
    </SoloFrame>
  )
}

/** Esc clears what was typed. */
function useEscape(clear: () => void): void {
  const now = useRef(clear)
  useEffect(() => {
    now.current = clear
  })
  useEffect(() => {
    const hear = ({ key }: KeyboardEvent) => (key === 'Escape' ? now.current() : undefined)
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [])
}

function Notices({ trialMark, repaired, readOnly }: Props['notices']) {
  return (
    <>
      {trialMark ? <Banner tone="caution">{text.trialMark}</Banner> : null}
      {repaired ? <Banner tone="info">{text.repaired}</Banner> : null}
      {readOnly ? <Banner tone="caution">{text.readOnly}</Banner> : null}
    </>
  )
}
