import { useCallback } from 'react'
import type { DocumentId } from '../../core/base/ids.ts'
import { useAsked, type Topic } from '../../vault/use-vault.tsx'
import type { Vault } from '../../vault/contract.ts'

const topics: readonly Topic[] = ['records']

/** The recognised text of one page; the page before stays until it is there. */
export function usePageText(id: DocumentId, page: number) {
  const ask = useCallback((vault: Vault) => vault.pageText({ id, page }), [id, page])
  return useAsked(ask, topics).asked
}
