// The numbered items of the armour and the leaks (the design's §4 and §5), and how each can be taken away by changing a few
// words of one file. `noticedBy` is the test, or the rule of lint, that must fail then.

/** @typedef {{ run: 'eslint' | 'vitest' | 'quick' | 'long', on: string, after?: string }} Check `on`: the file that is run; `after`: a test that must come first */
/**
 * @typedef {object} Item
 * @property {string} id number in the design and a word
 * @property {{ file: string, from: string, to: string }[]} changes
 * @property {Check} check
 * @property {string} noticedBy
 */

const armour = /** @type {Check} */ ({ run: 'quick', on: 'test/e2e/armour.e2e.ts', after: 'a whole run' })
const scheme = /** @type {Check} */ ({ run: 'vitest', on: 'test/electron/window/scheme.test.ts' })
const calls = /** @type {Check} */ ({ run: 'vitest', on: 'test/electron/ipc/answerCall.test.ts' })
const lock = /** @type {Check} */ ({ run: 'long', on: 'test/e2e/long/lock.e2e.ts' })
const lockWork = /** @type {Check} */ ({ run: 'long', on: 'test/e2e/long/lock-work.e2e.ts' })
const packaged = /** @type {Check} */ ({ run: 'long', on: 'test/e2e/long/packaged.e2e.ts' })
const canary = /** @type {Check} */ ({ run: 'quick', on: 'test/e2e/leaks.e2e.ts' })

/**
 * @param {string} id
 * @param {string} file
 * @param {string} from
 * @param {string} to
 * @returns {(check: Check, noticedBy: string) => Item}
 */
const without = (id, file, from, to) => (check, noticedBy) => ({ id, changes: [{ file, from, to }], check, noticedBy })

/** @param {string} name */
const lintOf = (name) => /** @type {Check} */ ({ run: 'eslint', on: name })

const caches = 'Chromium keeps no cache and no report'
const printed = 'what is printed is in no address'
const locks = 'no page has Node, and each is set up with every lock'
const network = 'nothing reaches the network'
const permissions = 'every permission is denied'
const stays = 'the page stays where it is'
const policy = 'the policy is on every answer'
const leftovers = 'what an earlier run left is gone at the start'
const switches = 'electron/window/switches.ts'
const guards = 'electron/window/guards.ts'
const options = 'electron/window/pageOptions.ts'
const main = 'electron/main.ts'
const idle = 'renderer/app/idle.ts'

