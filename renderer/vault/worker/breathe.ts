/** Work this long at a stretch; then whatever has come meanwhile (locking above all) is heard. */
const STRETCH = 25

/** Lets others in now and then during long work. Unlike a timer this does not wait four milliseconds each time. */
export function breather(): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < STRETCH) return
    await new Promise<void>((go) => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => {
        port1.close()
        go()
      }
      port2.postMessage(null)
    })
    since = performance.now()
  }
}
