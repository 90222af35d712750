import type { Coding } from '../../model/entry.ts'
import { codesAt } from './concepts.ts'
import { isTrue, type Node } from './node.ts'

/** SNOMED CT situations that say that something is not there (IPS "absent and unknown data" maps the same). */
const ABSENT = new Set([
  '716186003', // no known allergy
  '160244002', // no known allergies
  '409137002', // no known drug allergy
  '428607008', // no known environmental allergy
  '429625007', // no known food allergy
  '1003774007', // no known latex allergy
  '428197003', // no known insect allergy
  '160245001', // no current problems or disability
  '787481004', // no known medication
  '1234391000000109', // no known drugs
  '413711008', // no known current medication
])

/** Boolean elements that turn a statement round (DSTU2, STU3, R4). */
const turns = [
  'doNotPerform',
  'prohibited',
  'wasNotGiven',
  'wasNotTaken',
  'notGiven',
  'notPerformed',
  'notDone',
  'refuted',
]

/** Whether the source says that it is *not* so: refuted, not done, not taken, or "none known". */
export function isNegated(node: Node, codes: readonly Coding[], title: string): boolean {
  if (codesAt(node, 'verificationStatus').includes('refuted')) return true
  if (codesAt(node, 'status').some((code) => code === 'not-done' || code === 'not-taken' || code === 'refuted'))
    return true
  if (turns.some((name) => isTrue(node, name))) return true
  if (codesAt(node, 'taken').includes('n')) return true
  if (codes.some(({ code }) => ABSENT.has(code) || code.startsWith('no-known-'))) return true
  return /^no (?:known|current|history of)\b/i.test(title)
}
