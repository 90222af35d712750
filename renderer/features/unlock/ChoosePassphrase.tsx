import { useEffect, useState, type ReactNode } from 'react'
import { passphraseWords } from '../../text/en/fields.ts'
import { unlockText as text } from '../../text/en/unlock.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { PassphraseField } from '../../ui/fields/PassphraseField.tsx'
import { RadioGroup } from '../../ui/fields/RadioGroup.tsx'
import { Page } from '../../ui/frame/Page.tsx'
import { Banner } from '../../ui/shown/Banner.tsx'
import { ProgressBar } from '../../ui/shown/ProgressBar.tsx'
import type { Vault } from '../../vault/contract.ts'
import { useSuggestion, useVerdict } from '../../vault/use-new-passphrase.ts'
import { useMaking } from './use-create.ts'
import { faultText } from './Welcome.tsx'
import { CopiedSecret } from './CopiedSecret.tsx'

type Props = {
  vault: Vault
  inCloudFolder: boolean
  above: ReactNode
  back: ReactNode
  onMade: (kitGroups: readonly string[]) => void
}
const words = text.passphrase

/** Six words drawn by chance first; one's own as the second choice. The words are typed once, to be sure they are written down. */
export function ChoosePassphrase({ vault, inCloudFolder, above, back, onMade }: Props) {
  const [way, setWay] = useState<'words' | 'own'>('words')
  const [typed, setTyped] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const suggestion = useSuggestion(vault)
  const verdict = useVerdict(vault, way === 'own' ? typed : '')
  const { making, make } = useMaking(vault)
  const go = async () => {
    const made = await make(way === 'words' ? suggestion.words : typed)
    if (made.ok) onMade(made.value.kitGroups)
    else setFault(faultText(made.error.code))
  }
  return (
    <Page title={words.title} lead={words.lead} above={above} width="reading">
      <form
        className="stack stack-wide"
        onSubmit={(event) => {
          event.preventDefault()
          void go()
        }}
      >
        {inCloudFolder ? <Banner tone="caution">{text.cloudFolder}</Banner> : null}
        <RadioGroup
          label={words.way}
          look="boxes"
          options={[
            { id: 'words', label: words.words },
            { id: 'own', label: words.own },
          ]}
          value={way}
          onChange={(id) => setWay(id === 'own' ? 'own' : 'words')}
        />
        {way === 'words' ? (
          <SuggestedWords {...suggestion} />
        ) : (
          <PassphraseField
            label={words.ownLabel}
            hint={verdict === null ? words.ownHint : words.verdict[verdict]}
            value={typed}
            onChange={setTyped}
            words={passphraseWords}
            autoComplete="new-password"
            startShown
            error={fault ?? undefined}
          />
        )}
        {fault !== null && way === 'words' ? (
          <Banner tone="danger" urgent>
            {fault}
          </Banner>
        ) : null}
        <MakeRow
          making={making}
          back={back}
          label={way === 'words' ? words.useWords : words.make}
          disabled={way === 'own' && (verdict === null || verdict === 'too-weak')}
        />
      </form>
    </Page>
  )
}

/** Ctrl+R draws other words. */
function useNewWordsKey(another: () => void): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if ((!event.ctrlKey && !event.metaKey) || event.key.toLowerCase() !== 'r') return
      event.preventDefault()
      another()
    }
    window.addEventListener('keydown', hear, { capture: true })
    return () => window.removeEventListener('keydown', hear, { capture: true })
  }, [another])
}

function SuggestedWords({ words: drawn, another }: { words: string; another: () => void }) {
  useNewWordsKey(another)
  return (
    <div className="stack">
      <div className="secret">
        <p className="secret-words" data-testid="suggested-words" data-secret="">
          {drawn}
        </p>
        <Button kind="quiet" icon="retry" onPress={another} keys="Control+R">
          {words.newWords}
        </Button>
      </div>
      <p>{words.writeDown}</p>
      <CopiedSecret />
    </div>
  )
}

type RowProps = { making: keyof typeof words.making | null; back: ReactNode; label: string; disabled: boolean }

function MakeRow({ making, back, label, disabled }: RowProps) {
  const doing = making === null ? '' : words.making[making]
  return (
    <>
      {making === null ? null : <ProgressBar label={doing} value={undefined} words={doing} />}
      <div className="cluster">
        <Button kind="primary" type="submit" pending={making !== null} pendingWords={doing} disabled={disabled}>
          {label}
        </Button>
        {back}
      </div>
    </>
  )
}
