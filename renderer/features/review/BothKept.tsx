import { useState } from 'react'
import { bothKeptText as text } from '../../text/en/both-kept.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Banner } from '../../ui/shown/Banner.tsx'
import { Card } from '../../ui/shown/Card.tsx'
import type { BothKept as Contested } from '../../vault/contract.ts'
import { useVault } from '../../vault/use-vault.tsx'

type Props = { all: readonly Contested[]; readOnly: boolean; onKept: (words: string) => void }

/** What was changed on two computers that did not know of each other: a person says which version holds. */
export function BothKept({ all, readOnly, onKept }: Props) {
  const vault = useVault()
  const [pending, setPending] = useState<string | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const keep = async (row: Contested['row'], version: string) => {
    if (pending !== null) return
    setPending(version)
    const kept = await vault.keepVersion({ row, version })
    setPending(null)
    setFault(kept.ok ? null : text.fault(kept.error.code))
    if (kept.ok) onKept(text.kept)
  }
  return (
    <>
      {fault === null ? null : (
        <Banner tone="danger" urgent>
          {fault}
        </Banner>
      )}
      {all.map((one) => (
        <One
          key={one.row}
          one={one}
          readOnly={readOnly}
          pending={pending}
          onKeep={(version) => void keep(one.row, version)}
        />
      ))}
    </>
  )
}

type OneProps = { one: Contested; readOnly: boolean; pending: string | null; onKeep: (version: string) => void }

function One({ one: { name, sides }, readOnly, pending, onKeep }: OneProps) {
  const all = sides.map(({ said }) => said)
  const buttons = sides.map(({ version }, at) => (
    <Button
      key={version}
      disabled={readOnly}
      pending={pending === version}
      pendingWords={text.saving}
      onPress={() => onKeep(version)}
    >
      {text.keep(at + 1)}
    </Button>
  ))
  return (
    <Card title={text.title(text.about(all, name))} icon="caution" actions={buttons}>
      <div className="stack stack-tight">
        <p>{text.ask}</p>
        <table className="review-compare">
          <caption className="visually-hidden">{text.caption}</caption>
          <thead>
            <tr>
              <td />
              {sides.map(({ version, wroteAt, shown }, at) => (
                <th key={version} scope="col">
                  {text.version(at + 1)}, {text.wrote(wroteAt)}
                  {shown ? `, ${text.shown}` : ''}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {text.differences(all).map(({ name: what, words }) => (
              <tr key={what}>
                <th scope="row">{what}</th>
                {words.map((said, at) => (
                  <td key={sides[at]?.version} data-label={text.version(at + 1)}>
                    {said}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}
