import { useState, type ReactNode } from 'react'
import { unlockText as text } from '../../text/en/unlock.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { TextField } from '../../ui/fields/TextField.tsx'
import { Page } from '../../ui/frame/Page.tsx'
import { Banner } from '../../ui/shown/Banner.tsx'
import type { Vault } from '../../vault/contract.ts'
import { faultText } from './Welcome.tsx'

type Props = { vault: Vault; above: ReactNode; onBack: () => void; onDone: () => void }
const words = text.proof
/** The groups asked for, counted from 0. */
const asked = [1, 5] as const

/** A pasted whole code counts as all eight groups. */
function typedGroups(typed: readonly string[]): { index: number; text: string }[] {
  const whole = typed.map((one) => one.replace(/[\s-]/g, '')).find((one) => one.length === 32)
  if (whole !== undefined)
    return Array.from({ length: 8 }, (_, index) => ({ index, text: whole.slice(index * 4, index * 4 + 4) }))
  return asked.map((index, at) => ({ index, text: (typed[at] ?? '').trim() }))
}

/** Two groups typed from the paper must really open the vault. It can be done later; data is never withheld. */
export function ProveKit({ vault, above, onBack, onDone }: Props) {
  const [typed, setTyped] = useState<readonly string[]>(['', ''])
  const [fault, setFault] = useState<string | null>(null)
  const check = async () => {
    const proven = await vault.proveKit({ groups: typedGroups(typed) })
    if (proven.ok) onDone()
    else setFault(faultText(proven.error.code))
  }
  return (
    <Page title={words.title} lead={words.lead} above={above} width="reading">
      <form
        className="stack stack-wide"
        onSubmit={(event) => {
          event.preventDefault()
          void check()
        }}
      >
        {fault === null ? null : (
          <Banner tone="danger" urgent>
            {fault}
          </Banner>
        )}
        <div className="proof-fields">
          {asked.map((index, at) => (
            <TextField
              key={index}
              label={text.kit.group(index + 1)}
              width="short"
              mono
              value={typed[at] ?? ''}
              onChange={(value) => setTyped(typed.map((old, i) => (i === at ? value : old)))}
            />
          ))}
        </div>
        <div className="cluster">
          <Button kind="primary" type="submit">
            {words.check}
          </Button>
          <Button kind="secondary" onPress={onDone}>
            {words.later}
          </Button>
          <Button kind="quiet" icon="back" onPress={onBack}>
            {text.back}
          </Button>
        </div>
      </form>
    </Page>
  )
}
