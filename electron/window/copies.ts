import { createHash } from 'node:crypto'
import { logFault } from '../log.ts'

/** A clipboard of the system, as far as it is asked for. */
export type Board = { readText(): Promise<string>; clear(): void }

/** How long what was copied stays, in milliseconds (vault.md §4). */
const lifetimes = { secret: 30_000, other: 60_000 }
/** A page tells of copying before the system has the text. */
const settling = 500

/** What was copied out of the app is taken off the clipboard again, unless something else lies there by then. */
export type Copies = {
  /** The page has copied something; a passphrase or a code counts as secret. */
  copied(isSecret: boolean): void
  /** Clear at once what is still there; the app ends. */
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
      return left.length > 0 ? clear() : Promise.resolve()
    },
  }
}

const after = (milliseconds: number, act: () => Promise<void>): NodeJS.Timeout =>
  setTimeout(() => void act().catch((fault: unknown) => logFault('clipboard', fault)), milliseconds)

const hashOf = async (board: Board): Promise<string> =>
  createHash('sha256')
    .update(await board.readText())
    .digest('hex')
