import { type PDFPageProxy, Util } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PageText } from '../../core/model/page-text.ts'
import { noContent, type MemberRefusal } from '../../core/model/content.ts'
import { partsOfHeld } from '../containers/held-members.ts'
import { memberPath } from '../containers/member-path.ts'
import { paper, pixelsOf } from '../pictures/scaled.ts'
import { greyOf, turnGrey, type Rgba } from '../raster.ts'
import type { Layer, Source } from '../source.ts'
import { textWorth } from '../text-quality.ts'
import { attachmentBytes, attachmentsOf, type PdfAttachment } from './attachments.ts'
import { openDocument, withinTime, type OpenDocument, type OpenFailure } from './open-document.ts'
import { fieldRuns } from './field-text.ts'
import { inkOutside } from '../ink-outside.ts'
import { largestPictureShare } from './picture-share.ts'
import { textLayer, type Run } from './text-layer.ts'

const pagePatience = 12_000
const attachmentPatience = 5000
/** More pages than any record has: a forged count. */
const mostPages = 20_000
/** A page of this many letters is a text page, whatever pictures it has. */
const fullPage = 600
/** A picture this large on a page with little text is a scan or photograph that OCR should see. */
const largePicture = 0.4
/** A page is drawn this wide (pixels) to see whether there is more on it than its text layer says. */
const smallWidth = 500
/** So much of a page's ink lies where the text layer has no word. */
const mostlyOutside = 0.8
/** Files up to this size are kept, so that they can be opened anew when a page hangs their worker. */
const keptBytes = 96 * 1024 * 1024

/** A PDF. `damaged` where no page of it can be reached. */
export async function openPdf(
  bytes: Uint8Array<ArrayBuffer>,
  password: string | null,
): Promise<Source | OpenFailure | 'too-large'> {
  const kept = bytes.length <= keptBytes ? bytes.slice() : null
  const opened = await openDocument(bytes, password)
  if (typeof opened === 'string') return opened
  const pdf = new Pdf(opened, kept, password)
  const sizes = opened.document.numPages > mostPages ? 'too-large' : await pdf.pageSizes()
  if (typeof sizes !== 'string') return sourceOf(pdf, sizes, await pdf.attachments())
  pdf.close()
  return sizes
}

function sourceOf(pdf: Pdf, pageSizes: readonly Size[], attachments: readonly PdfAttachment[]): Source {
  const members = attachments.map(({ name }, i) => ({ path: memberPath(name, i), size: null, refused: null }))
  return {
    kind: 'pages',
    pageSizes,
    draw: (page, width) => pdf.draw(page, width),
    layer: (page) => pdf.layer(page),
    ...(members.length === 0
      ? {}
      : { content: { ...noContent, members }, member: (index) => pdf.partsOfAttachment(attachments[index]) }),
    close: () => pdf.close(),
  }
}

type Size = { readonly width: number; readonly height: number }
const letterSheet: Size = { width: 612, height: 792 }

class Pdf {
  constructor(
    private open: OpenDocument | null,
    private readonly kept: Uint8Array<ArrayBuffer> | null,
    private readonly password: string | null,
  ) {}

  /** Pages that cannot be reached count as letter sheets. */
  async pageSizes(): Promise<Size[] | 'damaged'> {
    const sizes: Size[] = []
    let reached = 0
    for (let number = 1; number <= (this.open?.document.numPages ?? 0); number++) {
      const size = await this.withPage(number, (page) => Promise.resolve(sizeOf(page)))
      if (size) reached++
      else if (reached === 0 && number > 50) return 'damaged'
      sizes.push(size ?? letterSheet)
    }
    return reached === 0 ? 'damaged' : sizes
  }

  /** None where they cannot be had in good time. */
  async attachments(): Promise<readonly PdfAttachment[]> {
    if (!this.open) return []
    return (
      (await withinTime(
        attachmentsOf(this.open.document).catch(() => []),
        attachmentPatience,
      )) ?? []
    )
  }

