import { existsSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { chromium } from '@playwright/test'
import type { Browser, BrowserContextOptions, Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openGallery } from './gallery-site.ts'
import type { GallerySite } from './gallery-site.ts'

const browserPath = '/usr/bin/chromium'
const places = ['buttons', 'fields', 'lists', 'notices', 'overlays', 'pages', 'colours', 'setUp', 'settings']
const small = { viewport: { width: 640, height: 386 } }
const views: Record<string, BrowserContextOptions> = {
  light: { viewport: { width: 1280, height: 820 }, colorScheme: 'light' },
  'dark at 200 % zoom': { ...small, colorScheme: 'dark' },
}
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

async function violationsOf(page: Page): Promise<string[]> {
  const basic = await new AxeBuilder({ page }).setLegacyMode(true).withTags(rules).analyze()
  const strict = await new AxeBuilder({ page }).setLegacyMode(true).withRules('color-contrast-enhanced').analyze()
  return [...basic.violations, ...strict.violations].flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html}`),
  )
}

/** What is wider than its window, of the two things that must never scroll sideways. */
const tooWide = (page: Page) =>
  page.evaluate(() =>
    [document.documentElement, document.querySelector('main')]
      .filter((box) => box !== null && box.scrollWidth > box.clientWidth)
      .map((box) => box?.tagName),
  )

describe.skipIf(!existsSync(browserPath))('the gallery of components in Chromium', () => {
  let browser: Browser
  let site: GallerySite

  beforeAll(async () => {
    site = await openGallery()
    browser = await chromium.launch({ executablePath: browserPath, chromiumSandbox: process.getuid?.() !== 0 })
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    site.close()
  })

  async function open(place: string, view: BrowserContextOptions): Promise<{ page: Page; said: string[] }> {
    const page = await browser.newPage(view)
    const said: string[] = []
    page.on('console', (message) => (message.type() === 'error' ? said.push(message.text()) : undefined))
    page.on('pageerror', (error) => said.push(error.message))
    await page.goto(`${site.address}#${place}`)
    await page.waitForSelector('h1')
    return { page, said }
  }

  describe.each(Object.entries(views))('%s', (_, view) => {
    test.each(places)('%s: axe finds nothing, the policy refuses nothing, nothing scrolls sideways', async (place) => {
      const { page, said } = await open(place, view)
      expect(await violationsOf(page)).toEqual([])
      expect(await tooWide(page)).toEqual([])
      expect(await page.locator('style').count()).toBe(0)
      expect(said).toEqual([])
      await page.close()
    })
  })

  test('a question has its safe answer focused, keeps the focus inside, and gives it back after Esc', async () => {
    const { page } = await open('overlays', small)
    const focused = () => page.evaluate(() => document.activeElement?.textContent)
    await page.getByRole('button', { name: 'Move a record to the bin' }).press('Enter')
    await page.getByRole('alertdialog').waitFor()
    await expect.poll(focused).toBe('Keep it')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('Keep it')
    expect(await violationsOf(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect.poll(focused).toBe('Move a record to the bin')
    await page.close()
  })

  test('a list is one tab stop, its rows have whole names, and Enter opens even while another row is chosen', async () => {
    const { page } = await open('lists', small)
    const row = page.getByRole('row', { name: 'Pathology report, 3 May 2023, St Mary, 4 pages, Please check' })
    await row.focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('p[role=status]').innerText()).toBe('Opened c')
    await page.close()
  })

  test('in a narrow window the places open from Menu, Esc closes them, and a new place starts at its heading', async () => {
    const { page } = await open('lists', small)
    const focused = () => page.evaluate(() => document.activeElement?.textContent)
    const places = page.getByRole('navigation')
    const menu = page.getByRole('button', { name: 'Menu', exact: true })
    await menu.press('Enter')
    await places.waitFor()
    await page.keyboard.press('Escape')
    await places.waitFor({ state: 'hidden' })
    expect(await focused()).toBe('Menu')
    await menu.press('Enter')
    await page.getByRole('link', { name: 'Notices' }).press('Enter')
    await expect.poll(focused).toBe('Notices and progress')
    await page.close()
  })
})
