import { mkdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { app, dialog, type SaveDialogOptions } from 'electron'
import type { Order } from './measuring.ts'

/** What an export is called in the folder a measuring run writes to. */
const exportNames: Readonly<Record<string, string>> = { pdf: 'signed.pdf', age: 'share.age' }

/**
 * In a measuring run nobody is there to answer the system's dialogs: exports go to the run's own folder, and new vaults
 * below the app's data folder, which such a run has for itself. Without an order the dialogs stay the system's.
 */
export function answerDialogs(order: Order | null): void {
  if (!order) return
  const showSaveDialog = async (_window: unknown, options: SaveDialogOptions) => ({
    canceled: false,
    filePath: await placeFor(order, options),
  })
  Object.assign(dialog, { showSaveDialog })
}

async function placeFor(order: Order, { filters, defaultPath }: SaveDialogOptions): Promise<string> {
  const name = exportNames[filters?.[0]?.extensions[0] ?? '']
  const folder = name !== undefined && order.out !== undefined ? order.out : join(app.getPath('userData'), 'measured')
  await mkdir(folder, { recursive: true })
  return join(folder, name ?? basename(defaultPath ?? 'vault'))
}