  async *partsOfAttachment(attachment: PdfAttachment | undefined): AsyncGenerator<Uint8Array | MemberRefusal> {
    const open = (this.open ??= await this.reopen())
    const bytes = open && attachment && (await withinTime(attachmentBytes(open.document, attachment), pagePatience))
    yield* partsOfHeld(bytes ?? 'damaged')
  }

  draw(number: number, width: number): Promise<Rgba | null> {
    return this.withPage(number, (page) => drawnOn(page, width))
  }

  async layer(number: number): Promise<Layer> {
    const layer = await this.withPage(number, async (page) => {
      const viewport = page.getViewport({ scale: 1 })
      const { items } = await page.getTextContent({ includeMarkedContent: false })
      const scale = Math.hypot(viewport.transform[0] ?? 1, viewport.transform[1] ?? 0)
      const shown = items.flatMap((item): Run[] =>
        'str' in item ? [{ text: item.str, matrix: item.transform, width: item.width }] : [],
      )
      const typed = fieldRuns(await page.getAnnotations({ intent: 'display' }))
      const runs = [...shown, ...typed].map(({ text, matrix, width }) => ({
        text,
        matrix: Util.transform(viewport.transform, [...matrix]),
        width: width * scale,
      }))
      const { width, height } = viewport
      const read = textLayer(runs, { width, height })
      const { letters, state } = textWorth(read.text)
      if (state === 'empty' || state === 'garbage') return { verdict: 'none' } as const
      const upright = read.turned % 180 === 0 ? { width, height } : { width: height, height: width }
      const quality = state === 'doubtful' ? ('doubtful' as const) : ('good' as const)
      const text = { page: number, ...read, ...upright, source: 'text-layer' as const, confidence: 100, quality }
      if (state === 'strange') return { verdict: 'check', text } as const
      const isAll = letters >= fullPage || !(await this.hasMore(page, text))
      return { verdict: isAll && state !== 'doubtful' ? 'use' : 'compare', text } as const
    })
    return layer ?? { verdict: 'none' }
  }

  /** Whether much of what is seen on a page is not in its text layer: a scan under a stamp, letters drawn as outlines. */
  private async hasMore(page: PDFPageProxy, text: PageText): Promise<boolean> {
    const { width, height } = sizeOf(page)
    if ((await pictureShare(page, width * height)) >= largePicture) return true
    const small = await drawnOn(page, smallWidth)
    return inkOutside(turnGrey(greyOf(small), text.turned), text.words) > mostlyOutside
  }

  close(): void {
    this.open?.end()
    this.open = null
  }

  /** Work on a page; null when it cannot be reached, breaks, or takes too long, in which case its worker is ended. */
  private async withPage<T>(number: number, work: (page: PDFPageProxy) => Promise<T>): Promise<T | null> {
    const open = (this.open ??= await this.reopen())
    if (!open) return null
    let page: PDFPageProxy | null = null
    const working = async () => {
      page = await open.document.getPage(number)
      return { done: await work(page) }
    }
    const result = await withinTime(
      working().catch(() => ({ done: null })), // every way in which a page can be broken
      pagePatience,
    )
    if (result === null) this.close()
    else (page as PDFPageProxy | null)?.cleanup()
    return result?.done ?? null
  }

  private async reopen(): Promise<OpenDocument | null> {
    if (!this.kept) return null
    const opened = await openDocument(this.kept.slice(), this.password)
    return typeof opened === 'string' ? null : opened
  }
}

/** As displayed: the crop box, turned by /Rotate, in points. */
function sizeOf(page: PDFPageProxy): Size {
  const { width, height } = page.getViewport({ scale: 1 })
  return { width, height }
}

async function drawnOn(page: PDFPageProxy, width: number): Promise<Rgba> {
  const viewport = page.getViewport({ scale: width / sizeOf(page).width })
  const context = paper(Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height)))
  // A canvas off the page has the same drawing calls; the package's types know only the one in the document.
  const canvasContext = context as unknown as CanvasRenderingContext2D
  await page.render({ canvas: null, canvasContext, viewport }).promise
  return pixelsOf(context)
}

async function pictureShare(page: PDFPageProxy, area: number): Promise<number> {
  return largestPictureShare(await page.getOperatorList(), area)
}
