import { Menu } from 'electron'

/**
 * No menu bar on Windows and Linux, and so none of Electron's own keys (reload, developer tools). On a Mac the system
 * expects one, and copy and paste work only through it; the roles bring the system's own words.
 */
export function setMenu(): void {
  const roles = [{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }] as const
  Menu.setApplicationMenu(process.platform === 'darwin' ? Menu.buildFromTemplate([...roles]) : null)
}
