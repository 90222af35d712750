import type { StatedValue } from '../../model/entry.ts'
import { codingsOf, wordsOfConcept } from './concepts.ts'
import { list, type Node } from './node.ts'
import { narrativeOf, narrativeStatus } from './narrative.ts'

/**
 * Where a narrative that was made from the resource (`generated`, `extensions`) plainly says another status or number
 * than the coded element, what it says; null otherwise. Only lines that name the element count, and only words of the
 * element's own value set: anything else is silence.
 */
export function contradiction(node: Node, value: StatedValue | null): string | null {
  if (!/^(?:generated|extensions)$/.test(narrativeStatus(node))) return null
  const lines = narrativeOf(node)
  for (const { label, element, known } of statuses) {
    const said = valueAfter(lines, label)?.toLowerCase()
    const coded = codesOf(node, element)
    const word = known.find((each) => said === each || said?.startsWith(`${each} `) || said?.startsWith(`${each},`))
    if (word !== undefined && coded.length > 0 && !coded.includes(word)) return `${element}: ${word}`
  }
  return value ? otherNumber(lines, value) : null
}

const statuses: readonly { readonly label: RegExp; readonly element: string; readonly known: readonly string[] }[] = [
  {
    label: /^clinical ?status$/i,
    element: 'clinicalStatus',
    known: ['active', 'recurrence', 'relapse', 'inactive', 'remission', 'resolved'],
  },
  {
    label: /^verification ?status$/i,
    element: 'verificationStatus',
    known: ['unconfirmed', 'provisional', 'differential', 'confirmed', 'refuted', 'entered-in-error'],
  },
  {
    label: /^status$/i,
    element: 'status',
    known: [
      'active',
      'completed',
      'stopped',
      'on-hold',
      'cancelled',
      'final',
      'preliminary',
      'amended',
      'corrected',
      'not-done',
      'entered-in-error',
      'not-taken',
      'in-progress',
    ],
  },
]

const codesOf = (node: Node, name: string): string[] =>
  list(node, name).flatMap((value) =>
    typeof value === 'string'
      ? [value]
      : [...codingsOf(value).map(({ code }) => code.toLowerCase()), wordsOfConcept(value)?.toLowerCase() ?? ''],
  )

/** What stands behind `label:` where exactly one line has it. */
function valueAfter(lines: readonly string[], label: RegExp): string | null {
  const found = lines.flatMap((line) => {
    const [, name = '', said = ''] = /^\s*(?:- )?([\w -]{2,30}?)\s*:\s*(.+)$/.exec(line) ?? []
    return label.test(name) ? [said.trim()] : []
  })
  return found.length === 1 ? (found[0] ?? null) : null
}

/** `value: 7.2 mmol/L` beside a coded 7.9. */
function otherNumber(lines: readonly string[], value: StatedValue): string | null {
  const said = valueAfter(lines, /^value$/i)
  const number = /^[<>]?=?\s*(-?\d+(?:\.\d+)?)(?=\s|$|\()/.exec(said ?? '')?.[1]
  const coded = /^-?\d+(?:\.\d+)?$/.exec(value.text)?.[0]
  if (said === null || number === undefined || coded === undefined) return null
  return Number(number) === Number(coded) ? null : `value: ${said}`.slice(0, 2000)
}
