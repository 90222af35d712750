// The app as it is handed out: packaged and fused. The other runs drive an unfused one, which can be looked into from outside.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { dirname, join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { expect, test } from '@playwright/test'
import { readyRuntime } from '../../../scripts/electron-runtime.mjs'
import { root } from '../../../scripts/places.mjs'
import { asUnprivileged, displaySwitches, homeEnvironment, machineSwitches } from '../../../scripts/unprivileged.mjs'
import { scratch } from '../launch.ts'

/** How each fuse must be set. */
const fuses: readonly (readonly [fuse: FuseV1Options, isOn: boolean])[] = [
  [FuseV1Options.RunAsNode, false],
  [FuseV1Options.EnableCookieEncryption, true],
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable, false],
  [FuseV1Options.EnableNodeCliInspectArguments, false],
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, true],
  [FuseV1Options.OnlyLoadAppFromAsar, true],
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, false],
  [FuseV1Options.GrantFileProtocolExtraPrivileges, false],
]

let binary: string

test.describe.configure({ mode: 'serial' })

test.beforeAll(() => {
  test.setTimeout(300_000)
  const runtime = readyRuntime()
  if (runtime === undefined) throw new Error('Electron is not set up.')
  const output = scratch('release')
  const settings = {
    electronDist: dirname(runtime.executable),
    electronVersion: runtime.version,
    'directories.output': output,
  }
  const choices = Object.entries(settings).map(([name, value]) => `--config.${name}=${value}`)
  execFileSync('electron-builder', ['--linux', 'dir', ...choices], { cwd: root, stdio: 'ignore' })
  binary = join(output, 'linux-unpacked', 'satchel')
})

test('every fuse of the binary is set as it must be', async () => {
  const wire = await getCurrentFuseWire(binary)
  for (const [fuse, isOn] of fuses)
    expect([FuseV1Options[fuse], wire[fuse]]).toEqual([
      FuseV1Options[fuse],
      isOn ? FuseState.ENABLE : FuseState.DISABLE,
    ])
})

test('the packaged app starts, shows its page in a sandboxed process, and stays', async () => {
  const app = start([])
  await expect
    .poll(() => commandsBelow(app.pid ?? 0).some((line) => line.includes('--type=renderer')), { timeout: 30_000 })
    .toBe(true)
  await after(3000)
  expect(app.exitCode).toBeNull()
  end(app)
})

for (const switched of ['--remote-debugging-port=0', '--js-flags=--expose-gc', '--load-extension=/tmp'])
  test(`asked for ${switched} it ends at once`, async () => {
    expect(await ended(start([switched]))).toMatchObject({ code: 1, said: expect.not.stringContaining('DevTools') })
  })

test('it cannot be used as Node, nor be given code by the environment', async () => {
  const app = start(['-e', 'process.stdout.write("ran")'], {
    ELECTRON_RUN_AS_NODE: '1',
    NODE_OPTIONS: '--require=/etc/hostname',
  })
  const { said } = await ended(app)
  expect(said).not.toContain('ran')
})

/** Starts it as a person’s user would be, with nothing of the sources’ environment. */
function start(args: readonly string[], environment: Readonly<Record<string, string>> = {}): ChildProcess {
  const switches = [...machineSwitches(), ...displaySwitches(process.env.SATCHEL_OWN_DISPLAY === '1')]
  const { command, args: all } = asUnprivileged(binary, [...switches, ...args])
  const env = { ...homeEnvironment(scratch('home'), process.env), ...environment }
  return spawn(command, all, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
}

/** What it said, and its exit status; it is ended after ten seconds. */
async function ended(app: ChildProcess): Promise<{ code: number | null; said: string }> {
  let said = ''
  app.stdout?.on('data', (text: Buffer) => (said += text.toString()))
  app.stderr?.on('data', (text: Buffer) => (said += text.toString()))
  const code = await Promise.race([
    new Promise<number | null>((settle) => app.once('exit', (status) => settle(status))),
    after(10_000).then(() => null),
  ])
  end(app)
  return { code, said }
}

function end(app: ChildProcess): void {
  try {
    process.kill(-(app.pid ?? 0), 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}

/** The command lines of a process and of all that it started. */
function commandsBelow(pid: number): string[] {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [])
  const all = new Set([String(pid)])
  for (const [, own = '', parent = ''] of rows) if (all.has(parent)) all.add(own)
  return rows.flatMap(([, own = '', , args = '']) => (all.has(own) ? [args] : []))
}
