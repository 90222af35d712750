import { concat } from '../../core/base/bytes.ts'
import { encodeHeader } from '../../core/format/header.ts'
import type { KeptRow } from '../../core/format/merge.ts'
import { SnapshotWriter, type Vector } from '../../core/format/snapshot.ts'
import type { DeviceId } from '../../core/base/ids.ts'
import { PART, type Copy, type Mark } from '../store/working-copy.ts'
import { breather } from './breathe.ts'
import type { OpenKeys } from './open-keys.ts'
import { withCredits, type Folder } from './vault-folder.ts'

/** A snapshot is due after so many frames, or bytes of frames, and a share of what the last one was made of. */
const FRAMES = 1000
const ROWS_A_FRAME = 100
const BYTES = 8 * 1024 * 1024
const BYTES_SHARE = 4
/** It is written when nothing has been saved for so long; during an import without end, when it is this many times due. */
const IDLE = 3000
const OVERDUE = 8
/** So many of the own snapshots are kept. */
const KEPT = 2

type Place = { readonly folder: Folder; readonly keys: OpenKeys; readonly copy: Copy }

/** The state at one moment: commits that come later change nothing of it. */
export type KeptState = {
  readonly device: DeviceId
  readonly seq: number
  readonly vector: Vector
  readonly lamport: number
  readonly marks: readonly Mark[]
  readonly rows: readonly KeptRow[]
}

/** Writes snapshots of the vault when enough has been saved since the last one (vault.md §1). A failure only costs time at the next opening. */
export class SnapshotKeeper {
  private frames = 0
  private bytes = 0
  private lastSize = 0
  private lastRows = 0
  private timer: ReturnType<typeof setTimeout> | null = null
  private writing: Promise<boolean> | null = null
  private isOver = false
  private isUnsound = false

  constructor(
    private readonly place: Place,
    private readonly state: () => KeptState,
  ) {}

  /** What was found when the vault was opened: the last snapshot's length and rows, 0 where there is none that is sound. */
  found({ length, rows, isSound }: { length: number; rows: number; isSound: boolean }): void {
    this.lastSize = length
    this.lastRows = rows
    this.isUnsound = !isSound
  }

  /** So many frames have been written or found since the last snapshot. */
  note(frames: number, bytes: number): void {
    this.frames += frames
    this.bytes += bytes
    if (!this.isDue(1)) return
    if (this.isDue(OVERDUE)) void this.write()
    else this.wait()
  }

  /** There is none, or the last one has another header, perhaps of another epoch: one is due. */
  renew(): void {
    this.isUnsound = true
    this.wait()
  }

  /** Write one now; false where that did not succeed, or nothing has been saved since the last one. */
  write(): Promise<boolean> {
    this.writing ??= this.written()
      .catch(() => false)
      .finally(() => {
        this.writing = null
      })
    return this.writing
  }

  /** Nothing is sealed from now on. */
  close(): void {
    this.isOver = true
    if (this.timer !== null) clearTimeout(this.timer)
  }

  private over(): boolean {
    return this.isOver
  }

  private isDue(times: number): boolean {
    if (this.isUnsound && times === 1) return true
    const frames = FRAMES + this.lastRows / ROWS_A_FRAME
    return this.frames >= times * frames || this.bytes >= times * (BYTES + this.lastSize / BYTES_SHARE)
  }

  private wait(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.write(), IDLE)
  }

  private async written(): Promise<boolean> {
    const { folder, copy } = this.place
    // State, count and keys are those of one moment; a rotation puts others in their place.
    const state = this.state()
    const { current, header } = this.place.keys
    if (this.over() || state.seq === 0) return false
    // One that a rotation overtakes is given up: whoever was taken away could open it.
    const isOvertaken = () => this.over() || this.place.keys.current !== current
    const counted = { frames: this.frames, bytes: this.bytes }
    const writer = new SnapshotWriter(current, { ...state, header: encodeHeader(header, current) })
    const breathe = breather()
    while (!isOvertaken() && writer.next()) await breathe()
    if (isOvertaken()) return false
    const parts = inParts(writer.finish().pieces)
    const { device, seq, marks } = state
    if (!(await putSnapshot(folder, { device, seq }, parts))) return false
    this.frames -= counted.frames
    this.bytes -= counted.bytes
    const length = parts.reduce((sum, part) => sum + part.length, 0)
    this.found({ length, rows: state.rows.length, isSound: !isOvertaken() })
    await removeOlder(folder, device)
    if (!this.over()) await copy.keepSnapshot({ device, seq, length, marks }, parts)
    return true
  }
}

async function putSnapshot(
  folder: Folder,
  name: { device: DeviceId; seq: number },
  parts: readonly Uint8Array[],
): Promise<boolean> {
  const begun = await folder.beginSnapshot(name)
  if (!begun.ok) return false
  async function* writes() {
    for (const chunk of parts) yield () => folder.putSnapshotChunk({ chunk })
  }
  const written = await withCredits(writes())
  const ended = await folder.endSnapshot({ keep: written.ok })
  return written.ok && ended.ok
}

async function removeOlder(folder: Folder, own: DeviceId): Promise<void> {
  const listed = await folder.listSnapshots(null)
  if (!listed.ok) return
  const older = listed.value.filter(({ device }) => device === own).slice(KEPT)
  for (const { device, seq } of older) await folder.removeSnapshot({ device, seq })
}

/** The pieces joined and cut into parts of 1 MiB, each in memory of its own. */
function inParts(pieces: readonly Uint8Array[]): Uint8Array[] {
  const parts: Uint8Array[] = []
  let held: Uint8Array[] = []
  let length = 0
  for (const piece of pieces) {
    for (let at = 0; at < piece.length;) {
      const taken = piece.subarray(at, at + PART - length)
      held.push(taken)
      length += taken.length
      at += taken.length
      if (length < PART) continue
      parts.push(concat(...held))
      held = []
      length = 0
    }
  }
  return length > 0 ? [...parts, concat(...held)] : parts
}
