import { newId, RowId } from '../../core/base/ids.ts'
import type { VaultSettings } from '../../core/model/rows.ts'

/** What a new vault remembers about itself. */
export const newSettings = (): VaultSettings => ({
  id: newId(RowId),
  kitProven: false,
  sample: false,
  place: null,
  personId: null,
  lockAfter: 15,
  hideFromSharing: false,
  lastBackup: null,
})
