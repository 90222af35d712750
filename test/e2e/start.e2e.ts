// What a person finds when the app starts: a window with something on it, on a display or on a picture of one.
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { unlockText } from '../../renderer/text/en/unlock.ts'
import { launchSatchel, scratch } from './launch.ts'
import { heading } from './steps.ts'

/** A window of this size with nothing on it makes a picture of about 5 KB; the first screen makes one of ten times that. */
const leastBytes = 20_000

test('the picture of the first window shows the first screen, not an empty window', async () => {
  const picture = join(scratch('picture'), 'first-window.png')
  const satchel = await launchSatchel({ env: { SATCHEL_FIRST_WINDOW: picture } })
  await expect(heading(satchel.window, unlockText.welcome.title)).toBeVisible()
  await expect
    .poll(() => statSync(picture, { throwIfNoEntry: false })?.size ?? 0, { timeout: 15_000 })
    .toBeGreaterThan(leastBytes)
  await satchel.close()
})

test('the start-up self-check finds nothing wrong with this machine', async () => {
  const satchel = await launchSatchel()
  await expect(satchel.window.locator('[data-self-check="ok"]')).toBeAttached({ timeout: 60_000 })
  await satchel.close()
})
