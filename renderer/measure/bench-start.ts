import { pause, type Task } from './task.ts'

/** A vault to be locked out of: without one the app would open on its welcome. */
export async function makeVault(): Promise<object> {
  const { createInside } = await import('./vault-inside.ts')
  const { place } = await createInside('Records')
  return { made: place.name }
}

/**
 * The app as it opens for a person, until its lock screen stands on the screen. Times in ms since 1970: when the page's
 * process began to load it, when its script was at the point of showing the app, when the lock screen was drawn.
 */
export async function showLockScreen(_task: Task, mount: () => void): Promise<object> {
  const mountedAt = Date.now()
  mount()
  while (!document.querySelector('input[type=password]')) await pause(2)
  await painted()
  return { originAt: Math.round(performance.timeOrigin), mountedAt, paintedAt: Date.now() }
}

/** After the second frame from now what is in the page has been drawn. */
const painted = (): Promise<void> => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(() => go())))
