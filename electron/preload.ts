import { contextBridge, ipcRenderer, webFrame } from 'electron'
import type { PageDoor, ShellEvent } from './contract.ts'

/** Every call of the door, each to become one function of the page. */
const calls: Readonly<Record<keyof PageDoor, true>> = {
  about: true,
  recentVaults: true,
  chooseNewVault: true,
  chooseVault: true,
  chooseBackup: true,
  openFolder: true,
  restartReader: true,
  sampleRecords: true,
  lockSoon: true,
  lockNow: true,
  hideFromSharing: true,
  copied: true,
  painted: true,
  selfCheck: true,
  measureTask: true,
  measureFile: true,
  measureWrite: true,
  measureLog: true,
  measureDone: true,
}

const events: Readonly<Record<ShellEvent, true>> = {
  suspend: true,
  'screen-locked': true,
  'lock-asked': true,
  'backup-offered': true,
}

function onEvent(name: ShellEvent, act: () => void): () => void {
  if (!Object.hasOwn(events, name)) return () => undefined
  const hear = (): void => act()
  ipcRenderer.on(`event/${name}`, hear)
  return () => void ipcRenderer.removeListener(`event/${name}`, hear)
}

// The content security policy does not stop WebRTC (vault.md §5.5): its constructors go before the page's code runs.
void webFrame.executeJavaScript(
  `for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'RTCDataChannel', 'RTCSessionDescription',
    'RTCIceCandidate', 'WebTransport', 'WebSocketStream', 'WebSocket', 'EventSource'])
    delete globalThis[name]`,
)

// Ports cannot pass the context bridge; they arrive in the page as window messages.
ipcRenderer.on('port', (event, type: string) => window.postMessage({ type }, location.origin, event.ports))

if (location.protocol === 'app:' && location.host === 'satchel') {
  const shell = Object.keys(calls).map((name) => [
    name,
    (ask: unknown): Promise<unknown> => ipcRenderer.invoke(`page/${name}`, ask),
  ])
  contextBridge.exposeInMainWorld('satchel', { shell: Object.fromEntries(shell) as unknown, onEvent })
}

if (location.protocol === 'app:' && location.host === 'print')
  ipcRenderer.on('content', (_event, content: unknown) => window.postMessage(content, location.origin))
