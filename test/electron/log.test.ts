import { afterEach, expect, test, vi } from 'vitest'
import { logFault } from '../../electron/log.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

test('of a fault the log holds its code and where in our own files, never its message or a folder', () => {
  const lines: string[] = []
  vi.spyOn(process.stderr, 'write').mockImplementation((line) => lines.push(String(line)) > 0)
  const fault = Object.assign(new Error("ENOENT: no such file, open '/home/somebody/Records of Rosa'"), {
    code: 'ENOENT',
  })
  fault.stack = `${fault.message}\n    at read (file:///home/somebody/app/main.js:3:4)\n    at C:\\Users\\somebody\\main.js:1:2`
  logFault('headers', fault)
  expect(lines.join('')).toContain('headers: ENOENT')
  expect(lines.join('')).toContain('main.js:3:4')
  expect(lines.join('')).not.toMatch(/somebody|Rosa/)
})
