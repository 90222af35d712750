import type { Coding } from '../../model/entry.ts'
import { readableCode } from '../code-systems.ts'
import { isNode, list, nodes, one, text, type Node } from './node.ts'

/** Codings of a CodeableConcept, a Coding or a CodeableReference (R5), those without a code left out. */
export function codingsOf(value: unknown): Coding[] {
  if (!isNode(value)) return []
  const concept = one(value, 'concept')
  if (concept) return codingsOf(concept)
  const codings = 'coding' in value ? nodes(value, 'coding') : [value]
  return codings.flatMap((coding) => {
    const code = text(coding, 'code')
    if (code === null) return []
    const system = (text(coding, 'system') ?? '').slice(0, 300)
    return [{ system, code: code.slice(0, 200), display: text(coding, 'display')?.slice(0, 1000) ?? null }]
  })
}

/**
 * What a concept says in words: its text, else the display of its first coding that has one (the one a person chose comes
 * first), else the code with its system named. Null where it says nothing.
 */
export function wordsOfConcept(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() || null
  if (!isNode(value)) return null
  const concept = one(value, 'concept')
  if (concept) return wordsOfConcept(concept)
  const said = text(value, 'text')
  if (said !== null) return said
  const codings = 'coding' in value ? nodes(value, 'coding') : [value]
  const chosen = [...codings].sort((a, b) => Number(isChosen(b)) - Number(isChosen(a)))
  for (const coding of chosen) {
    const display = text(coding, 'display')
    if (display !== null) return display
  }
  const [first] = codingsOf(value)
  return first ? (isWord(first) ? first.code : readableCode(first)) : null
}

/** HL7's own workflow codes are English words (`laboratory`, `no-known-allergies`) and need no system beside them. */
const isWord = ({ system, code }: Coding): boolean =>
  /^https?:\/\/(?:terminology\.)?hl7\.org\//.test(system) && /^[a-z][a-z-]{2,}$/.test(code)

/** A status or flag in the source's own word or letter: text, display, else the bare code (`active`, `H`). */
export function wordOrCode(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() || null
  if (!isNode(value)) return null
  const codings = codingsOf(value)
  return text(value, 'text') ?? codings.find(({ display }) => display !== null)?.display ?? codings[0]?.code ?? null
}

const isChosen = (coding: Node): boolean => list(coding, 'userSelected').some((one) => one === true || one === 'true')

/** All codes of all concepts under a name. */
export const codesAt = (node: Node, name: string): string[] =>
  list(node, name).flatMap((value) => (typeof value === 'string' ? [value] : codingsOf(value).map(({ code }) => code)))
