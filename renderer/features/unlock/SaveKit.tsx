import { useState, type ReactNode } from 'react'
import { unlockText as text } from '../../text/en/unlock.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Page } from '../../ui/frame/Page.tsx'
import { Banner } from '../../ui/shown/Banner.tsx'
import type { Vault } from '../../vault/contract.ts'
import { faultText } from './Welcome.tsx'
import { CopiedSecret } from './CopiedSecret.tsx'

type Props = { vault: Vault; groups: readonly string[]; above: ReactNode; onNext: () => void }
type Saving =
  { state: 'no' | 'saving' } | { state: 'saved'; name: string; sameDisk: boolean } | { state: 'refused'; why: string }
const words = text.kit

/** Where the kit went, and what is left to do with it. */
function SavedNote({ name, sameDisk }: { name: string; sameDisk: boolean }) {
  return (
    <Banner tone={sameDisk ? 'caution' : 'ok'} title={words.saved(name)}>
      {sameDisk ? words.sameDisk : words.printIt}
    </Banner>
  )
}

/** The recovery code in eight groups, to be saved as a page or written down. */
export function SaveKit({ vault, groups, above, onNext }: Props) {
  const [saving, setSaving] = useState<Saving>({ state: 'no' })
  const save = async () => {
    setSaving({ state: 'saving' })
    const saved = await vault.saveKit({ paper: 'A4' })
    if (saved.ok) setSaving({ state: 'saved', name: saved.value.name, sameDisk: saved.value.sameDiskAsVault })
    else
      setSaving(
        saved.error.code === 'cancelled' ? { state: 'no' } : { state: 'refused', why: faultText(saved.error.code) },
      )
  }
  return (
    <Page title={words.title} lead={words.lead} above={above} width="reading">
      <div className="stack stack-wide">
        <ol className="kit-groups" aria-label={words.codeName} data-testid="kit-groups" data-secret="">
          {groups.map((group, index) => (
            <li key={index} className="kit-group">
              <span className="caption muted">{words.group(index + 1)}</span>
              <span className="kit-group-code">{group}</span>
            </li>
          ))}
        </ol>
        <p className="muted">{words.byHand}</p>
        <CopiedSecret />
        <div role="status">{saving.state === 'saved' ? <SavedNote {...saving} /> : null}</div>
        {saving.state === 'refused' ? (
          <Banner tone="danger" urgent>
            {saving.why}
          </Banner>
        ) : null}
        <div className="cluster">
          <Button
            kind={saving.state === 'saved' ? 'secondary' : 'primary'}
            icon="save"
            pending={saving.state === 'saving'}
            pendingWords={words.save}
            onPress={() => void save()}
          >
            {words.save}
          </Button>
          <Button kind={saving.state === 'saved' ? 'primary' : 'secondary'} onPress={onNext}>
            {words.next}
          </Button>
        </div>
      </div>
    </Page>
  )
}
