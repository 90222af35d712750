// The looks in which a screen has to hold, and what is asked of it in each.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type ElectronApplication, type Page } from '@playwright/test'

/** WCAG 2.2 A and AA, and the stricter contrast of AAA. */
const rules = {
  runOnly: { type: 'tag' as const, values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  rules: { 'color-contrast-enhanced': { enabled: true } },
}
/** The component library reads out a busy button by its id, in a part of its own that outlives the button by seconds. */
const libraryAnnouncer = 'body > [data-live-announcer] [role="img"]'
const usual = { width: 1280, height: 820 }
/** What is left of a window of 1280×800 when everything in it is twice as large. */
const small = { width: 640, height: 386 }
/** Presses of Ctrl and = from 100 % to 200 %. */
const STEPS_TO_DOUBLE = 5

/** In the quick run every other screen is looked at in the one look, and every other in the other; in the thorough run all in both. */
const isThorough = process.env.SATCHEL_THOROUGH === '1'

/** A folder for pictures of every screen in every look; none are taken without it. */
const pictures = process.env.SATCHEL_PICTURES ?? ''

export type Checked = { screens: string[]; rulesPassed: number; findings: string[] }

/**
 * Looks at the screen that is shown in every look and leaves it as it was. What is wrong with it comes into
 * `checked.findings`, so that one screen does not keep the others from being looked at.
 */
export async function lookAtScreen(
  app: ElectronApplication,
  window: Page,
  { name, checked }: { name: string; checked: Checked },
): Promise<void> {
  const found: string[] = []
  const isOdd = checked.screens.length % 2 === 1
  const [inLight, inDark] = [isThorough || !isOdd, isThorough || isOdd]
  await size(app, window, usual)
  const focused = await window.evaluateHandle(() => document.activeElement)
  await window.emulateMedia({ colorScheme: 'light', forcedColors: 'none', reducedMotion: 'no-preference' })
  if (inLight) found.push(...(await violations(window, 'light', checked)))
  await picture(window, name, 'light')
  found.push(...(await tooWide(window, 'light')))
  await textAtDouble(window, true)
  found.push(...(await tooWide(window, 'text at 200 %')))
  await picture(window, name, 'text200')
  await textAtDouble(window, false)
  await size(app, window, small)
  await window.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  if (inDark) found.push(...(await violations(window, 'dark and small', checked)))
  found.push(...(await tooWide(window, 'small')))
  found.push(...(await moving(window)))
  await picture(window, name, 'dark-small')
  await size(app, window, usual)
  if (pictures !== '') await picture(window, name, 'dark')
  await window.emulateMedia({ colorScheme: 'light', forcedColors: 'active', reducedMotion: 'no-preference' })
  found.push(...(await withoutFrame(window)))
  await picture(window, name, 'forced')
  await window.emulateMedia({ colorScheme: null, forcedColors: null, reducedMotion: null })
  await focused.evaluate((element) => (element instanceof HTMLElement ? element.focus({ preventScroll: true }) : null))
  checked.screens.push(name)
  checked.findings.push(...found.map((one) => `${name}, ${one}`))
}

async function violations(window: Page, look: string, checked: Checked): Promise<string[]> {
  const report = await new AxeBuilder({ page: window })
    .setLegacyMode(true)
    .options(rules)
    .exclude(libraryAnnouncer)
    .analyze()
  checked.rulesPassed += report.passes.length
  return report.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${look}: ${id}: ${html.slice(0, 300)}`))
}

/** Boxes that scroll sideways though nothing in a screen may: the document and the page in it. */
async function tooWide(window: Page, look: string): Promise<string[]> {
  const boxes = await window.evaluate(() => {
    const most = (box: Element) => (box === document.documentElement ? innerWidth : box.clientWidth)
    return [document.documentElement, ...document.querySelectorAll('main, [role="dialog"], [role="alertdialog"]')]
      .filter((box) => box.scrollWidth > most(box))
      .map((box) => `${box.tagName} ${String(box.scrollWidth)} > ${String(most(box))}`)
  })
  return boxes.map((box) => `${look}: too wide: ${box}`)
}

/** Parts that still move though the computer asks for stillness. */
async function moving(window: Page): Promise<string[]> {
  const parts = await window.evaluate(() => {
    const lasts = (durations: string) => durations.split(', ').some((duration) => parseFloat(duration) > 0)
    return [...document.querySelectorAll('body, body *')].filter((part) => {
      const { transitionDuration, animationDuration, animationName } = getComputedStyle(part)
      return lasts(transitionDuration) || (animationName !== 'none' && lasts(animationDuration))
    }).length
  })
  return parts === 0 ? [] : [`reduced motion: ${String(parts)} parts move`]
}

/** Buttons and fields that lose their edge where the system's colours replace ours. */
async function withoutFrame(window: Page): Promise<string[]> {
  return window.evaluate(() =>
    [...document.querySelectorAll('.button-primary, .button-secondary, .input')]
      .filter((part) => part.checkVisibility() && Number.parseFloat(getComputedStyle(part).borderTopWidth) < 1)
      .map((part) => `forced colours: no edge: ${part.outerHTML.slice(0, 120)}`),
  )
}

async function textAtDouble(window: Page, double: boolean): Promise<void> {
  if (double) for (let step = 0; step < STEPS_TO_DOUBLE; step++) await window.keyboard.press('Control+=')
  else await window.keyboard.press('Control+0')
  await expect(window.locator('html')).toHaveAttribute('data-text-size', double ? '200' : '100')
}

async function size(app: ElectronApplication, window: Page, to: typeof usual): Promise<void> {
  await app.evaluate(({ BaseWindow }, { width, height }) => {
    const own = BaseWindow.getAllWindows().find((one) => one.isVisible())
    own?.setMinimumSize(1, 1)
    own?.setContentSize(width, height)
  }, to)
  await expect.poll(() => window.evaluate(() => [innerWidth, innerHeight])).toEqual([to.width, to.height])
}

async function picture(window: Page, name: string, look: string): Promise<void> {
  if (pictures === '') return
  mkdirSync(pictures, { recursive: true })
  await window.screenshot({ path: join(pictures, `${name}.${look}.png`) })
}
