import { ok, refuse } from '../core/base/result.ts'
import { moving, type Handlers } from '../core/base/rpc.ts'
import { noContent } from '../core/model/content.ts'
import type { MemberReading } from './containers/member-reading.ts'
import type { ReadingDoor } from './contract.ts'
import type { Source } from './source.ts'

type Answers = Pick<Handlers<ReadingDoor>, 'content' | 'nextOfMember' | 'renderFrame'>

/** Answers about what an open source holds beside its pages. */
export function contentAnswers(sources: ReadonlyMap<string, Source>, members: MemberReading): Answers {
  return {
    async content({ handle }) {
      const source = sources.get(handle)
      return source ? ok(source.content ?? noContent) : refuse('not-open')
    },
    async nextOfMember(ask) {
      const source = sources.get(ask.handle)
      if (!source) return refuse('not-open')
      const part = await members.next(source, ask)
      return typeof part === 'string' ? refuse(part) : ok(moving(part, [part.bytes.buffer]))
    },
    async renderFrame({ handle, frame, look }) {
      const source = sources.get(handle)
      if (!source) return refuse('not-open')
      if (!source.frame || frame > (source.content?.dicom?.frames ?? 0)) return refuse('no-such-page')
      const drawn = await source.frame(frame, look)
      return drawn ? ok(moving(drawn, [drawn.rgba.buffer])) : refuse('page-failed', String(frame))
    },
  }
}
