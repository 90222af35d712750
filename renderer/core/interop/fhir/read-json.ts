import { err, ok, type Result } from '../../base/result.ts'
import type { ParseRefusal } from '../parsed.ts'
import { isNode, type Node } from './node.ts'

/** Bounds of what is read at once: text as UTF-16 units, and how deep objects and lists may stand in each other. */
export const jsonLimits = { length: 128 * 1024 * 1024, depth: 128 } as const

/** What a JSON or NDJSON file holds: its top objects, and how many lines of it are no JSON (a cut line, a stray word). */
export type JsonRead = { readonly tops: readonly Node[]; readonly badLines: number }

/**
 * Read FHIR JSON (one object or a list of them) or NDJSON (one object a line). Numbers come out as the text that stands
 * in the file. Objects are plain data: a key `__proto__` is a key like others.
 */
export function readJson(text: string): Result<JsonRead, { readonly code: ParseRefusal }> {
  if (text.length > jsonLimits.length) return err({ code: 'too-large' })
  const whole = parseQuoted(text)
  if (whole.ok) {
    const tops = (Array.isArray(whole.value) ? (whole.value as unknown[]) : [whole.value]).filter(isNode)
    return tops.length > 0 ? ok({ tops, badLines: 0 }) : err({ code: 'not-this-format' })
  }
  return whole.error.code === 'damaged' ? readLines(text) : whole
}

/** A file whose first line is an object is NDJSON; a broken line of it costs that line only. */
function readLines(text: string): Result<JsonRead, { readonly code: ParseRefusal }> {
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '')
  const tops: Node[] = []
  for (const [i, line] of lines.entries()) {
    const read = parseQuoted(line)
    if (read.ok && isNode(read.value)) tops.push(read.value)
    else if (i === 0) return err({ code: 'damaged' })
    else if (!read.ok && read.error.code === 'forbidden') return read
  }
  return tops.length > 0 ? ok({ tops, badLines: lines.length - tops.length }) : err({ code: 'damaged' })
}

function parseQuoted(text: string): Result<unknown, { readonly code: ParseRefusal }> {
  const quoted = withNumbersAsText(text)
  if (quoted === null) return err({ code: 'forbidden' })
  try {
    return ok(JSON.parse(quoted) as unknown)
  } catch {
    return err({ code: 'damaged' })
  }
}

/** A number of JSON (RFC 8259 §6). */
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y

const OPENS = new Set('{[')
const CLOSES = new Set('}]')
const STARTS_NUMBER = new Set('-0123456789')

/** The same JSON with each number in quotes; null where it stands deeper than the bound. */
function withNumbersAsText(text: string): string | null {
  const parts: string[] = []
  let from = 0
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] ?? ''
    if (letter === '"') at = endOfString(text, at)
    else if (OPENS.has(letter)) depth++
    else if (CLOSES.has(letter)) depth--
    else if (STARTS_NUMBER.has(letter)) {
      NUMBER.lastIndex = at
      const number = NUMBER.exec(text)?.[0] ?? letter
      parts.push(text.slice(from, at), '"', number, '"')
      at += number.length - 1
      from = at + 1
    }
    if (depth > jsonLimits.depth) return null
  }
  return parts.join('') + text.slice(from)
}

/** Where the closing quote of a string stands; the end of the text where there is none. */
function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0
    while (text[at - 1 - slashes] === '\\') slashes++
    if (slashes % 2 === 0) return at
  }
  return text.length
}
