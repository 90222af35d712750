import { useState, type ReactNode } from 'react'
import { settingsText as text } from '../../text/en/security.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Checkbox } from '../../ui/fields/Checkbox.tsx'
import { Select } from '../../ui/fields/Select.tsx'
import { Page } from '../../ui/frame/Page.tsx'
import { Banner } from '../../ui/shown/Banner.tsx'
import type { Overview } from '../../vault/contract.ts'
import { useVault } from '../../vault/use-vault.tsx'
import './security.css'

type Props = {
  overview: Pick<Overview, 'lockAfter' | 'hideFromSharing' | 'readOnly'>
  keys: ReactNode
  onHowKept: () => void
}
/** Minutes that can be chosen; there is no never (vault.md §5.8). */
const choices = [1, 2, 5, 10, 15, 20, 30, 45, 60]

/** When the vault locks, who can open it, and where to read how it is kept. Everything applies at once. */
export function Settings({ overview, keys, onHowKept }: Props) {
  const vault = useVault()
  const [fault, setFault] = useState<string | null>(null)
  const { lockAfter, hideFromSharing, readOnly } = overview
  const change = async (changes: Parameters<typeof vault.changeSecurity>[0]) => {
    const done = await vault.changeSecurity(changes)
    setFault(done.ok ? null : text.fault(done.error.code))
  }
  const minutes = [...new Set([...choices, lockAfter])].sort((a, b) => a - b)
  return (
    <Page title={text.title} lead={text.lead} width="reading">
      <div className="stack stack-wide">
        {fault === null ? null : (
          <Banner tone="caution" urgent>
            {fault}
          </Banner>
        )}
        <section className="stack" aria-labelledby="settings-locking">
          <h2 id="settings-locking">{text.locking.title}</h2>
          <Select
            label={text.locking.after}
            hint={text.locking.afterHint}
            options={minutes.map((count) => ({ id: String(count), label: text.locking.minutes(count) }))}
            value={String(lockAfter)}
            onChange={(id) => void change({ lockAfter: Number(id) })}
            width="full"
            placeholder={text.locking.minutes(lockAfter)}
            disabled={readOnly}
          />
          <Checkbox
            checked={hideFromSharing}
            onChange={(hidden) => void change({ hideFromSharing: hidden })}
            hint={text.locking.hideHint}
            disabled={readOnly}
          >
            {text.locking.hide}
          </Checkbox>
        </section>
        {keys}
        <section className="stack" aria-labelledby="settings-kept">
          <h2 id="settings-kept">{text.kept.title}</h2>
          <p className="muted">{text.kept.text}</p>
          <div className="cluster">
            <Button icon="shield" onPress={onHowKept}>
              {text.kept.open}
            </Button>
          </div>
        </section>
      </div>
    </Page>
  )
}
