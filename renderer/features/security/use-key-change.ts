import { useState } from 'react'
import type { Refusal, Result } from '../../core/base/result.ts'
import { keysText, settingsText } from '../../text/en/security.ts'
import { useAnnounce } from '../../ui/shown/Live.tsx'
import { asAsked, noSecret, type TypedSecret } from '../../ui/fields/secret.ts'
import type { Vault } from '../../vault/contract.ts'
import { useVault } from '../../vault/use-vault.tsx'

type Step = 'checking' | 'deriving' | 'writing'
type Code = Parameters<typeof settingsText.fault>[0]
/** Beside which field a refusal stands: the proof, the new passphrase, or over all. */
export type Fault = { readonly at: 'proof' | 'fresh' | 'all'; readonly text: string }
type Ask<T, C extends Code> = (
  vault: Vault,
  proof: ReturnType<typeof asAsked>,
  hearing: { onTell: (step: Step) => void },
) => Promise<Result<T, Refusal<C>>>

const places: Partial<Record<Code, Fault['at']>> = {
  'wrong-secret': 'proof',
  'kit-mistyped': 'proof',
  'weak-passphrase': 'fresh',
  'same-secret': 'fresh',
}

const missingProof = ({ by, typed }: TypedSecret): string | null => {
  if (typed !== '') return null
  return by === 'passphrase' ? keysText.proof.missing : keysText.proof.missingCode
}

/** One change of the keys: the key that is shown for it, what is under way, and what went wrong. */
export function useKeyChange() {
  const vault = useVault()
  const announce = useAnnounce()
  const [proof, setProof] = useState(noSecret)
  const [step, setStep] = useState<Step | null>(null)
  const [fault, setFault] = useState<Fault | null>(null)

  /** Null where it was refused; the reason is in `fault` then. */
  async function run<T, C extends Code>(ask: Ask<T, C>): Promise<{ value: T } | null> {
    const missing = missingProof(proof)
    if (missing !== null) {
      setFault({ at: 'proof', text: missing })
      return null
    }
    setFault(null)
    setStep('checking')
    const done = await ask(vault, asAsked(proof), { onTell: setStep })
    setStep(null)
    if (done.ok) return { value: done.value }
    const { code } = done.error
    const wrongCode = code === 'wrong-secret' && proof.by === 'recovery-code'
    const text = wrongCode ? keysText.proof.wrongCode : settingsText.fault(code)
    setFault({ at: places[code] ?? 'all', text })
    announce(text, 'assertive')
    return null
  }
  return { proof, setProof, step, fault, setFault, run }
}

export const faultAt = (fault: Fault | null, at: Fault['at']): string | null => (fault?.at === at ? fault.text : null)
