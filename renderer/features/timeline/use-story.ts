import { useMemo } from 'react'
import type { Vault } from '../../vault/contract.ts'
import { useAsked, type Topic } from '../../vault/use-vault.tsx'
import { storyOf } from './story.ts'

const askRecords = (vault: Vault) => vault.records(null)
const topics: readonly Topic[] = ['records', 'person']

/** The vault's records in order of time; asked again whenever they change. */
export function useStory() {
  const { asked } = useAsked(askRecords, topics)
  const rows = asked.state === 'here' ? asked.value : null
  const story = useMemo(() => (rows === null ? null : storyOf(rows)), [rows])
  return { asked, story }
}
