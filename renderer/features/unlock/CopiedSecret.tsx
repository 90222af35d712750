import { useState } from 'react'
import { useCopied } from '../../desktop/use-copied.ts'
import { clipboardText } from '../../text/en/app.ts'

/** Says what becomes of a secret that was copied; writing it down is the first choice here. */
export function CopiedSecret() {
  const [isCopied, setCopied] = useState(false)
  useCopied(setCopied)
  return <p role="status">{isCopied ? clipboardText.copied(true) : null}</p>
}
