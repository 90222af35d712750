import { useMemo } from 'react'
import type { Vault } from '../../vault/contract.ts'
import { inPortions, useAsked, type Topic } from '../../vault/use-vault.tsx'
import { storyOf } from './story.ts'

const askRecords = (vault: Vault) => inPortions((portion) => vault.records(portion))
const askStory = (vault: Vault) => inPortions((portion) => vault.story(portion))
const askHand = (vault: Vault) => vault.handEntries(null)
const topics: readonly Topic[] = ['records', 'person']

/**
 * The vault's records, the statements of their fields and what was typed by hand, in order of time; asked again whenever
 * they change. Nothing is shown before all three are there, so that nothing jumps.
 */
export function useStory() {
  const { asked } = useAsked(askRecords, topics)
  const told = useAsked(askStory, topics).asked
  const byHand = useAsked(askHand, topics).asked
  const rows = asked.state === 'here' ? asked.value : null
  const isWaiting = told.state === 'loading' || byHand.state === 'loading'
  const statements = told.state === 'here' ? told.value : null
  const hand = byHand.state === 'here' ? byHand.value : null
  const story = useMemo(
    () => (rows === null || isWaiting ? null : storyOf(rows, statements ?? [], hand ?? [])),
    [rows, isWaiting, statements, hand],
  )
  return { asked, story, hand, isPartial: told.state === 'refused' || byHand.state === 'refused' }
}
