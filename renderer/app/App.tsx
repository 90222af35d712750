import { useEffect } from 'react'
import { shell } from '../desktop/shell.ts'
import { useClearedClipboard } from '../desktop/use-copied.ts'
import { RestoreScreen } from '../features/backup/RestoreScreen.tsx'
import { FirstPerson } from '../features/people/FirstPerson.tsx'
import { CreateVault } from '../features/unlock/CreateVault.tsx'
import { Unlock } from '../features/unlock/Unlock.tsx'
import { Welcome } from '../features/unlock/Welcome.tsx'
import { appText as text } from '../text/en/app.ts'
import { SoloFrame } from '../ui/frame/SoloFrame.tsx'
import { PermanentBanner } from '../ui/shown/Banner.tsx'
import { LiveRegions } from '../ui/shown/Live.tsx'
import { VaultProvider } from '../vault/use-vault.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { SelfCheck } from './SelfCheck.tsx'
import { useDoorway, type Doorway } from './use-doorway.ts'
import { useTextSize } from './use-text-size.ts'
import { Workspace } from './Workspace.tsx'

/** The whole window. */
export function App() {
  const doorway = useDoorway()
  useTextSize()
  useClearedClipboard()
  return (
    <ErrorBoundary onLock={() => void shell().lockNow(null)}>
      <LiveRegions>
        <Screen doorway={doorway} />
      </LiveRegions>
    </ErrorBoundary>
  )
}

function Screen({ doorway }: { doorway: Doorway }) {
  const { stage, worker, news } = doorway
  const selfCheck = <SelfCheck worker={worker} />
  const permanent = (
    <>
      {doorway.trialRuntime ? <PermanentBanner>{text.trialRuntime}</PermanentBanner> : null}
      {selfCheck}
    </>
  )
  const vault = worker.client
  useEffect(() => {
    if (stage.stage !== 'starting') afterPaint(() => void shell().painted(null))
  }, [stage.stage])
  switch (stage.stage) {
    case 'starting':
      return (
        <SoloFrame permanent={permanent} address="starting">
          <p className="muted">{text.starting}</p>
        </SoloFrame>
      )
    case 'welcome':
      return (
        <SoloFrame permanent={permanent} address="welcome">
          <Welcome
            recent={stage.recent}
            fault={stage.fault}
            onCreate={() => void doorway.createAt(false)}
            onOpen={() => void doorway.openOther()}
            onRestore={() => doorway.go({ stage: 'restore', startedWith: false })}
            onSample={() => void doorway.createAt(true)}
            onRecent={(place) => void doorway.openPlace(place)}
          />
        </SoloFrame>
      )
    case 'restore':
      return (
        <RestoreScreen
          vault={vault}
          permanent={permanent}
          startedWith={stage.startedWith}
          onBack={() => void doorway.welcome()}
          onRestored={(place) => void doorway.openPlace(place)}
        />
      )
    case 'create': {
      const { place, sample } = stage
      return (
        <CreateVault
          vault={vault}
          inCloudFolder={stage.inCloudFolder}
          withPerson={!sample}
          person={(above, onDone) => <FirstPerson vault={vault} above={above} onDone={onDone} />}
          permanent={permanent}
          onBack={() => void doorway.welcome()}
          onDone={() => doorway.go({ stage: 'open', place, sample, fresh: true })}
        />
      )
    }
    case 'unlock': {
      const { place, trialMark, repaired, readOnly, kitMadeOn } = stage
      return (
        <Unlock
          vault={vault}
          folderName={place.name}
          notices={{ trialMark: trialMark && !doorway.trialRuntime, repaired, readOnly }}
          permanent={permanent}
          kitMadeOn={kitMadeOn}
          onOpened={(byKit) => doorway.go({ stage: 'open', place, sample: false, fresh: false, byKit })}
          onOther={() => void doorway.welcome()}
        />
      )
    }
    case 'open':
      return (
        <VaultProvider open={{ vault, listen: news.listen }}>
          <Workspace
            worker={worker}
            selfCheck={selfCheck}
            trialRuntime={doorway.trialRuntime}
            sample={stage.sample}
            fresh={stage.fresh}
            byKit={stage.byKit ?? false}
          />
        </VaultProvider>
      )
  }
}

/** After the frame that shows what has just been rendered, and the fonts in it, are on the screen. */
function afterPaint(act: () => void): void {
  void document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(act)))
}
