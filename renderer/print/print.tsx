import '@fontsource-variable/atkinson-hyperlegible-next/index.css'
import '@fontsource-variable/inter/index.css'
import './print.css'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { parse } from '../core/base/parse.ts'
import { KitPage } from './KitPage.tsx'
import { PacketPages } from './PacketPages.tsx'
import { PrintContent } from './print-content.ts'
import { kitText } from '../text/en/print.ts'

const FONTS = [
  '400 16px "Atkinson Hyperlegible Next Variable"',
  '650 16px "Atkinson Hyperlegible Next Variable"',
  '400 16px "Inter Variable"',
]

/**
 * The hidden print window. It is told once what to show, by a message from its own origin (never an address or a data: page, which
 * would stay in histories), and says on the root element when it may be printed: `data-ready` is `yes`, or `refused`.
 */
function listen(page: Document): void {
  const hear = (event: MessageEvent): void => {
    if (event.origin !== location.origin) return
    removeEventListener('message', hear)
    const content = parse(PrintContent, event.data)
    if (content.ok) void show(page, content.value)
    else page.documentElement.dataset.ready = 'refused'
  }
  addEventListener('message', hear)
  page.documentElement.dataset.ready = 'listening'
}

async function show(page: Document, content: PrintContent): Promise<void> {
  const root = page.getElementById('root')
  if (!root) return
  const paper = content.type === 'packet' ? content.packet.paper : content.paper
  page.documentElement.lang = content.type === 'packet' ? content.packet.language : 'en'
  page.title = content.type === 'packet' ? content.packet.title : kitText.title
  root.className = `paper-${paper}`
  // Drawn at once: a hidden window may never get an animation frame.
  flushSync(() =>
    createRoot(root).render(
      content.type === 'packet' ? <PacketPages packet={content.packet} /> : <KitPage kit={content} />,
    ),
  )
  await Promise.all(FONTS.map((font) => page.fonts.load(font)))
  await page.fonts.ready
  page.documentElement.dataset.ready = 'yes'
}

listen(document)
