// The bare window that `bench start` compares with: Electron, one sandboxed page, React, and nothing of ours.
import { join } from 'node:path'
import { app, BrowserWindow, ipcMain } from 'electron'

ipcMain.handle('painted', (_event, times) => {
  process.stdout.write(`${JSON.stringify(times)}\n`, () => app.exit(0))
})

app.whenReady().then(() => {
  const webPreferences = { preload: join(import.meta.dirname, 'preload.cjs'), sandbox: true, contextIsolation: true }
  const window = new BrowserWindow({ width: 1280, height: 820, webPreferences })
  return window.loadFile(join(import.meta.dirname, 'page', 'index.html'))
})
