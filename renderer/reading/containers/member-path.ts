const longest = 1000

/**
 * What a container calls a file, fit for showing: characters that control or turn the line become visible, and a name
 * that says nothing becomes its place in the list (from 0). It is never used as a place on a disk.
 */
export function memberPath(name: string, place: number): string {
  const shown = name.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '\ufffd').trim()
  return shown === '' ? `#${place + 1}` : shown.slice(-longest)
}
