/** How many parts a message may have; far more than any of ours. It ends the walk through one that contains itself. */
const mostParts = 1_000_000

/**
 * About how many bytes a message takes in memory; null as soon as it is more than `most` or has absurdly many parts.
 * Asked before anything is parsed.
 */
export function sizeWithin(value: unknown, most: number): number | null {
  const open: unknown[] = [value]
  let size = 0
  for (let parts = 0; open.length > 0; parts++) {
    const part = open.pop()
    size += ownSize(part)
    if (size > most || parts > mostParts) return null
    if (typeof part === 'object' && part !== null && !ArrayBuffer.isView(part)) pushAll(open, part)
  }
  return size
}

function ownSize(part: unknown): number {
  if (typeof part === 'string') return part.length * 2
  if (ArrayBuffer.isView(part) || part instanceof ArrayBuffer) return part.byteLength
  return 8
}

function pushAll(open: unknown[], part: object): void {
  for (const [name, value] of Object.entries(part)) open.push(name, value)
}
