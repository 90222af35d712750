import { MessageChannel } from 'node:worker_threads'
import { concat, fromUtf8, utf8 } from '../../../renderer/core/base/bytes.ts'
import { ok, refuse } from '../../../renderer/core/base/result.ts'
import { moving, serve, type Handlers } from '../../../renderer/core/base/rpc.ts'
import type { PageText } from '../../../renderer/core/model/page-text.ts'
import { noContent, type Content, type DicomInstance } from '../../../renderer/core/model/content.ts'
import type { Entry } from '../../../renderer/core/model/entry.ts'
import type { Packet } from '../../../renderer/core/packet/packet.ts'
import { SIGNATURE_HOLE } from '../../../renderer/core/pades/signature-hole.ts'
import { readingDoor, type ReadingDoor } from '../../../renderer/reading/contract.ts'
import { portOf } from '../../../renderer/core/base/port-of.ts'

/** A file as this reader reads it: pages of text after a PDF's first line, with a password if it has one. */
export const paper = (pages: readonly string[], password = ''): Uint8Array =>
  new TextEncoder().encode(['%PDF-1.7', password, ...pages].join('\f'))

/** Where a word stands: a hundredth of the width for each letter, two of the height for each line. */
function placeOf(text: string, index: number, letters: number): PageText['words'][number]['box'] {
  const line = text.slice(0, index).split('\n').length
  const before = index - (text.lastIndexOf('\n', index - 1) + 1)
  return { x: before / 100, y: line / 50, width: letters / 100, height: 0.01 }
}

const asPage = (text: string, page: number): PageText => ({
  page,
  text,
  words: [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
    box: placeOf(text, index, word.length),
    confidence: 100,
  })),
  width: 612,
  height: 792,
  source: 'text-layer',
  turned: 0,
  confidence: 100,
  quality: 'good',
})

/** What a paper carries: `MEMBER path|text` lines are files inside it (`\\f` a page break), `ENTRY title` its statements. */
const membersOf = (pages: readonly string[]): { path: string; text: string }[] =>
  pages.flatMap((page) =>
    [...page.matchAll(/^MEMBER ([^|\n]*)\|(.*)$/gm)].map(([, path = '', text = '']) => ({
      path,
      text: text.replaceAll('\\f', '\f').replaceAll('\\n', '\n'),
    })),
  )

function contentOf(pages: readonly string[]): Content {
  const entries = pages.flatMap((page, at) =>
    [...page.matchAll(/^ENTRY (.*)$/gm)].map(([, title = '']) => ({ ...anEntry, title, page: at + 1 })),
  )
  const [, studyUid, patient, number] = /^DICOM (\S+) (\S+) (\d+)$/m.exec(pages[0] ?? '') ?? []
  return {
    ...noContent,
    entries,
    counted: { found: entries.length, carried: entries.length, named: [] },
    members: membersOf(pages).map(({ path }) => ({ path, size: null, refused: null })),
    dicom: studyUid && patient ? { ...anImage, studyUid, patient, instanceNumber: Number(number) } : null,
    takenAt: /^TAKEN (\S+)$/m.exec(pages[0] ?? '')?.[1] ?? null,
  }
}

const anEntry: Omit<Entry, 'title' | 'page'> = {
  kind: 'result',
  codes: [],
  status: null,
  negated: false,
  date: { year: 2023, month: 5, day: 3 },
  time: null,
  until: null,
  value: { text: '13.5', unit: 'g/dL', range: null, flag: null },
  details: [],
  place: null,
  section: null,
  differs: null,
  origin: 'entry[1]',
}

const anImage: Omit<DicomInstance, 'studyUid' | 'patient' | 'instanceNumber'> = {
  role: 'image',
  seriesUid: '1',
  instanceUid: null,
  modality: 'CT',
  studyTitle: 'CT chest',
  seriesTitle: 'Axial',
  seriesNumber: 1,
  frames: 1,
  notShown: null,
}

