import { useState } from 'react'
import { Button } from '../ui/controls/Button.tsx'
import { ChipGroup } from '../ui/controls/ChipGroup.tsx'
import { PassphraseField } from '../ui/fields/PassphraseField.tsx'
import { RadioGroup } from '../ui/fields/RadioGroup.tsx'
import { Page } from '../ui/frame/Page.tsx'
import { textSizes } from '../ui/look/look.ts'
import type { Look } from '../ui/look/look.ts'
import { Monogram } from '../ui/shown/Monogram.tsx'
import type { MonogramColour, MonogramShape } from '../ui/shown/Monogram.tsx'
import { PageImage } from '../ui/shown/PageImage.tsx'
import { Stepper } from '../ui/shown/Stepper.tsx'
import { drawnMarks, drawnPage } from './drawn-page.ts'
import { t } from './gallery-text.ts'
import { Part } from './Part.tsx'

const picture = drawnPage()
const colours: MonogramColour[] = [1, 2, 3, 4, 5, 6, 7, 8]
const shapes: MonogramShape[] = ['circle', 'square', 'diamond', 'shield']

export function PagesPage() {
  const [zoom, setZoom] = useState(['1'])
  return (
    <Page title={t.pages.title} lead={t.pages.lead}>
      <ChipGroup
        name={t.pages.zoom}
        choose="one"
        selected={zoom}
        onChange={setZoom}
        chips={['1', '1.5', '2'].map((id) => ({ id, label: `${Number(id) * 100} %` }))}
      />
      <div className="card-grid">
        <PageImage name={t.pages.name} picture={picture} marks={drawnMarks} zoom={Number(zoom[0])} />
        <PageImage name={t.pages.name} picture={null} waiting={t.pages.waiting} />
      </div>
    </Page>
  )
}

export function SetUpPage() {
  const [value, setValue] = useState(t.setUp.words)
  return (
    <Page
      title={t.setUp.title}
      lead={t.setUp.lead}
      above={<Stepper words={t.setUp.step} step={2} of={5} />}
      width="reading"
    >
      <PassphraseField
        label={t.fields.passphrase}
        words={t.fields}
        autoComplete="new-password"
        startShown
        value={value}
        onChange={setValue}
      />
      <div className="cluster">
        <Button kind="primary">{t.setUp.use}</Button>
        <Button icon="retry">{t.setUp.other}</Button>
        <Button kind="quiet">{t.setUp.own}</Button>
      </div>
    </Page>
  )
}

export function ColoursPage() {
  return (
    <Page title={t.colours.title} lead={t.colours.lead}>
      <Part title={t.colours.persons}>
        <div className="cluster">
          {colours.map((colour) => (
            <Monogram key={colour} letters="RA" colour={colour} shape={shapes[colour % 4] ?? 'circle'} />
          ))}
          <Monogram letters="CA" colour={2} shape="shield" size="large" />
        </div>
      </Part>
      <Part title={t.colours.text}>
        <p className="caption">{t.colours.sample}</p>
        <p className="small">{t.colours.sample}</p>
        <p>{t.colours.sample}</p>
        <p className="lead">{t.colours.sample}</p>
        <p className="number">{t.colours.sample}</p>
      </Part>
    </Page>
  )
}

export function SettingsPage({ look, onChange }: { look: Look; onChange: (look: Look) => void }) {
  const options = (ids: readonly string[]) => ids.map((id) => ({ id, label: id }))
  const themes: Look['theme'][] = ['system', 'light', 'dark']
  const densities: Look['density'][] = ['comfortable', 'compact']
  const pick = <T,>(all: readonly T[], id: string, otherwise: T): T =>
    all.find((one) => String(one) === id) ?? otherwise
  return (
    <Page title={t.settings.title} lead={t.settings.lead} width="reading">
      <RadioGroup
        label={t.settings.theme}
        options={options(themes)}
        value={look.theme}
        onChange={(id) => onChange({ ...look, theme: pick(themes, id, 'system') })}
      />
      <RadioGroup
        label={t.settings.size}
        options={options(textSizes.map(String))}
        value={String(look.textSize)}
        onChange={(id) => onChange({ ...look, textSize: pick(textSizes, id, 100) })}
      />
      <RadioGroup
        label={t.settings.density}
        options={options(densities)}
        value={look.density}
        onChange={(id) => onChange({ ...look, density: pick(densities, id, 'comfortable') })}
      />
    </Page>
  )
}
