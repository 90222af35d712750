// What Chromium says on standard error, without its remarks about services that a machine without a desktop lacks.
import { createInterface } from 'node:readline'

const remark = /^\[\d+:\d+\/[\d.]+:(ERROR|WARNING):(bus|object_proxy|viz_main_impl|gpu_process_host|gpu_init)\.cc/

/**
 * Is this line a remark that says nothing about the app?
 * @param {string} line
 */
export const isRemark = (line) => remark.test(line)

/**
 * Passes a program's errors on to ours.
 * @param {import('node:stream').Readable} errors
 * @param {boolean} [withRemarks]
 */
export function passOnErrors(errors, withRemarks = false) {
  createInterface({ input: errors }).on('line', (line) => {
    if (withRemarks || !isRemark(line)) process.stderr.write(`${line}\n`)
  })
}
