// What the main threads of the app's pages did: every task above 50 ms, how much of it the thread itself worked, and at what.
//
// A task is long for two reasons: it had that much to do, or the processor was given to others meanwhile. Chromium's trace
// has both for each task, the time that passed (`dur`) and the time the thread was at work (`tdur`); only the second is ours.
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { scratch, type LaunchedSatchel } from './launch.ts'

/** Milliseconds. `at`: since the phase began; `doing`: what took longest in it; `isMeasuring`: it was the measuring's own question to the page. */
export type LongTask = {
  readonly page: string
  readonly passed: number
  readonly worked: number
  readonly at: number
  readonly doing: string
  readonly isMeasuring: boolean
}

/** Work that the measuring itself had done in the page. */
const tools = /__playwright|DevToolsSession|UtilityScript/

/** A page that works five milliseconds ten times a second and nothing else: how often its tasks pass 50 ms is this machine's doing. */
const steadyPage = `data:text/html,<script>
  const late = []
  setInterval(() => { for (const until = performance.now() + 5; performance.now() < until;); }, 100)
  new PerformanceObserver((list) => late.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' })
  globalThis.lateSince = () => late.splice(0)
</script>`

export type Watch = {
  /** Everything above 50 ms in the pages of the app while `act` goes on; `reference`: the same of the steady page. */
  during(act: () => Promise<void>): Promise<{ tasks: LongTask[]; reference: number[] }>
}

export async function watchTasks({ app }: LaunchedSatchel): Promise<Watch> {
  await app.evaluate(async ({ BrowserWindow }, url) => {
    const webPreferences = { sandbox: true, backgroundThrottling: false, partition: 'steady' }
    const page = new BrowserWindow({ show: false, webPreferences })
    Object.assign(globalThis, { steady: page.webContents })
    await page.loadURL(url)
  }, steadyPage)
  const folder = scratch('trace')
  return {
    async during(act) {
      const pages = await pagesOf(app)
      await startTrace(app, [...pages.keys()])
      await lateOf(app)
      await act()
      const reference = await lateOf(app)
      return { tasks: longTasks(await endTrace(app, join(folder, 'trace.json')), pages), reference }
    },
  }
}

/** What each process of a page shows, by its number. */
async function pagesOf(app: ElectronApplication): Promise<Map<number, string>> {
  const all = await app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((one) => [one.getOSProcessId(), one.getURL()] as const),
  )
  return new Map(
    all
      .filter(([, url]) => url.startsWith('app://'))
      .map(([pid, url]) => [pid, url.includes('reader') ? 'reader' : 'window']),
  )
}

const lateOf = (app: ElectronApplication): Promise<number[]> =>
  app.evaluate(() =>
    (globalThis as unknown as { steady: Electron.WebContents }).steady.executeJavaScript('lateSince()'),
  )

const startTrace = (app: ElectronApplication, processes: readonly number[]): Promise<void> =>
  app.evaluate(
    ({ contentTracing }, ids) =>
      contentTracing.startRecording({
        included_categories: ['toplevel', 'devtools.timeline', 'v8'],
        excluded_categories: ['*'],
        included_process_ids: [...ids],
        recording_mode: 'record-continuously',
        trace_buffer_size_in_kb: 400 * 1024,
      }),
    processes,
  )

async function endTrace(app: ElectronApplication, path: string): Promise<TraceEvent[]> {
  await app.evaluate(({ contentTracing }, to) => contentTracing.stopRecording(to), path)
  const text = readFileSync(path, 'utf8')
  rmSync(path)
  return (JSON.parse(text) as { traceEvents: TraceEvent[] }).traceEvents
}

type TraceEvent = {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly ts: number
  readonly dur?: number
  readonly tdur?: number
  readonly args: { readonly name?: string; readonly data?: { readonly functionName?: string; readonly type?: string } }
}

const LONG = 50

/** The tasks of the pages' main threads that took longer than 50 ms. */
function longTasks(events: readonly TraceEvent[], pages: ReadonlyMap<number, string>): LongTask[] {
  const main = new Set(
    events
      .filter(({ ph, args }) => ph === 'M' && args.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${String(pid)}/${String(tid)}`),
  )
  const own = events.filter(({ pid, tid }) => pages.has(pid) && main.has(`${String(pid)}/${String(tid)}`))
  const start = own.reduce((least, { ts }) => (ts > 0 ? Math.min(least, ts) : least), Infinity)
  return own
    .filter(({ name, dur = 0 }) => name.endsWith('RunTask') && dur > LONG * 1000)
    .map((task) => {
      const inside = insideOf(task, own)
      return {
        page: pages.get(task.pid) ?? '',
        passed: Math.round((task.dur ?? 0) / 1000),
        worked: Math.round((task.tdur ?? 0) / 1000),
        at: Math.round((task.ts - start) / 1000),
        doing: doingOf(inside),
        isMeasuring: inside.some(({ name, args }) => tools.test(name) || tools.test(JSON.stringify(args))),
      }
    })
}

const insideOf = (task: TraceEvent, all: readonly TraceEvent[]): TraceEvent[] => {
  const end = task.ts + (task.dur ?? 0)
  return all.filter((one) => one !== task && one.pid === task.pid && one.ts >= task.ts && one.ts <= end)
}

/** The kinds of work that took most of the task, with their milliseconds; what lies in another counts for both. */
function doingOf(inside: readonly TraceEvent[]): string {
  const sums = new Map<string, number>()
  for (const { name, args, tdur = 0 } of inside) {
    const what = `${name} ${args.data?.functionName ?? args.data?.type ?? ''}`.trim()
    sums.set(what, (sums.get(what) ?? 0) + tdur / 1000)
  }
  return [...sums]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 4)
    .map(([what, ms]) => `${what} ${String(Math.round(ms))}`)
    .join(', ')
}
