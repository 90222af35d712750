import { useCallback, useEffect, useState } from 'react'
import type { Vault } from './contract.ts'

type Verdict = 'too-weak' | 'weak' | 'good' | 'strong'

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
