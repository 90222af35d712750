import { createHash } from 'node:crypto'

/** Value representations that the disc needs (PS3.5 §6.2). */
type Vr = 'AE' | 'AS' | 'CS' | 'DA' | 'DS' | 'IS' | 'LO' | 'OB' | 'OW' | 'PN' | 'SH' | 'SQ' | 'TM' | 'UI' | 'UL' | 'US'
export type Element = readonly [tag: number, vr: Vr, value: string | number | Uint8Array | readonly Element[][]]

export const EXPLICIT_LITTLE = '1.2.840.10008.1.2.1'
const LONG_FORM = new Set<Vr>(['OB', 'OW', 'SQ'])

/** A unique identifier made from a name (PS3.5 annex B.2), the same each time. */
export function uidOf(name: string): string {
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 32)
  return `2.25.${BigInt(`0x${digest}`).toString()}`
}

function little(value: number, length: 2 | 4): number[] {
  return Array.from({ length }, (_, at) => (value >>> (8 * at)) & 255)
}

const tagBytes = (tag: number): number[] => [...little(tag >>> 16, 2), ...little(tag & 0xffff, 2)]

function valueBytes([, vr, value]: Element): Uint8Array {
  if (value instanceof Uint8Array) return value
  if (typeof value === 'number') return Uint8Array.from(little(value, vr === 'US' ? 2 : 4))
  if (typeof value === 'string') {
    const pad = value.length % 2 === 0 ? '' : vr === 'UI' ? '\0' : ' '
    return new TextEncoder().encode(value + pad)
  }
  return new Uint8Array(Buffer.concat(value.map(itemOf)))
}

function itemOf(elements: readonly Element[]): Uint8Array {
  const body = dataSetOf(elements)
  return new Uint8Array(Buffer.concat([Uint8Array.from([...tagBytes(0xfffee000), ...little(body.length, 4)]), body]))
}

function elementOf(element: Element): Uint8Array {
  const [tag, vr] = element
  const value = valueBytes(element)
  const letters = [...new TextEncoder().encode(vr)]
  const length = LONG_FORM.has(vr) ? [0, 0, ...little(value.length, 4)] : little(value.length, 2)
  return new Uint8Array(Buffer.concat([Uint8Array.from([...tagBytes(tag), ...letters, ...length]), value]))
}

/** Elements in explicit VR little endian (PS3.5 §7.1.2), sequences with their lengths. */
export function dataSetOf(elements: readonly Element[]): Uint8Array {
  return new Uint8Array(Buffer.concat(elements.map(elementOf)))
}

/** A file with preamble and file meta information (PS3.10 §7.1). */
export function partTen(object: { sopClass: string; instance: string }, elements: readonly Element[]): Uint8Array {
  const meta = dataSetOf([
    [0x00020001, 'OB', Uint8Array.from([0, 1])],
    [0x00020002, 'UI', object.sopClass],
    [0x00020003, 'UI', object.instance],
    [0x00020010, 'UI', EXPLICIT_LITTLE],
    [0x00020012, 'UI', uidOf('writer of the made-up disc')],
    [0x00020013, 'SH', 'MADEUP_1'],
  ])
  const length = dataSetOf([[0x00020000, 'UL', meta.length]])
  const start = new Uint8Array(132)
  start.set(new TextEncoder().encode('DICM'), 128)
  return new Uint8Array(Buffer.concat([start, length, meta, dataSetOf(elements)]))
}
