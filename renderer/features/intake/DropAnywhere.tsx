import { useEffect, useRef, useState, type ReactNode } from 'react'
import { intakeText as text } from '../../text/en/intake.ts'
import { Icon } from '../../ui/Icon.tsx'
import './intake.css'
import { filesOf, foundIn, type Found } from './incoming.ts'
import { useIntake } from './use-intake.ts'

type Props = {
  children: ReactNode
  /** "born 14 March 1958". */
  born: string
  /** Files were dropped or pasted and are on their way into the vault; the app may go to Add records. */
  onDropped?: (() => void) | undefined
}

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false

/** Makes the whole window take files and folders, dropped or pasted. Below an `IntakeProvider`. */
export function DropAnywhere({ children, born, onDropped }: Props) {
  const { addFound, person } = useIntake()
  const take = useRef<(found: Promise<Found>) => void>(() => undefined)
  useEffect(() => {
    take.current = (found) => {
      addFound(found)
      onDropped?.()
    }
  })
  const isOver = useFilesOver(take)
  return (
    <>
      {children}
      {isOver ? (
        <div className="drop-anywhere" aria-hidden="true">
          <p className="drop-anywhere-words">
            <Icon name="fileAdd" size="large" />
            <span>{text.letGo(person.name, born)}</span>
          </p>
        </div>
      ) : null}
    </>
  )
}

type Take = { readonly current: (found: Promise<Found>) => void }

/** Whether files are held over the window. Drags of other things, inside the app, are left alone. */
function useFilesOver(take: Take): boolean {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const listeners = {
      dragenter: (event: DragEvent) => (holdsFiles(event) ? setOver(true) : undefined),
      dragover: (event: DragEvent) => {
        if (!holdsFiles(event) || !event.dataTransfer) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'copy'
      },
      dragleave: (event: DragEvent) => (event.relatedTarget === null ? setOver(false) : undefined),
      drop: (event: DragEvent) => {
        setOver(false)
        if (!holdsFiles(event) || !event.dataTransfer) return
        event.preventDefault()
        take.current(foundIn(event.dataTransfer))
      },
    }
    const paste = (event: ClipboardEvent) => {
      const found = filesOf(event.clipboardData?.files ?? [])
      if (found.files.length === 0) return
      event.preventDefault()
      take.current(Promise.resolve(found))
    }
    const { dragenter, dragover, dragleave, drop } = listeners
    const all = [
      ['dragenter', dragenter],
      ['dragover', dragover],
      ['dragleave', dragleave],
      ['drop', drop],
    ] as const
    all.forEach(([name, listen]) => window.addEventListener(name, listen))
    window.addEventListener('paste', paste)
    return () => {
      all.forEach(([name, listen]) => window.removeEventListener(name, listen))
      window.removeEventListener('paste', paste)
    }
  }, [take])
  return isOver
}