/**
 * Stands in for the reader process behind its real door: the true one needs a browser (test/e2e has it). A page that
 * says `DEADLY` ends the process, and another is started; `pass` is awaited before each page is read.
 */
export class PaperReader {
  readonly read: string[] = []
  /** The packets it was asked to put together: what it gives back is only enough of a PDF to be signed. */
  readonly planned: Packet[] = []
  open = new Map<string, string[]>()
  mostOpen = 0
  deaths = 0
  drawing: () => Promise<void> = () => Promise.resolve()
  private end: () => void = () => undefined
  pass: (page: string) => Promise<void> = () => Promise.resolve()

  /** `attach` connects the vault worker to the port of a new process. */
  constructor(private readonly attach: (port: MessagePort) => void) {}

  start(): void {
    const { port1, port2 } = new MessageChannel()
    const process: unknown = port1
    this.open = new Map()
    this.end = () => port1.close()
    serve(portOf(process as MessagePort), readingDoor, this.answers(), () => undefined)
    const end: unknown = port2
    this.attach(end as MessagePort)
  }

  /** The process ends; no question it has is ever answered. */
  die(): Promise<never> {
    this.deaths++
    this.end()
    setTimeout(() => this.start(), 5)
    return new Promise(() => undefined)
  }

  private answers(): Handlers<ReadingDoor> {
    const { open } = this
    const pageOf = (handle: string, page: number) => open.get(handle)?.[page - 1]
    return {
      open: async ({ handle, source, password }) => {
        const [, wanted = '', ...pages] = fromUtf8('bytes' in source ? source.bytes : new Uint8Array()).split('\f')
        if (wanted !== '' && wanted !== password) return refuse('password-needed')
        open.set(handle, pages)
        this.mostOpen = Math.max(this.mostOpen, open.size)
        return ok({ pages: pages.length, pageSizes: pages.map(() => ({ width: 612, height: 792 })) })
      },
      readPage: async ({ handle, page }) => {
        const text = pageOf(handle, page)
        if (text === undefined) return refuse('not-open')
        await this.pass(text)
        if (text.includes('DEADLY')) return this.die()
        this.read.push(text)
        return ok(asPage(text, page))
      },
      renderPage: async ({ handle, page, width }) => {
        const text = pageOf(handle, page)
        if (text === undefined) return refuse('not-open')
        await this.drawing()
        const rgba = new Uint8ClampedArray([...new TextEncoder().encode(text)])
        return ok(moving({ width, height: 1, rgba }, [rgba.buffer]))
      },
      content: async ({ handle }) => ok(contentOf(open.get(handle) ?? [])),
      nextOfMember: async ({ handle, member, isFirst }) => {
        const text = membersOf(open.get(handle) ?? [])[member]?.text
        if (text === undefined) return refuse('no-such-member')
        if (text.includes('DEADLY')) return this.die()
        if (text.includes('FORGED')) return refuse('forged-size')
        // In two parts, so that a member that is cut in the middle is met.
        const bytes = utf8(text)
        const half = Math.floor(bytes.length / 2)
        return ok({ bytes: isFirst ? bytes.slice(0, half) : bytes.slice(half), isLast: !isFirst })
      },
      renderFrame: async () => refuse('page-failed'),
      pagePicture: async () => refuse('page-failed'),
      pageSkew: async () => ok(null),
      shareCores: async () => ok(null),
      close: async ({ handle }) => {
        open.delete(handle)
        return ok(null)
      },
      assemble: async ({ packet }) => {
        this.planned.push(packet)
        const pdf = concat(utf8('%PDF-1.7\n<<'), SIGNATURE_HOLE, utf8('>>\n%%EOF\n'))
        return ok({ state: 'assembled', pdf, pages: 1, frontPages: 1, pageOf: [] })
      },
      selfCheck: async () => ok({ ocr: true, pdf: true, wasm: true }),
    }
  }
}
