import { useEffect, useRef, useState, type ReactNode } from 'react'
import { passphraseWords } from '../../text/en/fields.ts'
import { unlockText as text } from '../../text/en/unlock.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { PassphraseField } from '../../ui/fields/PassphraseField.tsx'
import { TextField } from '../../ui/fields/TextField.tsx'
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
  const [by, setBy] = useState<'passphrase' | 'recovery-code'>('passphrase')
  const [typed, setTyped] = useState('')
  const [step, setStep] = useState<'deriving' | 'opening' | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  useEscape(() => setTyped(''))
  const open = async () => {
    if (typed === '') return setFault(by === 'passphrase' ? words.noPassphrase : words.noCode)
    setFault(null)
    setStep('deriving')
    const ask = by === 'passphrase' ? ({ by, passphrase: typed } as const) : ({ by, code: typed } as const)
    const opened = await vault.unlock(ask, { onTell: setStep })
    setStep(null)
    if (opened.ok) return onOpened(by === 'recovery-code')
    const wrong = opened.error.code === 'wrong-secret' && by === 'recovery-code'
    setFault(wrong ? text.wrongCode : faultText(opened.error.code))
    announce(text.notOpened, 'assertive')
  }
  const change = (way: 'passphrase' | 'recovery-code') => {
    setBy(way)
    setTyped('')
    setFault(null)
  }
  const error = fault === null ? {} : { error: fault }
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
          {by === 'passphrase' ? (
            <PassphraseField
              label={words.passphrase}
              value={typed}
              onChange={setTyped}
              words={passphraseWords}
              autoComplete="current-password"
              takesFocus
              {...error}
            />
          ) : (
            <TextField
              label={words.code}
              hint={words.codeHint}
              mono
              value={typed}
              onChange={setTyped}
              takesFocus
              {...error}
            />
          )}
          <div className="cluster">
            <Button
              kind="primary"
              type="submit"
              pending={step !== null}
              pendingWords={step === null ? '' : words.opening[step]}
            >
              {words.open}
            </Button>
            <Button
              kind="quiet"
              icon="key"
              onPress={() => change(by === 'passphrase' ? 'recovery-code' : 'passphrase')}
            >
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
