import type { HandEntry } from '../../core/model/rows.ts'
import { recordListText } from '../../text/en/record-list.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { TextLink } from '../../ui/controls/TextLink.tsx'

const text = recordListText.hand

type Props = {
  entries: readonly HandEntry[]
  onAdd: (() => void) | undefined
  onEdit: ((entry: HandEntry) => void) | undefined
}

/** What was typed by hand stands apart from what was received: it is a person's word, not a paper's. */
export function ByHand({ entries, onAdd, onEdit }: Props) {
  if (entries.length === 0 && onAdd === undefined) return null
  return (
    <section className="stack records-hand" aria-labelledby="records-hand">
      <div className="records-hand-head">
        <h2 id="records-hand">{text.title(entries.length)}</h2>
        {onAdd === undefined ? null : (
          <Button icon="edit" keys="Control+N" onPress={onAdd}>
            {text.add}
          </Button>
        )}
      </div>
      {entries.length === 0 ? null : (
        <ul className="records-hand-list">
          {entries.map((entry) => (
            <li key={entry.id}>
              {onEdit === undefined ? (
                text.name(entry)
              ) : (
                <TextLink onPress={() => onEdit(entry)}>{text.name(entry)}</TextLink>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
