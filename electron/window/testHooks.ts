import { app } from 'electron'
import { networkCount, type NetworkCount } from './network.ts'

declare global {
  var satchelTest: { network(): NetworkCount } | undefined
}

/** What tests from outside may ask of the shell. Never in a packaged app, and only when asked for. */
export function offerTestHooks(): void {
  if (!app.isPackaged && process.env.SATCHEL_TEST === '1') globalThis.satchelTest = { network: networkCount }
}
