import { intakeText as text } from '../../text/en/intake.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Banner } from '../../ui/shown/Banner.tsx'
import { ProgressBar } from '../../ui/shown/ProgressBar.tsx'
import { copiedWords } from './copied-words.ts'
import { LeftToCopy } from './LeftToCopy.tsx'
import type { Ending } from './run.ts'
import { timeSteps } from './time-left.ts'
import type { Intake } from './use-intake.ts'

type Props = { intake: Intake; onReview: () => void }

/** What is going on, over the list: copying, then reading, then what became of it. */
export function IntakeNews({ intake, onReview }: Props) {
  const { copying, ending, fault, leftOut, looking } = intake
  const copied = copiedWords(copying)
  return (
    <div className="stack">
      {fault === null ? null : (
        <Banner tone="caution" urgent>
          {fault}
        </Banner>
      )}
      {looking ? <ProgressBar label={text.looking} /> : null}
      {intake.readOnly ? null : <LeftToCopy />}
      <Copying intake={intake} />
      {copied === null || ending ? null : <Copied intake={intake} words={copied} />}
      <Reading intake={intake} />
      {ending ? <Ended intake={intake} ending={ending} copied={copied} onReview={onReview} /> : null}
      {leftOut > 0 ? <p className="small muted">{text.leftOut(leftOut)}</p> : null}
    </div>
  )
}

/** Copying is over; whatever could not be copied keeps the notice from being a good one. */
function Copied({ intake, words }: { intake: Intake; words: string }) {
  const { inside, asked } = intake.copying
  return <Banner tone={inside === asked ? 'ok' : 'caution'}>{words}</Banner>
}

function Copying({ intake }: { intake: Intake }) {
  const { stopped, running, inside, asked, lines } = intake.copying
  const stop = <Button onPress={intake.cancelAll}>{text.stopAdding}</Button>
  if (stopped) {
    const actions = (
      <>
        <Button icon="retry" onPress={intake.goOn}>
          {text.goOn}
        </Button>
        {stop}
      </>
    )
    return (
      <Banner tone="caution" title={text.stoppedTitle} urgent actions={actions}>
        <p>{text.copyFault(stopped)}</p>
        <p>{text.stoppedLeft(lines.length)}</p>
      </Banner>
    )
  }
  if (!running) return null
  const current = lines.find(({ at }) => at.state === 'copying')
  return (
    <div className="intake-progress">
      <div className="stack stack-tight">
        <ProgressBar
          label={text.copyingTitle}
          value={asked > 0 ? inside / asked : 0}
          words={text.copyingWords(inside, asked)}
        />
        <p className="small muted intake-current">{current?.name ?? '\u00a0'}</p>
      </div>
      {stop}
    </div>
  )
}

function Reading({ intake }: { intake: Intake }) {
  const { progress, paused, pausedDiskFull, run } = intake
  if (!progress) return null
  if (paused) return <Paused intake={intake} words={pausedDiskFull ? text.pausedFull : text.pausedBody} />
  const { done, of, read, current, pagesLeft } = progress
  const left = [
    ...(run.continued ? [text.continuing(of - done)] : []),
    text.pagesLeft(pagesLeft),
    ...(intake.timeStep === null ? [] : [text.timeLeft(timeSteps[intake.timeStep])]),
  ]
  return (
    <div className="intake-progress">
      <div className="stack stack-tight">
        <ProgressBar label={text.readingTitle} value={of > 0 ? read / of : 0} words={text.readingWords(done, of)} />
        <p className="small muted tabular">{left.join(' · ')}</p>
        <p className="small muted tabular intake-current">
          {current ? text.readingFile(current.name, current.done, current.of) : '\u00a0'}
        </p>
      </div>
      <Button icon="pause" onPress={() => intake.pause(true)}>
        {text.pause}
      </Button>
    </div>
  )
}

function Paused({ intake, words }: { intake: Intake; words: string }) {
  const resume = (
    <Button icon="reading" onPress={() => intake.pause(false)}>
      {text.resume}
    </Button>
  )
  return (
    <Banner tone="info" title={text.pausedTitle} actions={resume}>
      {words}
    </Banner>
  )
}

type EndedProps = { intake: Intake; ending: Ending; copied: string | null; onReview: () => void }

function Ended({ intake, ending, copied, onReview }: EndedProps) {
  const { inside, asked } = intake.copying
  const toReview = ending.toCheck + ending.needYou > 0
  const review = (
    <Button icon="review" onPress={onReview}>
      {text.toReview}
    </Button>
  )
  return (
    <Banner tone={inside === asked ? 'ok' : 'caution'} title={text.endTitle} actions={toReview ? review : undefined}>
      {copied === null ? null : <p>{copied}</p>}
      <p>{text.end(ending)}</p>
      {ending.kinds.length > 0 ? <p>{text.kinds(ending.kinds)}</p> : null}
    </Banner>
  )
}
