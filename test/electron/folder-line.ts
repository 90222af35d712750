import { mkdtempSync, rmSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import { onTestFinished } from 'vitest'
import { folderDoor, type FolderDoor } from '../../electron/contract.ts'
import { answerFolderDoor, type FolderServices } from '../../electron/vaultFolder/answerFolderDoor.ts'
import type { Disk } from '../../electron/vaultFolder/disk.ts'
import { folderPort } from '../../electron/vaultFolder/folderPort.ts'
import { nodeDisk } from '../../electron/vaultFolder/nodeDisk.ts'
import { openVault, type OpenVault } from '../../electron/vaultFolder/openVault.ts'
import { VaultList } from '../../electron/vaultFolder/vaultList.ts'
import { connect, serve, type Client, type Port } from '../../renderer/core/base/rpc.ts'
import { refuse } from '../../renderer/core/base/result.ts'

/** An empty folder, removed when the test ends. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'satchel-shell-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** One computer: the app's own folders and what it remembers of vaults. */
export type Computer = { data: string; run: string; list: VaultList }

export async function aComputer(): Promise<Computer> {
  const data = aFolder()
  return { data, run: join(data, 'run'), list: await VaultList.open(nodeDisk, join(data, 'vaults.json')) }
}

/** The same computer after the app has been started again. */
export async function restarted({ data, run }: Computer): Promise<Computer> {
  return { data, run, list: await VaultList.open(nodeDisk, join(data, 'vaults.json')) }
}

export type Line = {
  client: Client<FolderDoor>
  vault: OpenVault
  faults: unknown[]
  close(): Promise<void>
  /** Post anything at all to the shell's end. */
  post(message: unknown): void
  heard: unknown[]
}

type Given = { root?: string; computer?: Computer; disk?: Disk; services?: Partial<FolderServices> }

/** A vault folder, open, and asked over a real message channel as the vault worker asks. */
export async function aLine({ root, computer, disk = nodeDisk, services = {} }: Given = {}): Promise<Line> {
  const own = computer ?? (await aComputer())
  const path = root ?? join(aFolder(), 'records')
  if (root === undefined) await mkdir(path)
  const { ref } = own.list.offer(path)
  const opened = await openVault({ disk, places: own, list: own.list }, ref)
  if (!opened.ok) throw new Error(opened.error.code)
  const answers = answerFolderDoor(opened.value, {
    askWhereToSave: () => Promise.resolve(null),
    askForFolder: () => Promise.resolve(null),
    print: () => Promise.resolve(refuse('print-failed')),
    ...services,
  })
  const { port1, port2 } = new MessageChannel()
  const faults: unknown[] = []
  const shellEnd = {
    postMessage: (message: unknown) => port1.postMessage(message),
    on: (_: 'message', hear: (event: { data: unknown }) => void) => port1.on('message', (data) => hear({ data })),
    start: () => port1.start(),
    close: () => port1.close(),
  }
  serve(folderPort(shellEnd), folderDoor, answers.handlers, (_name, fault) => faults.push(fault))
  const heard: unknown[] = []
  const worker: Port = {
    post: (message) => port2.postMessage(message),
    listen: (hear) => {
      port2.on('message', (message) => {
        heard.push(message)
        hear(message)
      })
    },
  }
  const connection = connect(worker, folderDoor)
  const close = async () => {
    await answers.close()
    port1.close()
  }
  onTestFinished(close)
  return {
    client: connection.client,
    vault: opened.value,
    faults,
    close,
    post: (message) => port2.postMessage(message),
    heard,
  }
}

/** A system error as Node throws it. */
export const systemError = (code: string): Error => Object.assign(new Error(code), { code })

export const hex = (byte: number): string => byte.toString(16).padStart(2, '0').repeat(16)
