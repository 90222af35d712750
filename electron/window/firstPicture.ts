import { rename, writeFile } from 'node:fs/promises'
import type { WebContents } from 'electron'
import { logFault } from '../log.ts'

/** Write a picture of the page as PNG, whole or not at all. For trials on a display that nobody sees. */
export async function takePicture(contents: WebContents, path: string): Promise<void> {
  try {
    const picture = await contents.capturePage()
    await writeFile(`${path}.part`, picture.toPNG(), { mode: 0o600 })
    await rename(`${path}.part`, path)
  } catch (fault) {
    logFault('first window', fault)
  }
}
