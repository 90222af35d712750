import { useCallback } from 'react'
import type { DocumentId } from '../../core/base/ids.ts'
import { intakeText as text } from '../../text/en/intake.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Dialog } from '../../ui/overlays/Dialog.tsx'
import { Banner } from '../../ui/shown/Banner.tsx'
import { FactList } from '../../ui/shown/FactList.tsx'
import type { Vault } from '../../vault/contract.ts'
import { useAsked, type Topic } from '../../vault/use-vault.tsx'

type Props = { id: DocumentId; name: string; onClose: () => void }
const topics: readonly Topic[] = ['records']

/** What was not taken out of a zip, a mail or a PDF, and why. */
export function WhyDialog({ id, name, onClose }: Props) {
  const { asked } = useAsked(
    useCallback((vault: Vault) => vault.record({ id }), [id]),
    topics,
  )
  const refused = asked.state === 'here' ? asked.value.refusedMembers : []
  const items = refused.map(({ path, why }, at) => ({ id: String(at), term: path, value: text.member(why) }))
  return (
    <Dialog
      open
      title={text.whyTitle(name)}
      onClose={onClose}
      closeName={text.close}
      actions={<Button onPress={onClose}>{text.close}</Button>}
    >
      {asked.state === 'loading' ? <p className="muted">{text.loading}</p> : null}
      {asked.state === 'refused' ? <Banner tone="danger">{text.fault(asked.refusal.code)}</Banner> : null}
      {asked.state === 'here' && items.length === 0 ? <p>{text.whyNone}</p> : null}
      {items.length > 0 ? <FactList items={items} /> : null}
    </Dialog>
  )
}
