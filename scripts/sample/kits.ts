import type { Kit } from './kit.ts'
import { HAROLDS } from './harold/all.ts'
import { MARIAS } from './maria/all.ts'
import { FIRST } from './story/all.ts'
import { WHOLE } from './story/whole.ts'

/** Every collection that can be made, by the word that asks for it. */
export const KITS: Record<string, Kit | undefined> = { first: FIRST, all: WHOLE, harold: HAROLDS, maria: MARIAS }
