// Looks for strings in everything that lies in some folders, in the forms in which programs write text down.
import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { logBytes, snappyPieces, tableBlocks } from './level-db.ts'

/** One place where a string was found: the string, the file, and how it was written there. */
export type Leak = { readonly text: string; readonly file: string; readonly form: string }

type Needle = { readonly text: string; readonly form: string; readonly bytes: Buffer }
export type Needles = { readonly second: Uint8Array; readonly byStart: ReadonlyMap<number, readonly Needle[]> }

/** Makes the forms of each string ready: UTF-8, UTF-16, hex, and Base64 as it looks from each of three beginnings. */
export function needlesFor(texts: readonly string[]): Needles {
  const second = new Uint8Array(65536)
  const byStart = new Map<number, Needle[]>()
  for (const needle of texts.flatMap(formsOf)) {
    second[needle.bytes.readUInt16LE(0)] = 1
    const start = needle.bytes.readUInt32LE(0)
    byStart.set(start, [...(byStart.get(start) ?? []), needle])
  }
  return { second, byStart }
}

function formsOf(text: string): Needle[] {
  const plain = Buffer.from(text, 'utf8')
  const hex = plain.toString('hex')
  const forms: [string, Buffer][] = [
    ['utf-8', plain],
    ['utf-16', Buffer.from(text, 'utf16le')],
    ['hex', Buffer.from(hex)],
    ['hex', Buffer.from(hex.toUpperCase())],
    ...[0, 1, 2].map((shift): [string, Buffer] => ['base64', Buffer.from(base64Inside(plain, shift))]),
  ]
  return forms.map(([form, bytes]) => ({ text, form, bytes }))
}

/** The characters of Base64 that depend on these bytes alone, when `shift` other bytes came before them. */
function base64Inside(plain: Buffer, shift: number): string {
  const all = Buffer.concat([Buffer.alloc(shift), plain]).toString('base64')
  const from = Math.ceil((shift * 4) / 3)
  return all.slice(from, Math.floor(((shift + plain.length) * 8) / 6))
}

/** Every leak in every file below these folders, in the names of the files and folders too. Links are not followed. */
export function leaksIn(folders: readonly string[], needles: Needles): Leak[] {
  return folders.flatMap(pathsBelow).flatMap((path) => {
    const inName = leaksOf(Buffer.from(path), needles).map((one) => ({ ...one, form: `name, ${one.form}` }))
    return [...inName, ...leaksInFile(path, needles)].map((one) => ({ ...one, file: path }))
  })
}

function pathsBelow(folder: string): string[] {
  const stats = lstatSync(folder, { throwIfNoEntry: false })
  if (stats === undefined) return []
  if (!stats.isDirectory()) return [folder]
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))
}

function leaksInFile(path: string, needles: Needles): Omit<Leak, 'file'>[] {
  if (!lstatSync(path, { throwIfNoEntry: false })?.isFile()) return []
  const bytes = readFileSync(path)
  const views: [string, readonly Buffer[]][] = [
    ['', [bytes]],
    ['in a table block, ', path.endsWith('.ldb') || path.endsWith('.sst') ? tableBlocks(bytes) : []],
    ['in a log, ', /\.log$|MANIFEST/.test(path) ? [logBytes(bytes)] : []],
  ]
  return views.flatMap(([where, parts]) =>
    parts.flatMap((part) => [
      ...leaksOf(part, needles).map((one) => ({ ...one, form: where + one.form })),
      ...snappyPieces(part).flatMap((piece) =>
        leaksOf(piece, needles).map((one) => ({ ...one, form: `${where}compressed, ${one.form}` })),
      ),
    ]),
  )
}

function leaksOf(bytes: Buffer, { second, byStart }: Needles): Omit<Leak, 'file'>[] {
  const found: Omit<Leak, 'file'>[] = []
  for (let at = 0; at + 4 <= bytes.length; at++) {
    if (second[(bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)] === 0) continue
    for (const needle of byStart.get(bytes.readUInt32LE(at)) ?? []) {
      if (bytes.subarray(at, at + needle.bytes.length).equals(needle.bytes))
        found.push({ text: needle.text, form: needle.form })
    }
  }
  return found
}
