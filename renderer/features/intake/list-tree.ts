import type { BatchId, ItemId } from '../../core/base/ids.ts'
import type { IntakeLine } from '../../vault/contract.ts'

/** A line with what belongs under it: the contents of a container, or the other pictures of a study. */
export type Node = {
  readonly line: IntakeLine
  readonly inside: readonly Node[]
  readonly kind: 'files' | 'images'
}

/** Everything that was added in one go. `files` counts what was dropped; what was found inside is not in it. */
export type BatchOfNodes = { readonly batchId: BatchId; readonly files: number; readonly nodes: readonly Node[] }

/** More than these under one line stay folded until a person asks for them; pictures of a study always do. */
export const mostUnfolded = 50

type Children = ReadonlyMap<ItemId, readonly IntakeLine[]>

/** The lines as they hang together, newest batch first, inside a batch as the files came. Every line stands in it once. */
export function treeOf(lines: readonly IntakeLine[]): BatchOfNodes[] {
  const parents = parentsOf(lines)
  const children = new Map<ItemId, IntakeLine[]>()
  const batches = new Map<BatchId, IntakeLine[]>()
  for (const line of lines) {
    const parent = parents.get(line)
    if (parent) pushTo(children, parent.itemId, line)
    else pushTo(batches, line.batchId, line)
  }
  return [...batches]
    .map(([batchId, own]) => ({ batchId, files: own.length, nodes: own.map((line) => nodeOf(line, children)) }))
    .reverse()
    .map(countedAsDropped)
}

/** Pictures of a study were dropped one by one: they count as files, though one line stands for them. */
function countedAsDropped(batch: BatchOfNodes): BatchOfNodes {
  const images = batch.nodes.reduce((sum, { kind, inside }) => sum + (kind === 'images' ? inside.length : 0), 0)
  return { ...batch, files: batch.files + images }
}

function nodeOf(line: IntakeLine, children: Children): Node {
  const own = children.get(line.itemId) ?? []
  const inside = own.map((one) => nodeOf(one, children))
  return { line, inside, kind: own.some(isInStudy) ? 'images' : 'files' }
}

const isInStudy = ({ state }: IntakeLine): boolean => state.state === 'in-study'

/** Under which line each line stands; the others stand by themselves. A study's line is the first of its pictures. */
function parentsOf(lines: readonly IntakeLine[]): Map<IntakeLine, IntakeLine> {
  const items = new Map(lines.map((line) => [line.itemId, line]))
  const studies = new Map<string, IntakeLine>()
  for (const line of lines) {
    const study = isInStudy(line) ? null : line.documentId
    if (study && !studies.has(study)) studies.set(study, line)
  }
  const parents = new Map<IntakeLine, IntakeLine>()
  for (const line of lines) {
    const parent = parentOf(line, items, studies)
    if (parent && parent !== line) parents.set(line, parent)
  }
  return parents
}

function parentOf(
  line: IntakeLine,
  items: ReadonlyMap<ItemId, IntakeLine>,
  studies: Map<string, IntakeLine>,
): IntakeLine | undefined {
  const { state } = line
  if (state.state !== 'in-study') return line.within ? items.get(line.within) : undefined
  const head = studies.get(state.documentId)
  // The study was added before, by lines that are not here: the first of these stands for them.
  if (!head) studies.set(state.documentId, line)
  return head
}

function pushTo<K>(map: Map<K, IntakeLine[]>, key: K, line: IntakeLine): void {
  const own = map.get(key)
  if (own) own.push(line)
  else map.set(key, [line])
}

/** Whether what is under this line is shown: as the person last chose, or else unless it is long. */
export const isUnfolded = ({ line, inside, kind }: Node, chosen: ReadonlyMap<ItemId, boolean>): boolean =>
  chosen.get(line.itemId) ?? (kind === 'files' && inside.length > 0 && inside.length <= mostUnfolded)