/** @type {Item[]} */
export const items = [
  without(
    '4 no Blob',
    idle,
    '/** ',
    'export const spilt = (): unknown => new Blob([])\n/** ',
  )(lintOf(idle), 'keeps nothing readable on disk'),
  without(
    '4 no object address',
    idle,
    '/** ',
    'export const spilt = (): unknown => URL.createObjectURL\n/** ',
  )(lintOf(idle), 'Object URLs spill'),
  without(
    '4 cleared at the start',
    main,
    '  clearLeftovers(data)\n  guardAllPages()',
    '  guardAllPages()',
  )(armour, leftovers),
  without(
    '4 cleared at the end',
    main,
    'if (isDone) return clearLeftovers(data)',
    'if (isDone) return',
  )(armour, 'what Chromium left of this run is gone at the end'),
  without('4 HTTP cache', switches, "  ['disable-http-cache'],\n", '')(armour, caches),
  without('4 shader cache', switches, "  ['disable-gpu-shader-disk-cache'],\n", '')(armour, caches),
  without('4 shared memory', switches, "['no-pings']", "['disable-dev-shm-usage']")(armour, caches),
  without('4 crash dumps', main, "  app.setPath('crashDumps', join(folder, 'crashes'))\n", '')(armour, caches),
  without('4 spelling', guards, 'setSpellCheckerEnabled(false)', 'setSpellCheckerEnabled(true)')(armour, locks),
  without('4 print in memory', 'electron/print/printWindow.ts', "'print', {", "'persist:print', {")(armour, printed),
  without(
    '4 reader in memory',
    'electron/window/reader.ts',
    "fromPartition('reader'",
    "fromPartition('persist:reader'",
  )(armour, printed),
  without(
    '4 clipboard',
    'renderer/app/App.tsx',
    '  useClearedClipboard()\n',
    '',
  )(armour, 'what was copied has been taken'),
  without(
    '4 canary',
    'renderer/app/Workspace.tsx',
    '  useCopied((isSecret)',
    "  localStorage.setItem('kept', overview.person?.name ?? '')\n  useCopied((isSecret)",
  )(canary, 'of two hundred strings'),

  without(
    '5.1 letter by letter',
    'electron/window/scheme.ts',
    'files.get(request.url)',
    'files.get(decodeURI(request.url))',
  )(scheme, 'hostile addresses are all refused'),
  without(
    '5.1 host',
    'electron/window/scheme.ts',
    '`app://${host}/`)\n}',
    '`app://`)\n}',
  )(scheme, 'both the scheme and the host'),
  // Two walls, of which one alone is not missed: Electron sandboxes every page, and each page asks for it.
  {
    id: '5.2 sandbox',
    changes: [
      { file: main, from: 'app.enableSandbox()\n', to: '' },
      { file: options, from: 'sandbox: true', to: 'sandbox: false' },
    ],
    check: armour,
    noticedBy: '',
  },
  without('5.2 isolation', options, 'contextIsolation: true', 'contextIsolation: false')(armour, ''),
  without('5.2 Node', options, 'nodeIntegration: false', 'nodeIntegration: true')(armour, locks),
  without(
    '5.2 Node in frames',
    options,
    'nodeIntegrationInSubFrames: false',
    'nodeIntegrationInSubFrames: true',
  )(armour, locks),
  without('5.2 webview', options, 'webviewTag: false', 'webviewTag: true')(armour, locks),
  without(
    '5.3 inline script',
    'electron/window/scheme.ts',
    "'wasm-unsafe-eval'\"",
    "'unsafe-inline'\"",
  )(scheme, policy),
  without(
    '5.3 on refusals',
    'electron/window/scheme.ts',
    'status: 404, headers: armour',
    'status: 404',
  )(scheme, policy),
  without(
    '5.3 apart from others',
    'electron/window/scheme.ts',
    "  'cross-origin-embedder-policy': 'require-corp',\n",
    '',
  )(scheme, policy),
  {
    id: '5.4 navigation',
    changes: [
      { file: guards, from: "  contents.on('will-navigate', (event) => event.preventDefault())\n", to: '' },
      { file: guards, from: "  contents.on('will-frame-navigate', (event) => event.preventDefault())\n", to: '' },
    ],
    check: armour,
    noticedBy: stays,
  },
  without('5.4 windows', guards, "action: 'deny'", "action: 'allow'")(armour, stays),
  without('5.4 permission asked', guards, 'decide(isAllowed(permission))', 'decide(true)')(armour, permissions),
  without(
    '5.4 permission looked up',
    guards,
    '(_contents, permission) => isAllowed(permission)',
    '() => true',
  )(armour, permissions),
  without('5.5 requests', 'electron/window/network.ts', 'cancel: !isOwn(url)', 'cancel: false')(armour, network),
  without('5.5 dead proxy', switches, "  ['proxy-server', 'http://127.0.0.1:9'],\n", '')(armour, network),
  without('5.5 host names', switches, "  ['host-resolver-rules', 'MAP * ~NOTFOUND'],\n", '')(armour, network),
  without(
    '5.5 WebRTC constructors',
    'electron/preload.ts',
    'delete globalThis[name]',
    'void name',
  )(armour, 'WebRTC and sockets are gone'),
  without(
    '5.6 sender',
    'electron/ipc/answerPageDoor.ts',
    'if (isOurs(event, contents()))',
    'if (isOurs(event, contents()) || true)',
  )(armour, 'a call from any other frame is refused'),
  without(
    '5.6 shape',
    'electron/ipc/answerCall.ts',
    'if (!asked.ok) return',
    'if (name === null) return',
  )(calls, 'only well-formed ones get through'),
  without('5.6 size', 'electron/ipc/payload.ts', 'size > most || ', '')(calls, 'counts as too large'),
  without(
    '5.7 switches',
    switches,
    'args.some((arg) => refusedWhenPackaged.test(arg))',
    'args.length < 0',
  )(packaged, 'it ends at once'),
  without(
    '5.7 fuses',
    'electron-builder.yml',
    'onlyLoadAppFromAsar: true',
    'onlyLoadAppFromAsar: false',
  )(packaged, 'every fuse of the binary is set'),
  without('5.8 cover', 'electron/window/lock.ts', '    main().cover()\n', '')(lockWork, 'is covered in the moment'),
  without(
    '5.8 sleep',
    'electron/window/power.ts',
    "powerMonitor.on('suspend'",
    "powerMonitor.on('resume'",
  )(lock, 'the computer going to sleep'),
  without(
    '5.8 screen lock',
    'electron/window/power.ts',
    "powerMonitor.on('lock-screen'",
    "powerMonitor.on('unlock-screen'",
  )(lock, 'the screen being locked'),
  without(
    '5.8 user',
    'electron/window/power.ts',
    "'user-did-resign-active'",
    "'user-did-become-active'",
  )(lock, 'another user taking over'),
  without(
    '5.8 process',
    'electron/window/mainWindow.ts',
    '    endPage(old)\n    onPageGone()\n    startedAt = performance.now()\n    // Only now: the old process is gone, so that the new page cannot come to share it.\n    view = startPage()',
    '    onPageGone()\n    startedAt = performance.now()\n    view = old\n    window.setContentView(old)\n    old.webContents.reload()',
  )(lock, 'ends the page'),
  without(
    '5.9 one instance',
    main,
    'else if (app.requestSingleInstanceLock()) begin()',
    'else if (data !== "") begin()',
  )(armour, 'a second start brings the first window'),
  without('5.9 for its user alone', main, 'process.umask(0o077)', 'process.umask(0o022)')(armour, 'for its user alone'),
  without(
    '5.10 nothing newer',
    idle,
    '/** ',
    'export const newer = (): unknown => Math.sumPrecise([1])\n/** ',
  )(lintOf(idle), 'could not be resolved'),
]
