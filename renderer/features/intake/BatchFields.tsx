import { useState, type ReactNode } from 'react'
import type { PersonId } from '../../core/base/ids.ts'
import type { Person } from '../../core/model/person.ts'
import { intakeText as text } from '../../text/en/intake.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { SuggestField } from '../../ui/fields/SuggestField.tsx'
import { ConfirmDialog } from '../../ui/overlays/ConfirmDialog.tsx'
import type { Intake } from './use-intake.ts'

type Props = {
  intake: Intake
  /** Sign, name and birth date of the person whose records are open. */
  shown: ReactNode
  /** The others of this vault. */
  others: readonly Person[]
  /** Hospitals known of this person. */
  hospitals: readonly string[]
  onPerson: (id: PersonId) => void
}

/** What is said of everything that is added now: about whom, which is never left open, and from which hospital. */
export function BatchFields({ intake, shown, others, hospitals, onPerson }: Props) {
  const [asks, setAsks] = useState(false)
  const { hospital, setHospital, run, look, hospitals: said } = intake
  const added = look.state === 'here' ? look.lines.filter(({ batchId }) => run.batches.has(batchId)) : []
  const dropped = added.filter(({ within }) => within === null).length
  const differs = [...run.batches].some((batch) => (said.get(batch) ?? '') !== hospital.trim())
  return (
    <section className="batch-fields" aria-label={text.batchTitle}>
      <div className="batch-about">
        <p className="field-label">{text.about}</p>
        {shown}
        {others.length > 0 ? (
          <Button kind="quiet" icon="people" onPress={() => setAsks(true)}>
            {text.otherPerson}
          </Button>
        ) : null}
      </div>
      <div className="batch-from">
        <SuggestField
          label={text.from}
          hint={text.fromHint}
          value={hospital}
          onChange={setHospital}
          suggestions={hospitals}
        />
        {dropped > 0 && differs ? (
          <Button kind="quiet" onPress={intake.useForAdded}>
            {text.useForAdded(dropped)}
          </Button>
        ) : null}
      </div>
      {asks ? <AskPerson intake={intake} others={others} onPerson={onPerson} onClose={() => setAsks(false)} /> : null}
    </section>
  )
}

type AskProps = Pick<Props, 'intake' | 'others' | 'onPerson'> & { onClose: () => void }

/** Nothing is added for somebody else from here: the person goes to those records first, and sees whose they are. */
function AskPerson({ intake, others, onPerson, onClose }: AskProps) {
  const { name } = intake.person
  const [first, ...more] = others
  if (!first) return null
  const go = ({ id, name: to }: Person) => ({ label: text.whoGo(to), onPress: () => onPerson(id) })
  return (
    <ConfirmDialog
      open
      title={text.whoTitle}
      safe={{ label: text.whoStay(name), onPress: onClose }}
      others={more.map(go)}
      act={{ ...go(first), kind: 'secondary' }}
    >
      <p>{text.whoBody(name)}</p>
    </ConfirmDialog>
  )
}
