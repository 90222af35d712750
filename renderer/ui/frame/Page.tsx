import type { ReactNode } from 'react'

export type PageProps = {
  /** The screen's one h1. AppFrame puts the focus on it when the place changes. */
  title: string
  lead?: ReactNode
  /** A Stepper, or the way back to a list. */
  above?: ReactNode
  /** The screen's one primary button, and quieter ones. */
  actions?: ReactNode
  /** `reading`: one column of text and fields. `full`: lists and the viewer. */
  width?: 'reading' | 'full' | undefined
  children?: ReactNode
}

export function Page({ title, lead, above, actions, width = 'full', children }: PageProps) {
  return (
    <div className={`page page-${width}`}>
      <div className="page-head">
        <div className="page-titles">
          {above}
          <h1 tabIndex={-1}>{title}</h1>
          {lead === undefined ? null : <p className="lead page-lead">{lead}</p>}
        </div>
        {actions === undefined ? null : <div className="cluster page-actions">{actions}</div>}
      </div>
      {children}
    </div>
  )
}
