import type { Item } from './item.ts'
import { tags, type Tag } from './tags.ts'

/** The meaning of the first code in a sequence; else the code itself with its scheme (PS3.3 table 8.8-1). */
export function meaningIn(item: Item, tag: Tag): string | null {
  const code = item.item(tag)
  if (!code) return null
  const meaning = code.word(tags.codeMeaning)
  if (meaning !== null) return meaning
  const value = code.word(tags.codeValue) ?? code.word(tags.longCodeValue) ?? code.word(tags.urnCodeValue)
  return value === null ? null : [value, code.word(tags.codeScheme)].filter((part) => part !== null).join(' ')
}

/** A unit as its code (UCUM) if it has one, for nothing is gained by `millimeter` over `mm`. */
export function unitIn(item: Item, tag: Tag): string | null {
  const code = item.item(tag)
  if (!code) return null
  const value = code.word(tags.codeValue)
  const isUcum = code.word(tags.codeScheme)?.toUpperCase() === 'UCUM'
  if (value === '1' || value?.startsWith('{')) return code.word(tags.codeMeaning)
  return isUcum && value !== null ? value : meaningIn(item, tag)
}
