import { useState } from 'react'
import type { Corrected } from '../../core/model/correction.ts'
import { readerText } from '../../text/en/reader.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { IconButton } from '../../ui/controls/IconButton.tsx'
import { VisuallyHidden } from '../../ui/shown/VisuallyHidden.tsx'
import { CorrectForm } from './CorrectForm.tsx'
import type { Corrections } from './use-corrections.ts'
import type { Line, Piece } from './words-on-page.ts'

const text = readerText.text

type Props = {
  line: Line
  /** What a person said that stands on this line. */
  corrected: readonly Corrected[]
  corrections: Corrections
  draft: string
  /** Marks the line on the page. */
  onShow: () => void
}

/** One line of a page's text, with its doubtful words marked, and the way to correct it. */
export function TextLine({ line, corrected, corrections, draft, onShow }: Props) {
  const [open, setOpen] = useState(false)
  const place = { start: line.start, end: line.start + line.text.length, was: line.text }
  if (open)
    return (
      <CorrectForm
        draft={draft}
        label={text.field}
        first={line.text}
        corrections={corrections}
        onSave={(typed) => corrections.save(place, typed)}
        onClose={() => setOpen(false)}
      />
    )
  return (
    <div className={corrected.length > 0 ? 'reader-line reader-line-corrected' : 'reader-line'}>
      <p>
        {line.pieces.map((piece, at) => (
          <PieceView key={at} piece={piece} />
        ))}
      </p>
      <IconButton
        icon="edit"
        name={text.correctLine(line.text.trim())}
        onPress={() => {
          onShow()
          setOpen(true)
        }}
      />
      {corrected.length === 0 ? null : (
        <div className="reader-corrected small">
          <strong>{text.corrected}</strong>
          {corrected.map(({ id, read }) => (
            <span key={id}>{text.wasRead(read)}</span>
          ))}
          <Button
            kind="quiet"
            icon="undo"
            pending={corrections.pending}
            pendingWords={text.saving}
            onPress={() => void corrections.takeBack(corrected.map(({ id }) => id))}
          >
            {text.takeBack}
          </Button>
        </div>
      )}
    </div>
  )
}

function PieceView({ piece }: { piece: Piece }) {
  if (!piece.doubtful) return piece.text
  return (
    <span className="reader-doubtful">
      {piece.text}
      <VisuallyHidden>{text.mayBeWrong}</VisuallyHidden>
    </span>
  )
}
