import { intakeText as text } from '../../text/en/intake.ts'
import type { CopyNews } from './copy-queue.ts'

/** What to say when copying is over; null before, and when nothing came of it. */
export function copiedWords({ running, stopped, inside, asked }: CopyNews): string | null {
  if (running || stopped || asked === 0) return null
  return inside === asked ? `${text.copied(inside)} ${text.stickFree}` : text.someCopied(inside, asked)
}
