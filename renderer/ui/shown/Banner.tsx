import type { ReactNode } from 'react'
import { IconButton } from '../controls/IconButton.tsx'
import { Icon } from '../Icon.tsx'
import type { IconName } from '../icons.ts'

export type Tone = 'info' | 'ok' | 'caution' | 'danger'

export type BannerProps = {
  tone: Tone
  title?: string | undefined
  children: ReactNode
  actions?: ReactNode
  dismiss?: { name: string; onPress: () => void } | undefined
  /** Read out at once when it appears; for errors only. */
  urgent?: boolean | undefined
}

const toneIcons: Record<Tone, IconName> = { info: 'info', ok: 'done', caution: 'caution', danger: 'danger' }

export function Banner({ tone, title, children, actions, dismiss, urgent = false }: BannerProps) {
  return (
    <div className={`banner banner-${tone}`} {...(urgent ? { role: 'alert' } : {})}>
      <Icon name={toneIcons[tone]} />
      <div className="banner-words">
        {title === undefined ? null : <p className="banner-title">{title}</p>}
        <div>{children}</div>
        {actions === undefined ? null : <div className="cluster banner-actions">{actions}</div>}
      </div>
      {dismiss === undefined ? null : <IconButton name={dismiss.name} icon="close" onPress={dismiss.onPress} />}
    </div>
  )
}

/** The strip over everything that stays: a trial runtime, made-up records. */
export function PermanentBanner({ children }: { children: ReactNode }) {
  return (
    <div className="permanent-banner">
      <Icon name="caution" size="small" />
      <span>{children}</span>
    </div>
  )
}
