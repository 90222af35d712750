import { useRef, type ChangeEvent } from 'react'
import { intakeText as text } from '../../text/en/intake.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { filesInSteps, type Found } from './incoming.ts'

type Props = { onChosen: (found: Promise<Found>) => void; disabled: boolean }

/** Every kind of picture a camera or a scanner writes, those that Chromium does not know among them. */
const pictures = 'image/*,.heic,.heif,.tif,.tiff'

/** Buttons over three hidden file inputs: for files, for a folder or a disc with all that is in it, and for pictures. */
export function ChooseFiles({ onChosen, disabled }: Props) {
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const photos = useRef<HTMLInputElement>(null)
  const chosen = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const found = filesInSteps(currentTarget.files ?? [])
    onChosen(found)
    // The same file may be chosen again after it was removed from the list. This also empties the list of files.
    void found.then(() => {
      currentTarget.value = ''
    })
  }
  const asFolder = (input: HTMLInputElement | null) => {
    folder.current = input
    input?.setAttribute('webkitdirectory', '')
  }
  return (
    <>
      <Button kind="primary" icon="fileAdd" disabled={disabled} onPress={() => files.current?.click()}>
        {text.files}
      </Button>
      <Button icon="folder" disabled={disabled} onPress={() => folder.current?.click()}>
        {text.folder}
      </Button>
      <Button icon="disc" disabled={disabled} onPress={() => folder.current?.click()}>
        {text.disc}
      </Button>
      <Button icon="image" disabled={disabled} onPress={() => photos.current?.click()}>
        {text.photos}
      </Button>
      <input ref={files} hidden type="file" multiple data-testid="choose-files" onChange={chosen} />
      <input ref={asFolder} hidden type="file" multiple data-testid="choose-folder" onChange={chosen} />
      <input ref={photos} hidden type="file" multiple accept={pictures} data-testid="choose-photos" onChange={chosen} />
    </>
  )
}
