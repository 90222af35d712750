/**
 * The shell's one log: codes and stacks on standard error, never a name, a value or a path.
 * A stack's lines name our own files only; the message of an error may hold a path, so of a system error only its code is kept.
 */
export function logFault(where: string, fault: unknown): void {
  write(`${where}: ${described(fault)}`)
}

/** A remark by code, such as `folder-sync-refused`. */
export function logCode(code: string, detail?: string | number): void {
  write(detail === undefined ? code : `${code} ${String(detail)}`)
}

const write = (line: string): void => void process.stderr.write(`satchel ${line}\n`)

function described(fault: unknown): string {
  if (!(fault instanceof Error)) return typeof fault
  const code = 'code' in fault && typeof fault.code === 'string' ? fault.code : fault.name
  const places = (fault.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return [code, ...places.map(withoutFolders)].join('\n')
}

/** `at f (file:///home/somebody/app/main.js:3:4)` → `at f (main.js:3:4)` */
const withoutFolders = (line: string): string => line.replace(/(?:file:\/\/)?(?:[A-Za-z]:)?[/\\](?:[^()]*[/\\])?/, '')
