import { useState } from 'react'
import type { DocumentId, RowId } from '../../core/base/ids.ts'
import type { Box } from '../../core/model/page-text.ts'
import { readerText } from '../../text/en/reader.ts'
import { useAnnounce } from '../../ui/shown/Live.tsx'
import type { Act } from '../../vault/contract.ts'
import { useVault } from '../../vault/use-vault.tsx'

export type CorrectionCode = keyof (typeof readerText)['faults']['correction']
/** Words of the page's text as shown, or a box where none were read. */
export type CorrectionPlace = { start: number; end: number; was: string } | { box: Box }

export type Corrections = {
  readonly pending: boolean
  readonly fault: CorrectionCode | null
  /** Gives whether it is in the vault. */
  save(place: CorrectionPlace, text: string): Promise<boolean>
  takeBack(ids: readonly RowId[]): Promise<boolean>
}

/** A person's corrections of one page. `onActed` hears of each that is in the vault. */
export function useCorrections(id: DocumentId, page: number, onActed: (act: Act) => void): Corrections {
  const vault = useVault()
  const announce = useAnnounce()
  const [pending, setPending] = useState(false)
  const [fault, setFault] = useState<CorrectionCode | null>(null)
  const done = (refused: CorrectionCode | null, said: string, act: Act): boolean => {
    setPending(false)
    setFault(refused)
    if (refused !== null) return false
    announce(said)
    onActed(act)
    return true
  }
  return {
    pending,
    fault,
    async save(place, text) {
      setPending(true)
      const saved = await vault.correctText({ id, page, place, text })
      return done(saved.ok ? null : saved.error.code, readerText.text.saved, 'corrected')
    },
    async takeBack(ids) {
      setPending(true)
      let refused: CorrectionCode | null = null
      for (const correction of ids) {
        const gone = await vault.uncorrectText({ correction })
        if (!gone.ok) refused = gone.error.code
      }
      return done(refused, readerText.text.takenBack, 'uncorrected')
    },
  }
}
