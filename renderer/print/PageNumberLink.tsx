import { sourcePageLink } from '../core/packet/anchors.ts'

/** Spaces make a link of this width; the assembler writes the packet page number at its end. */
const ROOM = '\u00a0'.repeat(10)

/** Where the page number of a source's first page will stand: it is known only when all pages are together. */
export function PageNumberLink({ source }: { source: number }) {
  return <a href={sourcePageLink(source)}>{ROOM}</a>
}
