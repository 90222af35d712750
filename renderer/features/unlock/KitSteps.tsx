import { useState } from 'react'
import type { Vault } from '../../vault/contract.ts'
import { ProveKit } from './ProveKit.tsx'
import { SaveKit } from './SaveKit.tsx'
import './unlock.css'

/** A new recovery kit of an open vault: save it, then prove it. It opens the vault already, and the old one does not. */
export function KitSteps({ vault, groups, onDone }: { vault: Vault; groups: readonly string[]; onDone: () => void }) {
  const [step, setStep] = useState<'kit' | 'proof'>('kit')
  return step === 'kit' ? (
    <SaveKit vault={vault} groups={groups} above={null} onNext={() => setStep('proof')} />
  ) : (
    <ProveKit vault={vault} above={null} onBack={() => setStep('kit')} onDone={onDone} />
  )
}
