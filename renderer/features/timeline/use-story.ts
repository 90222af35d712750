import { startTransition, useEffect, useState } from 'react'
import type { HandEntry } from '../../core/model/rows.ts'
import type { StoryStatement } from '../../core/timeline/build-timeline.ts'
import type { Vault } from '../../vault/contract.ts'
import { inPortions, useAsked, type Topic } from '../../vault/use-vault.tsx'
import { storyInSteps, type Story } from './story.ts'

const askRecords = (vault: Vault) => inPortions((portion) => vault.records(portion))
const askStory = (vault: Vault) => inPortions((portion) => vault.story(portion))
const askHand = (vault: Vault) => vault.handEntries(null)
const noStatements: readonly StoryStatement[] = []
const noHand: readonly HandEntry[] = []
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
  const story = useBuilt(isWaiting ? null : rows, statements ?? noStatements, hand ?? noHand)
  return { asked, story, hand, isPartial: told.state === 'refused' || byHand.state === 'refused' }
}

/** So long at a stretch; then the window hears whatever has come meanwhile. */
const STRETCH_MS = 12

/** The story of these, put in order bit by bit; the last one stays until the new one is there. Null until there is one. */
function useBuilt(
  rows: Parameters<typeof storyInSteps>[0] | null,
  statements: readonly StoryStatement[],
  hand: readonly HandEntry[],
): Story | null {
  const [story, setStory] = useState<Story | null>(null)
  useEffect(() => {
    if (rows === null) return undefined
    const steps = storyInSteps(rows, statements, hand)
    let timer: ReturnType<typeof setTimeout> | undefined
    const go = () => {
      const end = performance.now() + STRETCH_MS
      let step = steps.next()
      while (step.done !== true && performance.now() < end) step = steps.next()
      if (step.done !== true) timer = setTimeout(go)
      else startTransition(() => setStory(step.value))
    }
    go()
    return () => clearTimeout(timer)
  }, [rows, statements, hand])
  return story
}
