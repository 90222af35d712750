import { arrangeText as text } from '../../text/en/arrange.ts'
import { IconButton } from '../../ui/controls/IconButton.tsx'
import { TextLink } from '../../ui/controls/TextLink.tsx'
import type { RecordDetail } from '../../vault/contract.ts'
import type { Pages } from './use-pages.ts'

type Props = { pages: Pages; splits: RecordDetail['splits'] }

/** The records that the cuts make, one by one, each with the reason for its beginning. */
export function Parts({ pages, splits }: Props) {
  const { parts } = pages
  return (
    <section className="stack stack-tight arrange-parts" aria-labelledby="arrange-parts">
      <h2 id="arrange-parts">{text.parts}</h2>
      {parts.length < 2 ? <p className="muted">{text.noParts}</p> : null}
      <ol className="arrange-part-list">
        {parts.map(({ from, to }, at) => (
          <li key={from} className="arrange-part">
            <span>
              <TextLink
                name={`${text.part(at + 1, from, to)}. ${text.goToPage(from)}`}
                onPress={() => pages.go(from, false)}
              >
                {text.part(at + 1, from, to)}
              </TextLink>
              <span className="arrange-because">{reasonOf(from, splits)}</span>
            </span>
            {from === 1 ? null : (
              <IconButton icon="close" name={text.removeCut(from)} onPress={() => pages.cut(from)} />
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

function reasonOf(from: number, splits: Props['splits']): string {
  if (from === 1) return text.stays
  const split = splits.find(({ startsAt }) => startsAt === from)
  return split === undefined ? text.byYou : text.because(split.because)
}
