import type { ReactNode } from 'react'
import { useId } from 'react'
import { Icon } from '../Icon.tsx'
import type { IconName } from '../icons.ts'

export type CardProps = {
  title: string
  /** 2 directly under the page's h1, 3 inside a section. */
  level?: 2 | 3 | undefined
  icon?: IconName | undefined
  children?: ReactNode
  actions?: ReactNode
}

export function Card({ title, level = 2, icon, children, actions }: CardProps) {
  const id = useId()
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section className="card" aria-labelledby={id}>
      <div className="card-head">
        {icon === undefined ? null : <Icon name={icon} />}
        <Heading id={id} className="card-title">
          {title}
        </Heading>
      </div>
      {children === undefined ? null : <div className="card-body">{children}</div>}
      {actions === undefined ? null : <div className="cluster card-actions">{actions}</div>}
    </section>
  )
}

export type EmptyStateProps = { icon?: IconName | undefined; text: string; action?: ReactNode }

/** A place with nothing in it says what will be there and how to begin. */
export function EmptyState({ icon, text, action }: EmptyStateProps) {
  return (
    <div className="empty">
      {icon === undefined ? null : <Icon name={icon} size="large" />}
      <p className="lead">{text}</p>
      {action}
    </div>
  )
}
