import { useState } from 'react'
import { unlockText as text } from '../../text/en/unlock.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { SoloFrame } from '../../ui/frame/SoloFrame.tsx'
import { Stepper } from '../../ui/shown/Stepper.tsx'
import type { Vault } from '../../vault/contract.ts'
import { ChoosePassphrase } from './ChoosePassphrase.tsx'
import { ProveKit } from './ProveKit.tsx'
import { SaveKit } from './SaveKit.tsx'
import type { ReactNode } from 'react'

type Props = {
  vault: Vault
  inCloudFolder: boolean
  /** A vault for made-up records has its person already. */
  withPerson: boolean
  /** The last step: whose records it will hold. */
  person: (above: ReactNode, onDone: () => void) => ReactNode
  permanent: ReactNode
  onBack: () => void
  onDone: () => void
}

const steps = ['passphrase', 'kit', 'proof', 'person'] as const
type Step = (typeof steps)[number]

/** A new vault in four steps: passphrase, kit, proof, person. */
export function CreateVault({ vault, inCloudFolder, withPerson, person, permanent, onBack, onDone }: Props) {
  const [step, setStep] = useState<Step>('passphrase')
  const [groups, setGroups] = useState<readonly string[]>([])
  const many = withPerson ? steps.length : steps.length - 1
  const at = steps.indexOf(step) + 1
  const stepper = <Stepper words={text.stepOf(at, many)} step={at} of={many} />
  const afterProof = () => (withPerson ? setStep('person') : onDone())
  return (
    <SoloFrame permanent={permanent} address={step}>
      {step === 'passphrase' ? (
        <ChoosePassphrase
          vault={vault}
          inCloudFolder={inCloudFolder}
          above={stepper}
          back={
            <Button kind="quiet" icon="back" onPress={onBack}>
              {text.back}
            </Button>
          }
          onMade={(kit) => {
            setGroups(kit)
            setStep('kit')
          }}
        />
      ) : null}
      {step === 'kit' ? (
        <SaveKit vault={vault} groups={groups} above={stepper} onNext={() => setStep('proof')} />
      ) : null}
      {step === 'proof' ? (
        <ProveKit vault={vault} above={stepper} onBack={() => setStep('kit')} onDone={afterProof} />
      ) : null}
      {step === 'person' ? person(stepper, onDone) : null}
    </SoloFrame>
  )
}
