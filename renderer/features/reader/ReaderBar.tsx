import { useEffect, useRef, type RefObject } from 'react'
import { readerText } from '../../text/en/reader.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { IconButton } from '../../ui/controls/IconButton.tsx'
import { SearchField } from '../../ui/fields/SearchField.tsx'
import { useAnnounce } from '../../ui/shown/Live.tsx'
import type { ReaderActs } from './use-reader-keys.ts'
import { zooms } from './page-layout.ts'
import type { Find } from './use-find.ts'

const text = readerText.bar

type Props = {
  page: number
  of: number
  zoom: number
  acts: ReaderActs
  find: Find
  findBox: RefObject<HTMLDivElement | null>
  /** Given while the view is turned: the page in view stays so. */
  keepTurn: (() => void) | null
  /** What else is shown beside the pages; null where there is no room for it. */
  views: { thumbnails: boolean; beside: boolean } | null
  /** Where pages and details do not fit side by side: which of them is shown. */
  panel: { open: boolean; onToggle: () => void } | null
}

/** Page, size, turn and find, in one row that wraps. */
export function ReaderBar({ page, of, zoom, acts, find, findBox, keepTurn, views, panel }: Props) {
  return (
    <div className="reader-bar" role="group" aria-label={text.name}>
      <div className="reader-bar-part">
        <IconButton
          icon="previous"
          name={text.previous}
          keys={['K']}
          disabled={page <= 1}
          onPress={acts['previous-page']}
        />
        <span className="reader-at tabular">{text.page(page, of)}</span>
        <IconButton icon="next" name={text.next} keys={['J']} disabled={page >= of} onPress={acts['next-page']} />
      </div>
      <div className="reader-bar-part">
        <IconButton
          icon="zoomOut"
          name={text.zoomOut}
          keys={['−']}
          disabled={zoom <= zooms[0]}
          onPress={acts.smaller}
        />
        <span className="reader-percent tabular">{text.percent(zoom)}</span>
        <IconButton
          icon="zoomIn"
          name={text.zoomIn}
          keys={['+']}
          disabled={zoom >= (zooms.at(-1) ?? zoom)}
          onPress={acts.larger}
        />
        <Button kind="quiet" keys="0" onPress={acts.fit}>
          {text.fit}
        </Button>
        <Button kind="quiet" keys="W" onPress={acts.whole}>
          {text.whole}
        </Button>
        <IconButton icon="rotate" name={text.rotate} keys={['R']} onPress={acts.turn} />
        {keepTurn === null ? null : (
          <Button kind="quiet" icon="save" onPress={keepTurn}>
            {readerText.turnKept.keep(page)}
          </Button>
        )}
      </div>
      {views === null ? null : (
        <div className="reader-bar-part">
          <IconButton
            icon="list"
            name={text.thumbnails}
            keys={['T']}
            pressed={views.thumbnails}
            onPress={acts.thumbnails}
          />
          <IconButton icon="beside" name={text.beside} keys={['C']} pressed={views.beside} onPress={acts.beside} />
        </div>
      )}
      <FindBox find={find} box={findBox} />
      {panel === null ? null : (
        <Button icon={panel.open ? 'file' : 'info'} onPress={panel.onToggle}>
          {panel.open ? text.pages : text.panel}
        </Button>
      )}
    </div>
  )
}

function FindBox({ find, box }: { find: Find; box: RefObject<HTMLDivElement | null> }) {
  const { find: words } = readerText
  const count = find.places.length
  const at = count === 0 ? words.none : words.at(find.at + 1, count)
  useSpoken(find.asked ? at : null)
  return (
    <div className="reader-bar-part reader-find" ref={box}>
      <SearchField
        id="find-in-record"
        name={words.name}
        placeholder={words.name}
        clearName={words.clear}
        keys={['Ctrl', 'F']}
        value={find.text}
        onChange={find.setText}
      />
      {find.asked ? (
        <>
          <span className="reader-found tabular">{at}</span>
          <IconButton
            icon="up"
            name={words.previous}
            keys={['Shift', 'F3']}
            disabled={count === 0}
            onPress={() => find.step(-1)}
          />
          <IconButton icon="down" name={words.next} keys={['F3']} disabled={count === 0} onPress={() => find.step(1)} />
        </>
      ) : null}
    </div>
  )
}

/** Says a change aloud, but not what stood there from the start. */
function useSpoken(words: string | null): void {
  const announce = useAnnounce()
  const last = useRef(words)
  useEffect(() => {
    if (words === last.current) return
    last.current = words
    if (words !== null) announce(words)
  }, [announce, words])
}
