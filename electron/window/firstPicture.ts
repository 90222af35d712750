import { rename, writeFile } from 'node:fs/promises'
import { setTimeout as after } from 'node:timers/promises'
import type { WebContents } from 'electron'
import { logFault } from '../log.ts'

/** Write a picture of the page as PNG, whole or not at all. For trials on a display that nobody sees. */
export async function takePicture(contents: WebContents, path: string): Promise<void> {
  try {
    await writeFile(`${path}.part`, await settledPicture(contents), { mode: 0o600 })
    await rename(`${path}.part`, path)
  } catch (fault) {
    logFault('first window', fault)
  }
}

/** A busy computer hands out the frame before for a while; the picture is right once three in a row are alike. */
async function settledPicture(contents: WebContents): Promise<Buffer> {
  let last = await pictureOf(contents)
  for (let alike = 1, left = MOST_PICTURES; alike < ALIKE && left > 0; left--) {
    await after(BETWEEN)
    contents.invalidate()
    const next = await pictureOf(contents)
    alike = next.equals(last) ? alike + 1 : 1
    last = next
  }
  return last
}

const ALIKE = 3
const MOST_PICTURES = 20
/** Milliseconds between two pictures. */
const BETWEEN = 250

const pictureOf = async (contents: WebContents): Promise<Buffer> => (await contents.capturePage()).toPNG()
