import { ok, refuse } from '../core/base/result.ts'
import { moving, type Handlers } from '../core/base/rpc.ts'
import type { ReadingDoor } from './contract.ts'
import { drawTurned, widthAtDpi } from './drawing.ts'
import { encodeJpeg } from './jpeg-encoder.ts'
import { ocrAnswers } from './ocr-answers.ts'
import { openSource } from './open-source.ts'
import { selfCheck } from './self-check.ts'
import { MemberReading } from './containers/member-reading.ts'
import { contentAnswers } from './content-answers.ts'
import type { Source } from './source.ts'

const jpegQuality = 85

/** Answers to the reading door. Sources stay open under the asker's handles until closed. `cores`: how many this computer has. */
export function readingAnswers(cores: number): Handlers<ReadingDoor> {
  const sources = new Map<string, Source>()
  const members = new MemberReading()
  const ocr = ocrAnswers(pageOf, cores)

  function pageOf({ handle, page }: { handle: string; page: number }) {
    const source = sources.get(handle)
    if (!source) return refuse('not-open')
    return page <= source.pageSizes.length ? ok(source) : refuse('no-such-page')
  }

  function close(handle: string): void {
    members.end(handle)
    ocr.forget(handle)
    sources.get(handle)?.close()
    sources.delete(handle)
  }

  return {
    async open(ask) {
      close(ask.handle)
      const source = await openSource(ask)
      if (typeof source === 'string') return refuse(source)
      close(ask.handle)
      sources.set(ask.handle, source)
      return ok({ pages: source.pageSizes.length, pageSizes: [...source.pageSizes] })
    },
    ...contentAnswers(sources, members),
    ...ocr.answers,
    async renderPage(ask) {
      const source = pageOf(ask)
      if (!source.ok) return source
      const drawn = await drawTurned(source.value, ask.page, ask.width, ask.turned)
      if (!drawn) return refuse('page-failed', String(ask.page))
      const { width, height, data: rgba } = drawn
      return ok(moving({ width, height, rgba }, [rgba.buffer]))
    },
    async pagePicture(ask) {
      const source = pageOf(ask)
      if (!source.ok) return source
      const stored = widthAtDpi(source.value, ask.page, ask.dpi)
      const drawn = await drawTurned(source.value, ask.page, uprightWidth(source.value, ask, stored), ask.turned)
      if (!drawn) return refuse('page-failed', String(ask.page))
      const jpeg = encodeJpeg(drawn, jpegQuality, ask.dpi)
      return ok(moving({ width: drawn.width, height: drawn.height, jpeg }, [jpeg.buffer]))
    },
    close({ handle }) {
      close(handle)
      return Promise.resolve(ok(null))
    },
    assemble: putTogether,
    selfCheck: async () => ok(await selfCheck(ocr.pool)),
  }
}

/** The assembler and its font are loaded when the first packet is made. */
const putTogether: Handlers<ReadingDoor>['assemble'] = async (ask) => {
  const [{ assemblePacket }, { packetFont }] = await Promise.all([
    import('../core/packet/assemble.ts'),
    import('./packet-font.ts'),
  ])
  const assembled = await assemblePacket({ ...ask, font: packetFont() })
  if (!assembled.ok || assembled.value.state !== 'assembled') return assembled
  return ok(moving(assembled.value, [assembled.value.pdf.buffer]))
}

/** The width, after turning, of a page that is `stored` pixels wide before. */
function uprightWidth(source: Source, { page, turned }: { page: number; turned: number }, stored: number): number {
  const size = source.pageSizes[page - 1]
  return size && turned % 180 !== 0 ? (stored * size.height) / size.width : stored
}
