import { list, nodes, text, type Node } from './node.ts'

const said = (node: Node, name: string): string =>
  list(node, name)
    .filter((part) => typeof part === 'string')
    .join(' ')
    .trim()

/** One HumanName (R4 §2.24.0.13) as it is spoken: prefix, given, family, suffix; its text where it has no parts. */
export function namesOf(name: Node): string | null {
  const parts = ['prefix', 'given', 'family', 'suffix'].map((part) => said(name, part)).filter((part) => part !== '')
  return said(name, 'family') !== '' || said(name, 'given') !== '' ? parts.join(' ') : text(name, 'text')
}

/** Which of several names is today's: official before usual before none, old and maiden names last. */
const order = ['official', 'usual', '', 'temp', 'nickname', 'anonymous', 'maiden', 'old']
const rank = (name: Node): number => {
  const at = order.indexOf(text(name, 'use') ?? '')
  return at < 0 ? order.length : at
}

/** The name that a person, a practitioner or an organization goes by. */
export function calledName(node: Node): string | null {
  const names = [...nodes(node, 'name')].sort((a, b) => rank(a) - rank(b))
  for (const name of names) {
    const spoken = namesOf(name)
    if (spoken !== null) return spoken
  }
  return text(node, 'name')
}
