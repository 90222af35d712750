import { useCallback, useEffect, useRef, useState } from 'react'
import type { Vault } from './contract.ts'

type Verdict = 'too-weak' | 'weak' | 'good' | 'strong'

/** The words offered for a passphrase; `another` draws new ones, and `onDrawn` hears of them each time. */
export function useSuggestion(vault: Vault, onDrawn?: (words: string) => void): { words: string; another: () => void } {
  const [words, setWords] = useState('')
  const hear = useRef(onDrawn)
  useEffect(() => {
    hear.current = onDrawn
  })
  const another = useCallback(() => {
    void vault.suggestPassphrase(null).then((drawn) => {
      if (!drawn.ok) return
      setWords(drawn.value.words)
      hear.current?.(drawn.value.words)
    })
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
