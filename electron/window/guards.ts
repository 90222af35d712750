import { app, type Session, type WebContents } from 'electron'
import { logFault } from '../log.ts'
import { blockNetwork } from './network.ts'
import { answerRequest, type AllowList } from './scheme.ts'

/** May a page of this session do it? Anything but writing plain text to the clipboard is denied. */
const isAllowed = (permission: string): boolean => permission === 'clipboard-sanitized-write'

/** Give a session the app's scheme and nothing else: no network, no permissions, no downloads, no spelling service. */
export function guardSession(session: Session, files: AllowList): void {
  blockNetwork(session)
  session.protocol.handle('app', async (request) => {
    try {
      return await answerRequest(files, request)
    } catch (fault) {
      logFault('scheme', fault)
      return answerRequest(new Map(), request)
    }
  })
  session.setPermissionRequestHandler((_contents, permission, decide) => decide(isAllowed(permission)))
  session.setPermissionCheckHandler((_contents, permission) => isAllowed(permission))
  session.setDevicePermissionHandler(() => false)
  session.setSpellCheckerEnabled(false)
  session.on('will-download', (event) => event.preventDefault())
}

/** Every page of every process: it stays where it was loaded, opens no windows, embeds nothing. */
export function guardAllPages(): void {
  app.on('web-contents-created', (_event, contents) => guardPage(contents))
}

function guardPage(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}
