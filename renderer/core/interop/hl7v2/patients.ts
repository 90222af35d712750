import { readableDate } from '../hl7-dates.ts'
import { component, field, part, repetitions, type Segment } from './segments.ts'
import { personName, timeAt } from './values.ts'

/** The running header of a patient: `Patient: …   Date of birth: …   Record number: …`; null where PID names nobody. */
export function headerOf(pid: Segment): string | null {
  const names = repetitions(pid, 5)
  const name = names.find((each) => component(pid, each, 7) === 'L') ?? names[0]
  const born = timeAt(pid, 7)
  const called = name === undefined ? '' : personName(pid, name, 0)
  const parts = [
    ...(called === '' ? [] : [`Patient: ${called}`]),
    ...(born ? [`Date of birth: ${readableDate(born.date)}`] : []),
    ...recordNumbers(pid).map((number) => `Record number: ${number}`),
  ]
  return parts.length === 0 ? null : parts.join('   ').slice(0, 400)
}

/** PID-3: numbers of type MR (table 0203), else the first that says no type; PID-2 in old messages. Never a social security number. */
function recordNumbers(pid: Segment): string[] {
  const all = repetitions(pid, 3).filter((each) => component(pid, each, 1) !== '')
  const typed = all.filter((each) => /^(?:MR|MRN)$/.test(component(pid, each, 5)) || component(pid, each, 4) === 'MRN')
  const untyped = all.filter(
    (each) => /^(?:|PI|PT|PN)$/.test(component(pid, each, 5)) && !/SS/.test(component(pid, each, 4)),
  )
  const chosen = typed.length > 0 ? typed.slice(0, 2) : untyped.slice(0, 1)
  if (chosen.length === 0 && field(pid, 3) === '') return [part(pid, 2, 1)].filter((each) => each !== '')
  return [...new Set(chosen.map((each) => component(pid, each, 1).slice(0, 60)))]
}
