import { studyText as text } from '../../text/en/study.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { IconButton } from '../../ui/controls/IconButton.tsx'
import { Select } from '../../ui/fields/Select.tsx'
import { zooms } from './slides.ts'
import type { Viewing } from './use-viewing.ts'

const IN_FILE = 'file'
const OWN = 'own'

/** Place, size and look, in one row that wraps. */
export function StudyBar({ viewing }: { viewing: Viewing }) {
  const { slide, slides, place, zoom, act, seen } = viewing
  if (slide === undefined) return null
  return (
    <div className="study-bar" role="group" aria-label={text.about}>
      <div className="study-part">
        <IconButton
          icon="up"
          name={text.previous}
          keys={['↑']}
          disabled={place === 0}
          onPress={() => viewing.step('previous')}
        />
        <span className="study-at tabular">{text.imageAt(slide)}</span>
        <IconButton
          icon="down"
          name={text.next}
          keys={['↓']}
          disabled={place === slides.length - 1}
          onPress={() => viewing.step('next')}
        />
        {slides.length < 2 ? null : (
          <input
            type="range"
            className="study-slider"
            aria-label={text.slider}
            aria-valuetext={text.imageAt(slide)}
            min={1}
            max={slides.length}
            value={place + 1}
            onChange={({ target }) => viewing.goTo(Number(target.value) - 1)}
          />
        )}
      </div>
      <div className="study-part">
        <IconButton
          icon="zoomOut"
          name={text.zoomOut}
          keys={['−']}
          disabled={zoom <= zooms[0]}
          onPress={() => act({ act: 'zoom', by: -1 })}
        />
        <span className="tabular study-percent">{text.percent(zoom)}</span>
        <IconButton
          icon="zoomIn"
          name={text.zoomIn}
          keys={['+']}
          disabled={zoom >= (zooms.at(-1) ?? zoom)}
          onPress={() => act({ act: 'zoom', by: 1 })}
        />
        <Button kind="quiet" keys="0" onPress={() => act({ act: 'zoom', by: 0 })}>
          {text.fit}
        </Button>
      </div>
      <div className="study-part">
        <Looks viewing={viewing} />
        <IconButton
          icon="brightness"
          name={text.windowing}
          keys={['W']}
          pressed={viewing.windowing}
          onPress={() => viewing.setMode(!viewing.windowing)}
        />
        <IconButton
          icon="invert"
          name={text.invert}
          keys={['I']}
          pressed={seen?.invert ?? false}
          onPress={viewing.invert}
        />
      </div>
    </div>
  )
}

/** The windows that the file itself names, and the way back to how it comes. */
function Looks({ viewing }: { viewing: Viewing }) {
  const { staged, look, setLook } = viewing
  const presets = staged?.image?.presets ?? []
  const chosen = presets.findIndex(({ centre, width }) => centre === look?.centre && width === look.width)
  const own = look !== null && chosen < 0 ? [{ id: OWN, label: text.own }] : []
  const options = [
    { id: IN_FILE, label: text.asInFile },
    ...presets.map(({ name }, at) => ({ id: String(at), label: text.presetName(name, at) })),
    ...own,
  ]
  const choose = (id: string) => {
    const preset = presets[Number(id)]
    if (id === IN_FILE) setLook(null)
    else if (preset !== undefined) setLook({ ...preset, invert: viewing.seen?.invert ?? false })
  }
  const touched = chosen < 0 ? OWN : String(chosen)
  return (
    <Select
      label={text.looks}
      placeholder={text.asInFile}
      options={options}
      value={look === null ? IN_FILE : touched}
      onChange={choose}
    />
  )
}
