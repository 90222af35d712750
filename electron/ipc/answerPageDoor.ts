import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron'
import { refuse } from '../../renderer/core/base/result.ts'
import { logCode } from '../log.ts'
import { isOn } from '../window/scheme.ts'
import { answerCall, pageCalls, type PageHandlers } from './answerCall.ts'

/** Answer the page's calls: only those of the main frame of the window's present page, on the app's own host. */
export function answerPageDoor(contents: () => WebContents, handlers: PageHandlers): void {
  for (const name of pageCalls) {
    ipcMain.handle(`page/${name}`, (event, raw: unknown) => {
      if (isOurs(event, contents())) return answerCall(handlers, name, raw)
      logCode('foreign-frame', name)
      return refuse('bad-message', 'foreign-frame')
    })
  }
}

function isOurs({ sender, senderFrame }: IpcMainInvokeEvent, contents: WebContents): boolean {
  if (sender !== contents || contents.isDestroyed() || senderFrame === null) return false
  return senderFrame === contents.mainFrame && isOn('satchel', senderFrame.url)
}
