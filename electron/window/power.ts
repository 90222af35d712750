import { powerMonitor } from 'electron'
import type { Locking } from './lock.ts'

/** The computer sleeps, its screen is locked, another user takes over: the vault is locked. */
export function lockOnPower(locking: Locking): void {
  powerMonitor.on('suspend', () => locking.soon('suspend'))
  powerMonitor.on('lock-screen', () => locking.soon('screen-locked'))
  powerMonitor.on('user-did-resign-active', () => locking.soon('screen-locked'))
}
