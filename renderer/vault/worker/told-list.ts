import type { Portion } from '../contract.ts'
import type { Session } from './session.ts'

/**
 * A list about the open person, told in portions: worked out whenever it is asked for from its start, so that what follows
 * fits what came before. Of a list about somebody else nothing more is told.
 */
export class ToldList<T> {
  private kept: readonly T[] = []
  private about: string | undefined

  constructor(private readonly workOut: (session: Session) => readonly T[] | Promise<readonly T[]>) {}

  async portion(session: Session, portion: Portion): Promise<T[]> {
    const person = session.tables.person()?.id
    const { from, most } = portion ?? { from: 0, most: Infinity }
    if (from === 0) {
      this.kept = await this.workOut(session)
      this.about = person
    }
    return this.about === person ? this.kept.slice(from, from + most) : []
  }
}
