import { useState } from 'react'
import type { Box } from '../../core/model/page-text.ts'
import { readerText } from '../../text/en/reader.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { CorrectForm } from './CorrectForm.tsx'
import type { Corrections } from './use-corrections.ts'

const text = readerText.text

type Props = { places: readonly Box[]; corrections: Corrections; draft: string }

/** Where ink gave no words, by the numbers that stand on the page; each can be typed. */
export function NotReadPlaces({ places, corrections, draft }: Props) {
  const [open, setOpen] = useState<number | null>(null)
  if (places.length === 0) return null
  return (
    <div className="stack stack-tight">
      <p className="muted small">{text.notRead(places.length)}</p>
      <ul className="reader-not-read">
        {places.map((box, at) => (
          <li key={at}>
            {open === at ? (
              <CorrectForm
                draft={`${draft}/place ${at}`}
                label={text.fieldNotRead}
                first=""
                corrections={corrections}
                onSave={(typed) => corrections.save({ box }, typed)}
                onClose={() => setOpen(null)}
              />
            ) : (
              <>
                <span>{text.notReadPlace(at + 1)}</span>
                <Button kind="quiet" icon="edit" name={text.typeAt(at + 1)} onPress={() => setOpen(at)}>
                  {text.type}
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
