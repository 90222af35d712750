import { instantText } from '../text/dates.ts'
import type { KitContent } from './print-content.ts'
import { kitText as text } from '../text/en/print.ts'

/** The recovery kit: one page that is enough to open the vault, and says how. */
export function KitPage({ kit }: { kit: KitContent }) {
  return (
    <main className="sheet kit">
      <h1>{text.title}</h1>
      <p className="lead">{text.forVault(kit.vaultName)}</p>
      <p>{text.madeOn(instantText(kit.madeOn))}</p>
      <p>{text.what}</p>
      <div className="code">
        <div>
          <h2>{text.code}</h2>
          <ol className="groups">
            {kit.groups.map((group, i) => (
              <li key={i}>{group}</li>
            ))}
          </ol>
        </div>
        <QrPicture rows={kit.qr} label={text.qr} />
      </div>
      <h2>{text.steps}</h2>
      <ol>
        {text.stepList.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <h2>{text.keep}</h2>
      <div className="write-here" />
      <p className="small">{text.advice}</p>
    </main>
  )
}

/** The rows as one path: a unit square for each dark module, with the quiet zone of four that readers need. */
function QrPicture({ rows, label }: { rows: readonly string[]; label: string }) {
  const side = rows.length + 8
  const path = rows
    .flatMap((row, y) => Array.from(row, (cell, x) => (cell === '1' ? `M${x + 4} ${y + 4}h1v1h-1z` : '')))
    .join('')
  return (
    <svg className="qr" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path d={path} />
    </svg>
  )
}
