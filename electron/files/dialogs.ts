import { stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { app, dialog, type BaseWindow } from 'electron'
import { withExtension, type AskWhereToSave } from './exports.ts'

/** Where the system proposes to put things: the person's documents, or the home folder where there is no such folder. */
function proposedFolder(): string {
  try {
    return app.getPath('documents')
  } catch {
    return app.getPath('home')
  }
}

/**
 * The system's dialog for saving. Where it does not add the ending itself and the name with the ending is taken, it is
 * shown again with that name, so that the system asks before anything is replaced.
 */
export function askWhereToSave(window: BaseWindow): AskWhereToSave {
  return async ({ suggestedName, extension }) => {
    let proposal = join(proposedFolder(), withExtension(suggestedName, extension))
    for (;;) {
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        defaultPath: proposal,
        filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
        properties: ['showOverwriteConfirmation', 'createDirectory', 'dontAddToRecent'],
      })
      if (canceled || filePath === '') return null
      const complete = withExtension(filePath, extension)
      if (complete === filePath || !(await isThere(complete))) return complete
      proposal = complete
    }
  }
}

/** Where a new vault folder goes: a name and a place; null when the person changes their mind. */
export async function askForNewFolder(window: BaseWindow, suggestedName: string): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: await freeName(join(proposedFolder(), suggestedName)),
    properties: ['createDirectory', 'dontAddToRecent'],
  })
  return canceled || filePath === '' ? null : filePath
}

/** An existing folder; null when the person changes their mind. */
export async function askForFolder(window: BaseWindow): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    defaultPath: proposedFolder(),
    properties: ['openDirectory', 'dontAddToRecent'],
  })
  return canceled ? null : (filePaths[0] ?? null)
}

/** A backup file; null when the person changes their mind. */
export async function askForBackup(window: BaseWindow): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    defaultPath: proposedFolder(),
    filters: [{ name: 'Satchel backup', extensions: ['satchel-backup'] }],
    properties: ['openFile', 'dontAddToRecent'],
  })
  return canceled ? null : (filePaths[0] ?? null)
}

/** A folder to put something in, which can be made on the way; null when the person changes their mind. */
export function askForPlace(window: BaseWindow): () => Promise<string | null> {
  return async () => {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      defaultPath: proposedFolder(),
      properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
    })
    return canceled ? null : (filePaths[0] ?? null)
  }
}

/** `Records`, or `Records 2` where there is one already. */
async function freeName(path: string): Promise<string> {
  for (let number = 1; number < 100; number++) {
    const candidate = number === 1 ? path : join(dirname(path), `${basename(path)} ${String(number)}`)
    if (!(await isThere(candidate))) return candidate
  }
  return path
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )
