import { ok } from '../../core/base/result.ts'
import { handEntries, removeHandEntry, saveHandEntry } from './hand-entries.ts'
import { openPerson, people, savePerson } from './people.ts'
import type { Desk, WithOpen } from './with-open.ts'

/** The vault itself, the persons it has records of, and what a person wrote by hand. */
export function personHandlers(withOpen: WithOpen) {
  return {
    saveKit: ({ paper }) => withOpen((open) => open.saveKit(paper)),
    proveKit: ({ groups }) => withOpen((open) => open.proveKit(groups)),
    /** Comes when the vault is about to be locked: what is being typed is sealed with it. */
    rememberPlace: ({ place }) => withOpen((open) => open.rememberPlace(place)),
    useThisCopy: () =>
      withOpen(async (open) => {
        await open.useThisCopy()
        return ok(null)
      }),
    markSample: () => withOpen((open) => open.changeSettings({ sample: true })),
    people: () => withOpen(async ({ session }) => ok(people(session))),
    openPerson: ({ id }) => withOpen(({ session }) => openPerson(session, id)),
    savePerson: ({ id, person }) => withOpen(({ session }) => savePerson(session, id, person)),
    formDraft: ({ key }) => withOpen(async ({ forms }) => ok({ text: forms.of(key) })),
    keepFormDraft: ({ key, text }) =>
      withOpen(async ({ forms }) => {
        forms.keep(key, text)
        return ok(null)
      }),
    handEntries: () => withOpen(async ({ session }) => ok(handEntries(session))),
    saveHandEntry: ({ id, entry }) => withOpen(({ session }) => saveHandEntry(session, id, entry)),
    removeHandEntry: ({ id }) => withOpen(({ session }) => removeHandEntry(session, id)),
  } satisfies Partial<Desk>
}
