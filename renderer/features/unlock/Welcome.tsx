import { unlockText as text } from '../../text/en/unlock.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Page } from '../../ui/frame/Page.tsx'
import { RowList } from '../../ui/lists/RowList.tsx'
import { Banner } from '../../ui/shown/Banner.tsx'
import './unlock.css'

type Recent = { readonly ref: string; readonly name: string; readonly reachable: boolean }
type Props = {
  recent: readonly Recent[]
  /** The code of what just went wrong at a folder, or null. */
  fault: string | null
  onCreate: () => void
  onOpen: () => void
  onRestore: () => void
  onSample: () => void
  onRecent: (vault: Recent) => void
}

/** The first thing a person sees: make a vault, open one, restore one, or try one with made-up records. */
export function Welcome({ recent, fault, onCreate, onOpen, onRestore, onSample, onRecent }: Props) {
  const words = text.welcome
  return (
    <Page title={words.title} lead={words.lead} width="reading">
      <div className="stack stack-wide">
        {fault === null ? null : (
          <Banner tone="caution" urgent>
            {faultText(fault)}
          </Banner>
        )}
        <ul className="doors">
          <Door label={words.create} hint={words.createHint} kind="primary" onPress={onCreate} />
          <Door label={words.open} hint={words.openHint} kind="secondary" onPress={onOpen} />
          <Door label={words.restore} hint={words.restoreHint} kind="secondary" onPress={onRestore} />
          <Door label={words.sample} hint={words.sampleHint} kind="secondary" onPress={onSample} />
        </ul>
        {recent.length === 0 ? null : (
          <section className="stack">
            <h2>{words.recent}</h2>
            <RowList
              name={words.recent}
              rows={recent.map(({ ref, name, reachable }) => ({
                id: ref,
                name: reachable ? name : `${name}, ${words.notReachable}`,
                icon: 'lock' as const,
                title: name,
                ...(reachable ? {} : { meta: words.notReachable }),
              }))}
              onOpen={(ref) => {
                const vault = recent.find((one) => one.ref === ref)
                if (vault?.reachable) onRecent(vault)
              }}
            />
          </section>
        )}
        <p className="muted small">{words.purpose}</p>
      </div>
    </Page>
  )
}

type DoorProps = { label: string; hint: string; kind: 'primary' | 'secondary'; onPress: () => void }
function Door({ label, hint, kind, onPress }: DoorProps) {
  return (
    <li className="door">
      <Button kind={kind} onPress={onPress}>
        {label}
      </Button>
      <span className="muted">{hint}</span>
    </li>
  )
}

/** The sentence of a refusal's code. A code of a later version has the one that is always true. */
export function faultText(code: string): string {
  const sentences: Readonly<Record<string, string>> = text.faults
  return sentences[code] ?? text.faults.broke
}
