import type { ReactNode } from 'react'

export type FactItem = { id: string; term: string; value: ReactNode; note?: ReactNode }

/** Terms and what they are: name, birth date, hospital … as a description list. */
export function FactList({ items }: { items: readonly FactItem[] }) {
  return (
    <dl className="facts">
      {items.map((item) => (
        <div key={item.id} className="fact">
          <dt>{item.term}</dt>
          <dd>
            {item.value}
            {item.note === undefined ? null : <span className="fact-note">{item.note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
