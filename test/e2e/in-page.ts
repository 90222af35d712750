// What the tests of the armour do inside a page. Each function is sent there by itself: it may use nothing of this file.

/** Keeps a list of what the page's policy has refused, from the page's beginning. */
export function noteViolations(): void {
  const seen: string[] = []
  Object.assign(globalThis, { violations: seen })
  addEventListener('securitypolicyviolation', (event) => seen.push(`${event.violatedDirective} ${event.blockedURI}`))
}

export const seenViolations = (): unknown => Reflect.get(globalThis, 'violations')

/** Ends this very page, which may be gone before it can answer. */
export const lockFromPage = (): void => void window.satchel.shell.lockNow(null)

export const isAboutAnswered = (): Promise<boolean> => window.satchel.shell.about(null).then(({ ok }) => ok)

export const shellKeys = (): string[] => Object.keys(window.satchel).sort()

export const lookForNode = (): string[] =>
  ['require', 'process', 'module', 'Buffer', 'global', 'electron'].filter((name) => name in globalThis)

/** Later than it is asked, because what a debugger evaluates at once is exempt from the policy. */
export const tryEval = (): Promise<string[]> =>
  new Promise((settle) => {
    setTimeout(() => {
      const globals = globalThis as unknown as {
        eval(code: string): unknown
        Function: new (code: string) => () => unknown
      }
      const ways: Record<string, () => unknown> = {
        eval: () => globals.eval('1'),
        function: () => new globals.Function('return 1')(),
      }
      const ran = Object.keys(ways).filter((name) => {
        try {
          return ways[name]?.() === 1
        } catch {
          return false
        }
      })
      settle(ran)
    }, 0)
  })

/** Asks for everything a page can ask its person for. */
export async function askPermissions(): Promise<unknown> {
  const stateOf = (name: string) =>
    navigator.permissions.query({ name: name as PermissionName }).then(
      ({ state }) => state,
      () => 'unknown',
    )
  const faultOf = (asked: Promise<unknown>) =>
    asked.then(
      () => 'given',
      (fault: unknown) => (fault instanceof Error ? fault.name : 'fault'),
    )
  const names = ['notifications', 'geolocation', 'camera', 'microphone', 'clipboard-read', 'midi', 'storage-access']
  const states = await Promise.all(names.map(stateOf))
  return {
    granted: names.filter((_, at) => states[at] === 'granted' || states[at] === 'prompt'),
    notifications: await Notification.requestPermission(),
    media: await faultOf(navigator.mediaDevices.getUserMedia({ audio: true, video: true })),
    screen: await faultOf(navigator.mediaDevices.getDisplayMedia()),
    clipboard: await faultOf(navigator.clipboard.readText()),
    place: await new Promise((settle) => {
      navigator.geolocation.getCurrentPosition(
        () => settle('given'),
        ({ code }) => settle(code),
      )
    }),
  }
}

