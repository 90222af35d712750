import type { PageDoor, ShellEvent } from '../../electron/contract.ts'
import type { Client } from '../core/base/rpc.ts'

/** The shell as the page sees it: put on `window` by the preload script. */
export type Shell = {
  readonly shell: Client<PageDoor>
  /** Hear what the shell tells unasked; gives back a function that stops it. */
  onEvent(name: ShellEvent, act: () => void): () => void
}

declare global {
  interface Window {
    readonly satchel: Shell
  }
}

/** The shell's calls. */
export const shell = (): Client<PageDoor> => window.satchel.shell

/** Hear one of the shell's events; call what it gives back to stop. */
export const onShellEvent = (name: ShellEvent, act: () => void): (() => void) => window.satchel.onEvent(name, act)

/** The next port of this kind that the shell hands to the page (see electron/contract.ts, `openFolder`, `chooseBackup`). */
export function onPort(
  kind: 'folder-port' | 'reader-port' | 'backup-port',
  take: (port: MessagePort) => void,
): () => void {
  const hear = (event: MessageEvent): void => {
    const [port] = event.ports
    if (event.source === window && isKind(event.data, kind) && port) take(port)
  }
  window.addEventListener('message', hear)
  return () => window.removeEventListener('message', hear)
}

const isKind = (data: unknown, kind: string): boolean =>
  typeof data === 'object' && data !== null && 'type' in data && data.type === kind
