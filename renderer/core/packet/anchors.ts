/**
 * How the packet's printed pages say where they want to jump. Chromium keeps an absolute address of an unknown scheme as it is in
 * the PDF's link, while it drops links to places that are not on the page; the assembler turns these into jumps inside the packet.
 */
export const sourceLink = (source: number): string => `satchel-source:${source}`

/** The same, and the assembler writes the packet page number where this link stands. */
export const sourcePageLink = (source: number): string => `satchel-page:${source}`

/** The source that an address names, and whether its page number is to be shown there; null for any other address. */
export function anchorSource(address: string): { readonly source: number; readonly showsNumber: boolean } | null {
  const match = /^satchel-(source|page):(\d{1,5})$/.exec(address)
  return match ? { source: Number(match[2]), showsNumber: match[1] === 'page' } : null
}
