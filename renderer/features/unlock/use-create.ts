import { useCallback, useEffect, useState } from 'react'
import type { Result, Refusal } from '../../core/base/result.ts'
import type { Vault } from '../../vault/contract.ts'

type Verdict = 'too-weak' | 'weak' | 'good' | 'strong'
type Making = 'measuring' | 'deriving' | 'writing'

/** The words offered for a passphrase; `another` draws new ones. */
export function useSuggestion(vault: Vault): { words: string; another: () => void } {
  const [words, setWords] = useState('')
  const another = useCallback(() => {
    void vault.suggestPassphrase(null).then((drawn) => (drawn.ok ? setWords(drawn.value.words) : undefined))
  }, [vault])
  useEffect(another, [another])
  return { words, another }
}

/** How hard what is typed would be to guess; null while nothing is typed. */
export function useVerdict(vault: Vault, passphrase: string): Verdict | null {
  const [verdict, setVerdict] = useState<Verdict | null>(null)
  useEffect(() => {
    let current = true
    if (passphrase === '') setVerdict(null)
    else
      void vault.judgePassphrase({ passphrase }).then((judged) => {
        if (current && judged.ok) setVerdict(judged.value.verdict)
      })
    return () => {
      current = false
    }
  }, [vault, passphrase])
  return verdict
}

/** Makes the vault; `making` says what is under way. */
export function useMaking(vault: Vault): {
  making: Making | null
  make(passphrase: string): Promise<Result<{ kitGroups: string[] }, Refusal<string>>>
} {
  const [making, setMaking] = useState<Making | null>(null)
  const make = useCallback(
    async (passphrase: string) => {
      setMaking('measuring')
      const made = await vault.create({ passphrase }, { onTell: setMaking })
      setMaking(null)
      return made
    },
    [vault],
  )
  return { making, make }
}
