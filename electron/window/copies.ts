import { createHash } from 'node:crypto'
import { logFault } from '../log.ts'

/** A clipboard of the system, as far as it is asked for. */
export type Board = { readText(): Promise<string>; clear(): void }

/** How long what was copied stays, in milliseconds (vault.md §4). */
const lifetimes = { secret: 30_000, other: 60_000 }
/** A page tells of copying before the system has the text. */
const settling = 500
/** The system may have to ask another program what lies on the clipboard, and that one may hang. */
const patience = 1000

/** What was copied out of the app is taken off the clipboard again, unless something else lies there by then. */
export type Copies = {
  /** The page has copied something; a passphrase or a code counts as secret. */
  copied(isSecret: boolean): void
  /** Clear at once what is still there; the app ends. Never fails, and waits no longer than a second. */
  end(): Promise<void>
}

/** Only hashes of what was copied are kept, and only as long as it may still lie there. */
export function clearCopies(boards: readonly Board[]): Copies {
  let settle: NodeJS.Timeout | undefined
  let late: NodeJS.Timeout | undefined
  let left: readonly string[] = []

  const look = async (): Promise<void> => void (left = await Promise.all(boards.map(hashOf)))

  async function clear(): Promise<void> {
    const there = await Promise.all(boards.map(hashOf))
    boards.forEach((board, at) => {
      if (there[at] === left[at]) board.clear()
    })
    left = []
  }

  function stop(): void {
    clearTimeout(settle)
    clearTimeout(late)
  }

  return {
    copied: (isSecret) => {
      stop()
      settle = after(settling, look)
      late = after(isSecret ? lifetimes.secret : lifetimes.other, clear)
    },
    end: () => {
      stop()
      if (left.length === 0) return Promise.resolve()
      const cleared = clear().catch((fault: unknown) => logFault('clipboard', fault))
      return Promise.race([cleared, new Promise<void>((go) => setTimeout(go, patience))])
    },
  }
}

const after = (milliseconds: number, act: () => Promise<void>): NodeJS.Timeout =>
  setTimeout(() => void act().catch((fault: unknown) => logFault('clipboard', fault)), milliseconds)

const hashOf = async (board: Board): Promise<string> =>
  createHash('sha256')
    .update(await board.readText())
    .digest('hex')
