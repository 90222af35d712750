import { useCallback, useEffect, useRef, useState } from 'react'
import type { DocumentId } from '../../core/base/ids.ts'
import type { PacketDraft } from '../../core/model/packet-draft.ts'
import type { Packet } from '../../core/packet/packet.ts'
import { type packetText as text } from '../../text/en/packet.ts'
import type { RecordRow, Vault } from '../../vault/contract.ts'
import { beginJob } from '../../vault/use-jobs.ts'
import { inPortions, useAsked, useVault } from '../../vault/use-vault.tsx'

const topics = ['records', 'intake'] as const
/** A pause in typing after which the draft is sealed. */
const AUTOSAVE_MS = 400

/** Records that can be put in a packet: read ones, whoever they may turn out to belong to (doubtful ones are shown as blocked). */
export function usePacketRecords(): readonly RecordRow[] | null {
  const { asked } = useAsked(
    useCallback((vault: Vault) => inPortions((portion) => vault.records(portion)), []),
    topics,
  )
  return asked.state === 'here' ? asked.value.filter(({ reading }) => reading.state === 'read') : null
}

export type DraftKeeper = {
  readonly draft: PacketDraft | null
  readonly refusal: string | null
  change(part: Partial<PacketDraft>): void
}

/** The packet being made; every change is sealed by itself. */
export function useDraft(): DraftKeeper {
  const vault = useVault()
  const [draft, setDraft] = useState<PacketDraft | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const unsaved = useRef<PacketDraft | null>(null)
  const save = useCallback(() => {
    clearTimeout(timer.current)
    const draft = unsaved.current
    unsaved.current = null
    if (draft) void vault.savePacketDraft({ draft })
  }, [vault])
  // Whoever leaves in the middle of a word, or locks, leaves the word behind as well.
  useEffect(() => save, [save])
  useEffect(() => {
    void vault.packetDraft(null).then((found) => (found.ok ? setDraft(found.value) : setRefusal(found.error.code)))
  }, [vault])
  const change = useCallback(
    (part: Partial<PacketDraft>) => {
      setDraft((now) => {
        if (!now) return now
        const next = { ...now, ...part }
        unsaved.current = next
        clearTimeout(timer.current)
        timer.current = setTimeout(save, AUTOSAVE_MS)
        return next
      })
    },
    [save],
  )
  return { draft, refusal, change }
}

export type Step = keyof typeof text.steps
/** A packet as it would go out, and the draft it was made from: it is good for no other. */
export type Preview = {
  readonly packet: Packet
  readonly pages: number
  readonly bytes: number
  readonly draft: PacketDraft
}
export type Saved = {
  readonly form: 'signed-pdf' | 'share-file'
  readonly name: string
  readonly pages: number
  readonly keyName: string
  readonly sameDiskAsVault: boolean
}
type Work = {
  readonly step: Step | null
  readonly refusal: string | null
  readonly preview: Preview | null
  readonly saved: Saved | null
}
const idle: Work = { step: null, refusal: null, preview: null, saved: null }

/** Makes the packet to look at it, and saves it. */
export function useMaking() {
  const vault = useVault()
  const [work, setWork] = useState<Work>(idle)
  const onTell = useCallback(({ step }: { step: Step }) => setWork((now) => ({ ...now, step })), [])
  const look = useCallback(
    async (draft: PacketDraft) => {
      setWork({ ...idle, step: 'printing' })
      const end = beginJob('packet')
      const made = await vault.previewPacket({ draft, paper: 'A4' }, { onTell })
      end()
      setWork(made.ok ? { ...idle, preview: { ...made.value, draft } } : { ...idle, refusal: made.error.code })
    },
    [vault, onTell],
  )
  const save = useCallback(
    async ({ packet }: Preview, form: 'signed-pdf' | 'share-file', passphrase: string | null) => {
      setWork((now) => ({ ...now, step: 'saving', refusal: null, saved: null }))
      const end = beginJob('packet-saving')
      const saved = await vault.savePacket({ packetId: packet.id, form, passphrase }, { onTell })
      end()
      const refusal = saved.ok || saved.error.code === 'cancelled' ? null : saved.error.code
      setWork((now) => ({ ...now, step: null, saved: saved.ok ? { ...saved.value, form } : null, refusal }))
    },
    [vault, onTell],
  )
  return { work, look, save }
}

/** The chosen records first, in their order, then the others. */
export function inOrder(records: readonly RecordRow[], chosen: readonly DocumentId[]): RecordRow[] {
  const byId = new Map(records.map((record) => [record.id, record]))
  const first = chosen.flatMap((id) => byId.get(id) ?? [])
  const taken = new Set(chosen)
  return [...first, ...records.filter(({ id }) => !taken.has(id))]
}

/** The list with one entry moved up (−1) or down (+1); unchanged at the ends. */
export function moved(list: readonly DocumentId[], id: DocumentId, by: 1 | -1): DocumentId[] {
  const at = list.indexOf(id)
  const other = list[at + by]
  if (at < 0 || other === undefined) return [...list]
  return list.map((one, i) => (i === at ? other : i === at + by ? id : one))
}
