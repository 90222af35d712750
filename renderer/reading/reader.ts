import { serve } from '../core/base/rpc.ts'
import { readingAnswers } from './answers.ts'
import { readingDoor } from './contract.ts'
import { portOf } from '../core/base/port-of.ts'

// Entry of the keyless reader process. Its window is never shown, so no frames are painted and what waits for one would
// wait for ever; pdf.js draws in steps of one frame.
const steps = new MessageChannel()
const pending: FrameRequestCallback[] = []
steps.port1.onmessage = () => pending.shift()?.(performance.now())
globalThis.requestAnimationFrame = (step) => {
  steps.port2.postMessage(null)
  return pending.push(step)
}

const answers = readingAnswers(navigator.hardwareConcurrency)

// What went wrong inside is answered as `broke`; this process keeps no log, as messages of libraries may quote a page.
const forgetFault = (): void => undefined

globalThis.addEventListener('message', ({ data, ports }: MessageEvent<unknown>) => {
  const [port] = ports
  if (isOurPort(data) && port) serve(portOf(port), readingDoor, answers, forgetFault)
})

/** Ports cannot pass the preload script's bridge: they come as messages of the window to itself. */
function isOurPort(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'reading-port'
}
