import { appText as text } from '../text/en/app.ts'
import { instantText } from '../text/dates.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Banner } from '../ui/shown/Banner.tsx'
import type { Overview } from '../vault/contract.ts'

type Props = { overview: Overview; onUseThisCopy: () => void }

/** In what state the vault's folder was found, as long as there is something to say about it. */
export function FoundState({ overview, onUseThisCopy }: Props) {
  const { damaged, older, oldKeys, seenAt } = overview
  const use = (
    <Button kind="secondary" onPress={onUseThisCopy}>
      {text.useThisCopy}
    </Button>
  )
  return (
    <>
      {dangers(overview).map((words) => (
        <Banner key={words} tone="danger">
          {words}
        </Banner>
      ))}
      {older ? (
        <Banner tone="caution" actions={damaged ? undefined : use}>
          {text.older(seenAt === null ? null : instantText(seenAt))}
        </Banner>
      ) : null}
      {oldKeys ? (
        <Banner tone="caution" actions={damaged || older ? undefined : use}>
          {text.oldKeys(seenAt === null ? null : instantText(seenAt))}
        </Banner>
      ) : null}
      {cautions(overview).map((words) => (
        <Banner key={words} tone="caution">
          {words}
        </Banner>
      ))}
    </>
  )
}

const dangers = ({ damaged, lostRows, differs }: Overview): string[] => [
  ...(damaged ? [text.damaged] : []),
  ...(lostRows > 0 ? [text.lostRows(lostRows)] : []),
  ...(differs ? [text.differs] : []),
]

const cautions = ({ notArrived, oldKeyChanges, unreadRows, ...found }: Overview): string[] => [
  ...(notArrived > 0 ? [text.notArrived(notArrived)] : []),
  ...(oldKeyChanges > 0 ? [text.oldKeyChanges(oldKeyChanges)] : []),
  ...(unreadRows > 0 ? [text.unreadRows(unreadRows)] : []),
  ...(found.readOnly && !found.damaged && !found.older && !found.oldKeys ? [text.readOnly] : []),
]
