import { Component, type ReactNode } from 'react'
import { appText as text } from '../text/en/app.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Page } from '../ui/frame/Page.tsx'
import { SoloFrame } from '../ui/frame/SoloFrame.tsx'

type Props = { children: ReactNode; onLock: () => void }

/** One place that catches what a screen throws: what is safe, and the way out. Nothing of the fault is shown or kept. */
export class ErrorBoundary extends Component<Props, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override render() {
    if (!this.state.broken) return this.props.children
    return (
      <SoloFrame address="broken">
        <Page title={text.crash.title} lead={text.crash.text} width="reading">
          <Button kind="primary" icon="lock" onPress={this.props.onLock}>
            {text.crash.lock}
          </Button>
        </Page>
      </SoloFrame>
    )
  }
}
