const preamble = 128

/** Value representations of DICOM (PS3.5 §6.2): two capital letters each. */
const representations = new Set(
  'AE AS AT CS DA DS DT FL FD IS LO LT OB OD OF OL OV OW PN SH SL SQ SS ST SV TM UC UI UL UN UR US UT UV'.split(' '),
)

/**
 * Whether a file is DICOM: `DICM` after the preamble (PS3.10 §7.1), or, as old software writes it, a data set alone whose
 * first two elements are such as a data set begins with. `size`: the whole file's length in bytes.
 */
export function isDicom(head: Uint8Array, size: number): boolean {
  if (String.fromCharCode(...head.subarray(preamble, preamble + 4)) === 'DICM') return true
  return head.length >= 16 && beginsDataSet(new DataView(head.buffer, head.byteOffset, head.length), size)
}

function beginsDataSet(view: DataView, size: number): boolean {
  const littleEndian = view.getUint16(0, true) === 2 || view.getUint16(0, true) === 8
  const first = elementAt(view, 0, littleEndian)
  if (!first || (first.group !== 2 && first.group !== 8) || first.element > 0x1000) return false
  if (first.next > Math.min(size, 4096)) return false
  const second = elementAt(view, first.next, littleEndian)
  if (!second || second.explicit !== first.explicit) return false
  const comesAfter = second.group === first.group ? second.element > first.element : second.group > first.group
  return comesAfter && second.group <= 0x0010
}

type Element = { readonly group: number; readonly element: number; readonly explicit: boolean; readonly next: number }

/** The header of a data element (PS3.5 §7.1); `next` is where the one after it begins. */
function elementAt(view: DataView, at: number, littleEndian: boolean): Element | null {
  if (at + 8 > view.byteLength) return null
  const tag = { group: view.getUint16(at, littleEndian), element: view.getUint16(at + 2, littleEndian) }
  const name = String.fromCharCode(view.getUint8(at + 4), view.getUint8(at + 5))
  if (!representations.has(name))
    return littleEndian ? { ...tag, explicit: false, next: at + 8 + view.getUint32(at + 4, true) } : null
  if (!['OB', 'OW', 'OF', 'SQ', 'UN', 'UT'].includes(name))
    return { ...tag, explicit: true, next: at + 8 + view.getUint16(at + 6, littleEndian) }
  return at + 12 > view.byteLength
    ? null
    : { ...tag, explicit: true, next: at + 12 + view.getUint32(at + 8, littleEndian) }
}
