import { app } from 'electron'
import { ok } from '../../renderer/core/base/result.ts'
import { readMeasured, taskOf, writeMeasured, type Order } from '../files/measuring.ts'
import type { PageHandlers } from './answerCall.ts'

type Names = 'measureTask' | 'measureFile' | 'measureWrite' | 'measureLog' | 'measureDone'

/** The calls of a measuring run. Without an order there is no task, and nothing can be read, written or ended. */
export function measureCalls(order: Order | null): Pick<PageHandlers, Names> {
  return {
    measureTask: async () => ok(await taskOf(order)),
    measureFile: ({ path }) => readMeasured(order, path),
    measureWrite: ({ path, text }) => writeMeasured(order, path, text),
    measureLog: ({ line }) => {
      if (order) process.stdout.write(`${oneLine(line)}\n`)
      return Promise.resolve(ok(null))
    },
    measureDone: ({ line, exitCode }) => {
      if (order) process.stdout.write(`${oneLine(line)}\n`, () => app.exit(exitCode))
      return Promise.resolve(ok(null))
    },
  }
}

const oneLine = (text: string): string => text.replace(/[\r\n]+/g, ' ')
