import { useCallback, useEffect, useState, type ReactNode } from 'react'
import { appText as text } from '../text/en/app.ts'
import { Banner, PermanentBanner } from '../ui/shown/Banner.tsx'
import type { Overview } from '../vault/contract.ts'
import { useVaultNews, type Topic } from '../vault/use-vault.tsx'
import { FoundState } from './FoundState.tsx'
import { LockNotice, NotFinished } from './LockNotice.tsx'
import type { ImportHold } from './use-import-hold.ts'
import type { Lock } from './use-lock.ts'

type Props = {
  selfCheck: ReactNode
  overview: Overview
  trialRuntime: boolean
  lock: Lock
  held: ImportHold
  openedByKit: (() => void) | null
  onUseThisCopy: () => void
}

/** What has to stay in sight: trial runtime, made-up records, a vault that can only be read, the notice before locking. */
export function Strips({ selfCheck, overview, trialRuntime, lock, held, openedByKit, onUseThisCopy }: Props) {
  const [full, setFull] = useState(false)
  useVaultNews(useCallback((topic: Topic) => (topic === 'paused-disk-full' ? setFull(true) : undefined), []))
  useEffect(() => {
    if (!overview.reading.paused) setFull(false)
  }, [overview.reading.paused])
  return (
    <>
      <Strip sentences={standing(overview, trialRuntime)} />
      {selfCheck}
      <FoundState overview={overview} onUseThisCopy={onUseThisCopy} />
      {openedByKit === null ? null : (
        <Banner tone="info" dismiss={{ name: text.close, onPress: openedByKit }}>
          {text.openedByKit}
        </Banner>
      )}
      {full ? <Banner tone="caution">{text.diskFull}</Banner> : null}
      <NotFinished />
      <LockNotice lock={lock} held={held} />
    </>
  )
}

/** What is always true of this vault or this computer and has to be said as long as it is open. */
function standing({ sample, trialMark }: Overview, trialRuntime: boolean): readonly string[] {
  const trial = trialRuntime ? [text.trialRuntime] : trialMark ? [text.trialMark] : []
  return sample ? [...trial, text.sampleVault] : trial
}

function Strip({ sentences }: { sentences: readonly string[] }) {
  if (sentences.length === 0) return null
  return (
    <PermanentBanner>
      <span className="strip-words">
        {sentences.map((sentence) => (
          <span key={sentence}>{sentence}</span>
        ))}
      </span>
    </PermanentBanner>
  )
}
