import { utf8 } from './bytes.ts'

// Control characters, marks that turn the writing direction, and what Windows gives a meaning.
const unfit = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069<>:"/\\|?*]/g
const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\.|$)/i

/** The longest name in UTF-16 units and in bytes of UTF-8; with an ending and a number it still fits every file system. */
const longest = 100
const longestBytes = 180

/** A name that every system takes as one file's name in one folder, made of what was suggested; such a name stays as it is. */
export function fileName(suggested: string): string {
  const name = trimmed(cut(trimmed(suggested.toWellFormed().replace(unfit, ' ').replace(/\s+/g, ' '))))
  return name === '' || reserved.test(name) ? trimmed(cut(`Satchel ${name}`)) : name
}

/** Spaces and dots at the ends are dropped or hidden by one system or another. */
const trimmed = (name: string): string => name.replace(/^[ .]+|[ .]+$/g, '')

/** As many whole characters as fit. */
function cut(name: string): string {
  let kept = ''
  let bytes = 0
  for (const character of name) {
    bytes += utf8(character).length
    if (kept.length + character.length > longest || bytes > longestBytes) break
    kept += character
  }
  return kept
}
