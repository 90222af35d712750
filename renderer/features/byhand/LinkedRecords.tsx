import { useState } from 'react'
import type { DocumentId } from '../../core/base/ids.ts'
import { byHandText } from '../../text/en/byhand.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Checkbox } from '../../ui/fields/Checkbox.tsx'
import { SearchField } from '../../ui/fields/SearchField.tsx'
import type { RecordRow } from '../../vault/contract.ts'

const text = byHandText.documents
/** So many stand there at once; a word finds the others. */
const SHOWN = 12

type Props = {
  rows: readonly RecordRow[]
  chosen: readonly DocumentId[]
  onChange: (chosen: readonly DocumentId[]) => void
}

/** The records that belong to what is typed: any number of them, the chosen ones first. */
export function LinkedRecords({ rows, chosen, onChange }: Props) {
  const [isOpen, setOpen] = useState(false)
  const [words, setWords] = useState('')
  const linked = rows.filter(({ id }) => chosen.includes(id))
  const others = rows.filter((row) => !chosen.includes(row.id) && hasWords(row, words))
  const shown = [...linked, ...(isOpen ? others.slice(0, SHOWN) : [])]
  const toggle = (id: DocumentId, isChosen: boolean) =>
    onChange(isChosen ? [...chosen, id] : chosen.filter((one) => one !== id))
  return (
    <fieldset className="field field-full byhand-records">
      <legend className="field-label">{text.title}</legend>
      <p className="muted small" role="status">
        {linked.length === 0 ? text.none : text.chosen(linked.length)}
      </p>
      {isOpen ? (
        <SearchField
          name={text.search}
          placeholder={text.search}
          clearName={text.clear}
          value={words}
          onChange={setWords}
        />
      ) : (
        <div>
          <Button onPress={() => setOpen(true)} disabled={rows.length === 0}>
            {text.open}
          </Button>
        </div>
      )}
      {shown.map((row) => (
        <Checkbox key={row.id} checked={chosen.includes(row.id)} onChange={(isChosen) => toggle(row.id, isChosen)}>
          {text.name(row)}
        </Checkbox>
      ))}
      {isOpen && others.length === 0 && words !== '' ? <p className="muted small">{text.noneFound}</p> : null}
      {isOpen && others.length > SHOWN ? <p className="muted small">{text.more(others.length - SHOWN)}</p> : null}
    </fieldset>
  )
}

function hasWords(row: RecordRow, words: string): boolean {
  const name = text.name(row).toLowerCase()
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => name.includes(word))
}
