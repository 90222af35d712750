// The app in a network namespace that holds nothing but the loopback: whatever it does, it needs no network.
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { root } from '../../../scripts/places.mjs'
import { handOver, launchSatchel, scratch } from '../launch.ts'
import * as steps from '../steps.ts'

/** Set in the run inside the namespace, which this file starts from outside. */
const isInside = process.env.SATCHEL_EMPTY_NETWORK === '1'
/** The driver of these runs talks to the app over the loopback, so that one is brought up. */
const inNamespace = ['-n', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh']

if (isInside) {
  test('inside: a vault is made, a paper added and found, the vault locked and opened again', async () => {
    expect(Object.keys(networkInterfaces())).toEqual(['lo'])
    const satchel = await launchSatchel({ env: { SATCHEL_TEST: '1' } })
    await steps.chooseFolderDialogs(satchel.app, scratch('vaults'))
    const { passphrase } = await steps.createVault(satchel.window)
    const inbox = scratch('inbox')
    const paper = join(inbox, 'letter.txt')
    writeFileSync(paper, 'Patient: Rosa Alvarez\nDate of birth: 14 March 1958\nmargins are clear\n')
    handOver(inbox)
    await steps.addFiles(satchel.window, [paper])
    await steps.waitUntilRead(satchel.window)
    await expect(await steps.search(satchel.window, 'margins')).toHaveCount(1)
    const door = await steps.lockVault(satchel.app, satchel.window)
    await steps.unlock(door, passphrase)
    const count = await satchel.app.evaluate(() => globalThis.satchelTest?.network())
    expect(count).toEqual({ blocked: 0, allowedNonApp: 0 })
    await satchel.close()
  })
} else {
  test('the main walk works in an empty network namespace, and nothing even asks for the network', () => {
    const isPossible = process.getuid?.() === 0 && spawnSync('unshare', [...inNamespace, 'true']).status === 0
    test.skip(!isPossible, 'not run here: making a network namespace needs root, unshare and ip')
    const playwright = join(root, 'node_modules', '@playwright', 'test', 'cli.js')
    const out = scratch('inside')
    const asked = ['test', '--project=long', '--reporter=line', `--output=${out}`, 'namespace.e2e.ts']
    const ran = spawnSync('unshare', [...inNamespace, process.execPath, playwright, ...asked], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, SATCHEL_EMPTY_NETWORK: '1', SATCHEL_E2E_REPORT: join(out, 'report.json') },
    })
    expect(`${ran.stdout}${ran.stderr}`).toContain('1 passed')
    expect(ran.status).toBe(0)
  })
}
