import { useState } from 'react'
import { intakeText as text } from '../../text/en/intake.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Banner } from '../../ui/shown/Banner.tsx'
import { useLeftToCopy } from './use-left-to-copy.ts'

const portion = 8

/** Files that were given before the vault was locked and had not been copied by then: by name, and what to do. */
export function LeftToCopy() {
  const { files, forget } = useLeftToCopy()
  const [most, setMost] = useState(portion)
  if (files.length === 0) return null
  const more = Math.min(portion, files.length - most)
  return (
    <Banner
      tone="caution"
      title={text.left.title(files.length)}
      actions={<Button onPress={forget}>{text.left.forget(files.length)}</Button>}
    >
      <div className="stack stack-tight">
        <p>{text.left.text}</p>
        <ul className="intake-left">
          {files.slice(0, most).map(({ name, path }, at) => (
            <li key={at}>{path ?? name}</li>
          ))}
        </ul>
        {more > 0 ? (
          <div>
            <Button kind="quiet" onPress={() => setMost(most + portion)}>
              {text.more(more)}
            </Button>
          </div>
        ) : null}
      </div>
    </Banner>
  )
}

/** The same on every other screen: how many, and the way to the list. */
export function LeftToCopyNote({ onSee }: { onSee: () => void }) {
  const { files } = useLeftToCopy()
  if (files.length === 0) return null
  return (
    <Banner
      tone="caution"
      title={text.left.title(files.length)}
      actions={<Button onPress={onSee}>{text.left.go}</Button>}
    >
      {text.left.locked}
    </Banner>
  )
}
