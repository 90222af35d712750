import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BatchId, DocumentId, ItemId, newId } from '../../../../renderer/core/base/ids.ts'
import { isUnfolded, mostUnfolded, treeOf, type Node } from '../../../../renderer/features/intake/list-tree.ts'
import type { IntakeLine } from '../../../../renderer/vault/contract.ts'

const batchId = newId(BatchId)
const line = (part: Partial<IntakeLine> = {}): IntakeLine => ({
  itemId: newId(ItemId),
  batchId,
  within: null,
  documentId: newId(DocumentId),
  name: 'a',
  size: 1,
  state: { state: 'waiting' },
  ...part,
})
const filed = { state: 'filed', kind: 'images', date: null, checked: false, unreadable: 0 } as const
const linesIn = ({ line: own, inside }: Node): IntakeLine[] => [own, ...inside.flatMap(linesIn)]
const allOf = (lines: readonly IntakeLine[]) => treeOf(lines).flatMap(({ nodes }) => nodes.flatMap(linesIn))

/** A disc of `count` pictures of one study. */
function disc(count: number): IntakeLine[] {
  const study = newId(DocumentId)
  const head = line({ documentId: study, state: filed })
  const others = Array.from({ length: count - 1 }, () => line({ state: { state: 'in-study', documentId: study } }))
  return [head, ...others]
}

describe('the list of what was added', () => {
  test('every line stands in it exactly once, whatever lies in what', () => {
    const shape = fc.array(fc.record({ within: fc.nat(20), study: fc.option(fc.nat(20)) }), { maxLength: 20 })
    fc.assert(
      fc.property(shape, (parts) => {
        const lines: IntakeLine[] = []
        for (const { within, study } of parts) {
          const parent = lines[within]
          const of = study === null ? undefined : lines[study]?.documentId
          lines.push(
            line({
              within: parent?.itemId ?? null,
              ...(of ? { state: { state: 'in-study' as const, documentId: of } } : {}),
            }),
          )
        }
        const shown = allOf(lines)
        expect(shown).toHaveLength(lines.length)
        expect(new Set(shown)).toEqual(new Set(lines))
      }),
    )
  })

  test('two thousand pictures of a study are one line, which says how many it stands for and stays folded', () => {
    const [batch, ...others] = treeOf(disc(2000))
    expect(others).toEqual([])
    expect(batch?.files).toBe(2000)
    expect(batch?.nodes).toHaveLength(1)
    const [study] = batch?.nodes ?? []
    expect(study?.kind).toBe('images')
    expect(study?.inside).toHaveLength(1999)
    expect(study && isUnfolded(study, new Map())).toBe(false)
  })

  test('what came out of a zip stands under it, shown as long as it is short, and as the person chose after that', () => {
    const zip = line({ state: { state: 'unpacked', members: 2, refused: 0 } })
    const few = [zip, line({ within: zip.itemId }), line({ within: zip.itemId })]
    const many = [zip, ...Array.from({ length: mostUnfolded + 1 }, () => line({ within: zip.itemId }))]
    const [short] = treeOf(few)[0]?.nodes ?? []
    const [long] = treeOf(many)[0]?.nodes ?? []
    expect(short && isUnfolded(short, new Map())).toBe(true)
    expect(long && isUnfolded(long, new Map())).toBe(false)
    expect(long && isUnfolded(long, new Map([[zip.itemId, true]]))).toBe(true)
    expect(treeOf(few)[0]?.files).toBe(1)
  })

  test('pictures whose study was added before are still one line', () => {
    const study = newId(DocumentId)
    const lines = Array.from({ length: 5 }, () => line({ state: { state: 'in-study', documentId: study } }))
    const [batch] = treeOf(lines)
    expect(batch?.nodes).toHaveLength(1)
    expect(batch?.nodes[0]?.inside).toHaveLength(4)
  })

  test('the newest import comes first and keeps its own order', () => {
    const older = [line(), line()]
    const newer = [line({ batchId: newId(BatchId) })]
    newer.push(line(newer[0] ? { batchId: newer[0].batchId } : {}))
    expect(allOf([...older, ...newer])).toEqual([...newer, ...older])
  })
})
