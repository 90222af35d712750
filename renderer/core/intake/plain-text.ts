import { plainLine, type SheetPart } from '../model/sheet.ts'
import { decodeText } from './decode-text.ts'

/** A text file as parts of a readable sheet, one for each form feed; null where the bytes are not text. */
export function plainTextParts(bytes: Uint8Array): SheetPart[] | null {
  const text = decodeText(bytes)
  if (text === null) return null
  return text.split('\f').map((part) => ({
    header: null,
    lines: part.replace(/\n$/, '').split('\n').map(plainLine),
  }))
}
