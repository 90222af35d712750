import type { LockReason } from '../contract.ts'
import type { MainWindow } from './mainWindow.ts'

/** How long the page has to put its drafts away, in milliseconds (vault.md §5.8). */
const patience = 300

/** Locking, in either way: `now`, or after the page has had 300 ms; it is told why, unless it is what asks (null). */
export type Locking = { now(): void; soon(reason: LockReason | null): void }

/** Cover first; then the page's process is replaced, whatever the page does with its 300 ms. */
export function locking(main: () => MainWindow): Locking {
  let timer: NodeJS.Timeout | null = null

  function now(): void {
    if (timer) clearTimeout(timer)
    timer = null
    main().replacePage()
  }

  function soon(reason: LockReason | null): void {
    if (timer) return
    main().cover()
    if (reason !== null) main().tell(reason)
    timer = setTimeout(now, patience)
  }
  return { now, soon }
}
