import { readerText } from '../../text/en/reader.ts'
import { Icon } from '../../ui/Icon.tsx'
import type { RecordDetail } from '../../vault/contract.ts'

type Props = { pages: RecordDetail['pageInfo']; inView: number }

/** How well the page in view was read, where that was not well; nothing for a record whose pages were all read well. */
export function PageNote({ pages, inView }: Props) {
  if (pages.every(({ trouble }) => trouble === null)) return null
  const page = pages.find(({ page: number }) => number === inView)
  if (!page?.trouble) return <div className="reader-note" />
  return (
    <p className="reader-note">
      <Icon name={page.trouble === 'blank' ? 'info' : 'caution'} size="small" />
      <span>{readerText.trouble(page.trouble, page.quality)}</span>
    </p>
  )
}