/** A frame without a page of its own still has WebRTC: tries to reach a STUN server with it; gives the candidates found. */
export async function connectFromFrame(stun: number): Promise<string[]> {
  const frame = document.body.appendChild(document.createElement('iframe'))
  const bare = frame.contentWindow as unknown as Partial<Pick<typeof globalThis, 'RTCPeerConnection'>> | null
  if (bare?.RTCPeerConnection === undefined) return []
  const connection = new bare.RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${String(stun)}` }] })
  const found: string[] = []
  const done = new Promise((settle) => {
    connection.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate) found.push(candidate.candidate)
      else settle(null)
    })
    // Without any network there is nobody to say that the search for ways has ended.
    setTimeout(settle, 5000)
  })
  connection.createDataChannel('x')
  await connection.setLocalDescription()
  await done
  connection.close()
  frame.remove()
  return found
}

/** Puts a webview and a frame with the app's own page into the page; says whether either came to life. */
export async function embed(): Promise<{ webview: boolean; frame: boolean }> {
  const view = document.body.appendChild(document.createElement('webview'))
  const frame = document.createElement('iframe')
  frame.src = 'app://satchel/index.html'
  const settled = new Promise((go) => {
    frame.addEventListener('load', go, { once: true })
  })
  document.body.appendChild(frame)
  await settled
  const shown = frame.contentDocument?.getElementById('root') ?? null
  const answer = { webview: 'getWebContentsId' in view, frame: shown !== null }
  view.remove()
  frame.remove()
  return answer
}

/** Every way to run a script or a style that is not a file of the app; gives those that worked. */
export async function tryInline(): Promise<string[]> {
  const ran: string[] = []
  Object.assign(globalThis, { ran: (what: string) => ran.push(what) })
  const script = document.createElement('script')
  script.textContent = 'ran("inline script")'
  document.head.append(script)
  const button = document.createElement('button')
  button.setAttribute('onclick', 'ran("inline handler")')
  document.body.append(button)
  button.click()
  const style = document.createElement('style')
  style.textContent = 'body { --inline-style: 1 }'
  document.head.append(style)
  if (getComputedStyle(document.body).getPropertyValue('--inline-style') !== '') ran.push('inline style')
  const sources = ['data:text/javascript,ran("data script")', 'https://example.com/x.js', 'app://print/x.js']
  for (const src of sources) {
    const foreign = document.createElement('script')
    foreign.src = src
    await new Promise((settle) => {
      foreign.onerror = settle
      foreign.onload = () => settle(ran.push(src))
      document.head.append(foreign)
    })
    foreign.remove()
  }
  for (const node of [script, button, style]) node.remove()
  return ran
}

/** Every way to ask for something over the network; gives those that were answered. */
export async function tryNetwork(address: string): Promise<string[]> {
  const reached: string[] = []
  const note = (way: string) => () => reached.push(way)
  await fetch(address).then(note('fetch'), () => undefined)
  await fetch(address, { mode: 'no-cors' }).then(note('fetch without cors'), () => undefined)
  await new Promise((settle) => {
    const request = new XMLHttpRequest()
    request.onerror = settle
    request.onload = () => settle(reached.push('XMLHttpRequest'))
    request.open('GET', address)
    request.send()
  })
  await new Promise((settle) => {
    const picture = new Image()
    picture.onerror = settle
    picture.onload = () => settle(reached.push('image'))
    picture.src = address
  })
  // A beacon has no answer: whether it arrived is seen at the other end.
  navigator.sendBeacon(address, 'x')
  await import(/* @vite-ignore */ address).then(note('import'), () => undefined)
  const sheet = document.createElement('link')
  sheet.rel = 'stylesheet'
  sheet.href = address
  await new Promise((settle) => {
    sheet.onerror = settle
    sheet.onload = () => settle(reached.push('stylesheet'))
    document.head.append(sheet)
  })
  sheet.remove()
  return reached
}

/** `count` calls of the shell with values it cannot mean; gives the answers. */
export async function askNonsense(count: number): Promise<unknown[]> {
  let seed = 20260214
  const draw = (below: number): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return seed % below
  }
  const leaves: (() => unknown)[] = [
    () => draw(1000) - 500,
    () => Number.NaN,
    () => 'x'.repeat(draw(40)),
    () => '../'.repeat(draw(20)),
    () => 'x'.repeat(100_000),
    () => draw(2) === 0,
    () => new Uint8Array(draw(5000)),
    () => new Uint8Array(1_000_000),
    () => new Date(draw(1e9)),
    () => new Map([['path', '/etc/passwd']]),
    () => 10n ** 30n,
  ]
  const names = ['ref', 'factor', 'path', 'suggestedName', '__proto__', 'constructor', 'then', 'files']
  const value = (depth: number): unknown => {
    const kind = draw(depth > 3 ? 1 : 3)
    if (kind === 0) return leaves[draw(leaves.length)]?.()
    if (kind === 1) return Array.from({ length: draw(5) }, () => value(depth + 1))
    return Object.fromEntries(Array.from({ length: draw(5) }, () => [names[draw(names.length)], value(depth + 1)]))
  }
  const shell: Record<string, (ask: unknown) => Promise<unknown>> = window.satchel.shell as never
  const calls = Object.keys(shell)
  const answers: unknown[] = []
  for (let at = 0; at < count; at++) {
    const ask = value(0)
    const call = shell[calls[at % calls.length] ?? 'about']
    try {
      answers.push(await call?.(ask))
    } catch {
      // What cannot even be copied into a message never leaves the page.
      answers.push({ ok: false })
    }
  }
  return answers
}
