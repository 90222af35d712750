import { backupDoor, type BackupDoor } from '../../../electron/contract.ts'
import { portOf } from '../../core/base/port-of.ts'
import { connect, type Client, type Connection } from '../../core/base/rpc.ts'
import { err, ok, refuse, type Refusal, type Result } from '../../core/base/result.ts'
import type { BackupFile } from '../../core/format/backup-layout.ts'
import { readBackupFront, type BackupFront } from '../../core/format/backup-read.ts'
import type { ByteSource } from '../../core/format/backup-source.ts'
import { readHeader, type VaultHeader } from '../../core/format/header.ts'
import type { BackupReport } from '../backup-calls.ts'
import { judgeBackup, type BackupRing, type BackupSink } from './backup-judge.ts'
import { diskRefusal, type DiskCode, type DiskRefusal } from './vault-folder.ts'

type Shell = Client<BackupDoor>
type Line = Connection<BackupDoor>
type FrontCode = 'not-a-backup' | 'too-new' | 'backup-damaged' | 'backup-out-of-bounds'
export type ReadBackupCode = 'cancelled' | 'nothing-readable' | 'not-this-vault' | DiskCode

/** How many unanswered parts may be on their way to the shell. */
const CREDITS = 8

export type Watching = { readonly tell: (done: number, of: number) => void; readonly cancelled: () => boolean }

/** A backup that the person chose: what stands in it in the clear, and the way to all the rest. */
export class ChosenBackup {
  private constructor(
    private readonly line: Line,
    private readonly source: ByteSource<DiskCode>,
    private readonly front: BackupFront,
    readonly header: VaultHeader,
  ) {}

  static async open(port: MessagePort, size: number): Promise<Result<ChosenBackup, Refusal<FrontCode | DiskCode>>> {
    const line = connect(portOf(port), backupDoor)
    const source = sourceAt(line.client, size)
    const front = await readBackupFront(source)
    if (!front.ok)
      return front.error.code === 'head-damaged' ? refuse('backup-damaged') : err({ code: front.error.code })
    const header = readHeader(front.value.header)
    if (header.ok) return ok(new ChosenBackup(line, source, front.value, header.value))
    if (header.error.code === 'out-of-bounds') return refuse('backup-out-of-bounds')
    return refuse(header.error.code === 'too-new' ? 'too-new' : 'backup-damaged')
  }

  /** Another file has been chosen, or none: the shell has closed its end, and nothing more comes of what was asked. */
  letGo(): void {
    this.line.close()
  }

  /** Read and open all of it. */
  check(ring: BackupRing, watching: Watching): Promise<Result<BackupReport, Refusal<ReadBackupCode>>> {
    return this.judge(ring, watching)
  }

  /** The same, and put the vault together beside its place on the way. What is broken off leaves nothing. */
  async stage(
    ring: BackupRing,
    watching: Watching,
    target: string,
  ): Promise<Result<BackupReport, Refusal<ReadBackupCode>>> {
    const begun = await this.shell.beginStaging({ target })
    if (!begun.ok) return err(diskRefusal(begun.error))
    const staged = begun.value.room < this.source.size ? refuse('disk-full') : await this.stageInto(ring, watching)
    if (!staged.ok) await this.drop()
    return staged
  }

  async takePlace(): Promise<Result<{ place: { ref: string; name: string }; aside: string | null }, DiskRefusal>> {
    const taken = await this.shell.takePlace(null)
    return taken.ok ? taken : err(diskRefusal(taken.error))
  }

  async drop(): Promise<void> {
    await this.shell.dropStaging(null)
  }

  private get shell(): Shell {
    return this.line.client
  }

  private async stageInto(
    ring: BackupRing,
    watching: Watching,
  ): Promise<Result<BackupReport, Refusal<ReadBackupCode>>> {
    const sink = new StagingSink(this.shell)
    const judged = await this.judge(ring, watching, sink)
    if (!judged.ok) return judged
    const settled = await sink.settled()
    if (!settled.ok) return settled
    const header = await this.shell.stageHeader({ header: this.front.header })
    return header.ok ? judged : err(diskRefusal(header.error))
  }

  private async judge(
    ring: BackupRing,
    { tell, cancelled }: Watching,
    sink?: BackupSink,
  ): Promise<Result<BackupReport, Refusal<ReadBackupCode>>> {
    const { source, front } = this
    const told = (done: number) => tell(done, source.size)
    const judged = await judgeBackup(
      { source, front, ring, epochId: this.header.epoch.id },
      { tell: told, cancelled, ...(sink === undefined ? {} : { sink }) },
    )
    if (!judged.ok) return judged
    return judged.value.report.bytes === 0 ? refuse('nothing-readable') : ok(judged.value.report)
  }
}

function sourceAt(shell: Shell, size: number): ByteSource<DiskCode> {
  return {
    size,
    read: async (from, length) => {
      const read = await shell.read({ from, length })
      return read.ok ? read : err(diskRefusal(read.error))
    },
  }
}

/** Hands files on to the shell with a few parts on their way at a time; the first refusal is told with the next. */
class StagingSink implements BackupSink {
  private readonly open = new Set<Promise<void>>()
  private refusal: Refusal<string> | null = null

  constructor(private readonly shell: Shell) {}

  put(file: BackupFile, at: number, bytes: Uint8Array): Promise<Result<null, DiskRefusal>> {
    return this.send(() => this.shell.stage({ file, at, chunk: bytes }))
  }

  end(file: BackupFile, keep: boolean): Promise<Result<null, DiskRefusal>> {
    return this.send(() => this.shell.endStaged({ file, keep }))
  }

  async settled(): Promise<Result<null, DiskRefusal>> {
    await Promise.all(this.open)
    return this.refusal ? err(diskRefusal(this.refusal)) : ok(null)
  }

  private async send(ask: () => Promise<Result<null, Refusal<string>>>): Promise<Result<null, DiskRefusal>> {
    const sent: Promise<void> = ask().then((answer) => {
      if (!answer.ok) this.refusal ??= answer.error
      this.open.delete(sent)
    })
    this.open.add(sent)
    if (this.open.size >= CREDITS) await Promise.race(this.open)
    return this.refusal ? err(diskRefusal(this.refusal)) : ok(null)
  }
}
