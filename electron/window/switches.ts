import { app, protocol } from 'electron'

/** Chromium's own network, caches and reports, switched off before it starts (vault.md §4, §5.5). */
const switches: readonly (readonly [name: string, value?: string])[] = [
  ['disable-http-cache'],
  ['disable-gpu-shader-disk-cache'],
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['proxy-server', 'http://127.0.0.1:9'],
  ['proxy-bypass-list', '<-loopback>'],
  ['force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-sync'],
  ['disable-breakpad'],
  ['disable-speech-api'],
  ['no-pings'],
  ['no-first-run'],
]

export function switchChromium(): void {
  for (const [name, value] of switches) {
    if (value === undefined) app.commandLine.appendSwitch(name)
    else app.commandLine.appendSwitch(name, value)
  }
}

/** The app's scheme; Electron takes this only before it is ready. `supportFetchAPI`: the readers' libraries load their data so. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true } },
  ])
}

const refusedWhenPackaged = /^--(remote-debugging|inspect|js-flags|load-extension|enable-logging|log-net-log)/

/** A packaged app refuses to be debugged or given code from the command line (vault.md §5.7). */
export const asksForDebugging = (args: readonly string[]): boolean => args.some((arg) => refusedWhenPackaged.test(arg))
