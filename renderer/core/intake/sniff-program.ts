/** Programs are never opened, shown or started; the vault keeps them as bytes at most. */

const binaries: readonly (readonly number[])[] = [
  [0x7f, 0x45, 0x4c, 0x46], // ELF
  [0xfe, 0xed, 0xfa, 0xce], // Mach-O, 32 and 64 bit, both byte orders
  [0xfe, 0xed, 0xfa, 0xcf],
  [0xce, 0xfa, 0xed, 0xfe],
  [0xcf, 0xfa, 0xed, 0xfe],
  [0xca, 0xfe, 0xba, 0xbe], // Mach-O for several processors; Java class
  [0x4c, 0, 0, 0, 0x01, 0x14, 0x02, 0], // Windows shortcut (MS-SHLLINK §2.1)
]

/** A program by its first bytes. A DOS header has zeros, so text that begins with MZ is none. */
export function isProgram(head: Uint8Array): boolean {
  if (binaries.some((magic) => magic.every((byte, i) => head[i] === byte))) return true
  return head[0] === 0x4d && head[1] === 0x5a && head.subarray(0, 64).includes(0)
}

const scripts = /^(\ufeff|\s)*(#!|\[autorun(\.[a-z]+)?\]|@echo off\b|<\?php\b|MZ[^ -~\s])/i

/** A script by its first characters: a shell's, a disc's AUTORUN.INF, a batch file's. */
export function isScript(head: Uint8Array): boolean {
  const start = head.subarray(0, 256)
  const wide = start[0] === 0xff && start[1] === 0xfe
  return scripts.test(new TextDecoder(wide ? 'utf-16le' : 'utf-8').decode(start))
}
