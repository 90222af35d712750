import { ok, refuse, type Refusal, type Result } from '../../core/base/result.ts'
import type { Handlers } from '../../core/base/rpc.ts'
import type { VaultDoor } from '../contract.ts'
import { backupDoorHandlers } from './backup-door.ts'
import { deskHandlers } from './desk.ts'
import type { DoorstepCall } from './with-open.ts'
import { inOrder } from '../../core/base/in-order.ts'
import type { OpenVault } from './open-vault.ts'
import { ReaderLink } from './reader-link.ts'
import { selfCheck } from './self-check.ts'
import type { Session, Topic } from './session.ts'
import { Threshold, type Surroundings } from './threshold.ts'

/** Everything the vault worker holds: the threshold while locked, the open vault afterwards. */
export class VaultWorker {
  private open: OpenVault | null = null
  private hear: ((topic: Topic) => void) | null = null
  private readonly reader: ReaderLink
  private readonly threshold: Threshold
  /** Two openings at once would be two writers of one journal. */
  private readonly inTurn = inOrder()

  constructor(surroundings: Surroundings = {}) {
    this.reader = new ReaderLink(() => this.hear?.('restart-reader'), surroundings.patience)
    this.threshold = new Threshold(this.reader, (topic) => this.hear?.(topic), surroundings)
  }

  /** The open vault's session, for those who run this worker's code in their own thread; null while locked. */
  session(): Session | null {
    return this.open?.session ?? null
  }

  handlers(): Handlers<VaultDoor> {
    return {
      ...this.doorstep(),
      ...deskHandlers((work) => this.opened(work), this.threshold),
    }
  }

  /** Runs something that needs the open vault; refuses when it is locked. */
  private async opened<T, C extends string>(
    work: (open: OpenVault) => Promise<Result<T, Refusal<C>>>,
  ): Promise<Result<T, Refusal<C | 'not-unlocked'>>> {
    const { open } = this
    if (!open) return refuse('not-unlocked')
    open.wantRows()
    try {
      await open.whole
    } catch (fault) {
      if (this.open === open) throw fault
    }
    return this.open === open ? work(open) : refuse('not-unlocked')
  }

  private async forget(): Promise<void> {
    const { open } = this
    this.open = null
    await open?.forms.write()
    await open?.forget()
  }

  private doorstep(): Pick<Handlers<VaultDoor>, DoorstepCall> {
    const { threshold } = this
    return {
      ...backupDoorHandlers({ threshold, open: () => this.open, close: () => this.forget() }),
      attachFolder: (ask) => threshold.attach(ask),
      attachReader: async ({ port }) => {
        this.reader.attach(port)
        return threshold.done()
      },
      selfCheck: async () => ok(await selfCheck(this.reader)),
      watch: (_, hearing) => {
        this.hear = hearing.tell
        return new Promise(() => undefined)
      },
      suggestPassphrase: () => threshold.suggest(),
      judgePassphrase: ({ passphrase }) => threshold.judge(passphrase),
      create: ({ passphrase }, hearing) =>
        this.inTurn(async () => {
          if (this.open) return refuse('not-empty')
          const made = await threshold.create(passphrase, hearing.tell)
          if (!made.ok) return made
          this.open = made.value.open
          return ok({ kitGroups: made.value.kitGroups })
        }),
      unlock: (ask, hearing) =>
        this.inTurn(async () => {
          if (this.open) return threshold.done()
          const opened = await threshold.unlock(ask, hearing.tell)
          if (!opened.ok) return opened
          this.open = opened.value
          // The kit has just opened the vault: there is no better proof of it. Where it cannot be noted, it is asked for again.
          if (ask.by === 'recovery-code') await opened.value.changeSettings({ kitProven: true })
          return threshold.done()
        }),
      overview: async () => {
        const early = this.open?.early()
        return early ? ok(early) : this.opened(async (open) => ok(open.overview()))
      },
      lock: async () => {
        await this.forget()
        return threshold.done()
      },
    }
  }
}
