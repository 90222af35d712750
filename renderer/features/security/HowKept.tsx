import { keptText as text } from '../../text/en/security.ts'
import { Page } from '../../ui/frame/Page.tsx'
import './security.css'

/** What is sealed with what, what the folder shows, and what is not protected: plain words, exact names in small print. */
export function HowKept() {
  return (
    <Page title={text.title} lead={text.lead} width="reading">
      <div className="stack stack-wide">
        {text.parts.map(({ title, lines, exact }) => (
          <section key={title} className="stack stack-tight">
            <h2>{title}</h2>
            {lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
            {exact === undefined ? null : (
              <p className="caption muted kept-exact">
                <strong>{text.exact}:</strong> {exact}
              </p>
            )}
          </section>
        ))}
      </div>
    </Page>
  )
}
