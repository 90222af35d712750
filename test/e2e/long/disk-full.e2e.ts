// A disk that has no room left in the middle of adding: it is said, nothing that was acknowledged is lost, and adding goes on
// when there is room again. On a disk of its own in memory, which only root can make.
import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { intakeText } from '../../../renderer/text/en/intake.ts'
import { diceOf, often, seed } from '../../torture/effort.ts'
import { handOver, launchSatchel, scratch, type LaunchedSatchel } from '../launch.ts'
import * as steps from '../steps.ts'

const MiB = 1024 * 1024
const diskSize = 64 * MiB
const files = 12
/** Leaves room for some of the files and not for all of them. */
const leastRoom = 300 * 1024
const mostRoom = 3 * MiB
const runs = often(1, 20)

for (let turn = 1; turn <= runs; turn++)
  test(`a disk that fills up while files are added loses nothing, and adding goes on (${String(turn)})`, async () => {
    test.skip(process.getuid?.() !== 0, 'Only root can make a small disk.')
    const dice = diceOf(seed + turn)
    process.stdout.write(`seed ${String(seed)}\n`)
    const disk = smallDisk()
    try {
      await fillAndGoOn(disk, dice.below(mostRoom - leastRoom) + leastRoom, dice.bytes(files * 400_000))
    } finally {
      execFileSync('umount', ['--lazy', disk])
    }
  })

async function fillAndGoOn(disk: string, room: number, noise: Uint8Array): Promise<void> {
  let satchel = await launchSatchel()
  const { userData, home } = satchel
  await steps.chooseFolderDialogs(satchel.app, disk)
  await steps.createVault(satchel.window, { passphrase: steps.ownPassphrase })
  const filler = join(disk, 'filler')
  writeFileSync(filler, new Uint8Array(Math.max(0, freeOf(disk) - room)))
  const paths = papers(noise)
  await steps.addFiles(satchel.window, paths)
  const stopped = satchel.window.getByText(intakeText.stoppedTitle).first()
  await expect(stopped).toBeVisible({ timeout: 60_000 })
  const known = await namesInside(satchel.window)

  await satchel.kill()
  satchel = await open({ userData, home })
  await expectAll(satchel.window, known)
  rmSync(filler)
  await steps.addFiles(satchel.window, paths)
  await steps.waitUntilRead(satchel.window)
  await expectAll(
    satchel.window,
    paths.map((path) => path.split('/').at(-1) ?? ''),
  )
  await satchel.close()
}

async function open({ userData, home }: Pick<LaunchedSatchel, 'userData' | 'home'>): Promise<LaunchedSatchel> {
  const satchel = await launchSatchel({ dataDir: userData, vaultHome: home })
  await steps.unlock(satchel.window, steps.ownPassphrase)
  return satchel
}

function smallDisk(): string {
  const disk = scratch('disk')
  mkdirSync(disk, { recursive: true })
  const rights = 'uid=65534,gid=65534,mode=700'
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${String(diskSize)},${rights}`, 'tmpfs', disk])
  return disk
}

function freeOf(disk: string): number {
  const { bavail, bsize } = statfsSync(disk)
  return bavail * bsize
}

/** Files that nothing can press together: each is kept, and none is read. */
function papers(noise: Uint8Array): string[] {
  const inbox = scratch('inbox')
  const each = noise.length / files
  const paths = Array.from({ length: files }, (_, at) => join(inbox, `paper-${String(at)}.bin`))
  paths.forEach((path, at) => writeFileSync(path, noise.subarray(at * each, (at + 1) * each)))
  handOver(inbox)
  return paths
}

const namesInside = async (window: Page): Promise<string[]> => (await steps.filesInside(window)).map(({ name }) => name)

async function expectAll(window: Page, names: readonly string[]): Promise<void> {
  await steps.go(window, 'add')
  const inside = await namesInside(window)
  expect(names.filter((name) => !inside.includes(name))).toEqual([])
}
