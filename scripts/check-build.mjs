// Looks over a built app for what its security policy would refuse, and for what must not be in it.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { none } from './results.mjs'

/**
 * Each check gives what is wrong, or nothing.
 * @type {Record<string, (dist: string) => string[]>}
 */
const checks = {
  'shell, preload, page and manifest are there': (dist) =>
    ['main.js', 'preload.cjs', 'package.json', 'renderer/index.html'].filter((path) => !existsSync(join(dist, path))),
  'no page has an inline script, style or handler': (dist) =>
    pages(dist)
      .filter((page) => hasInline(page.text))
      .map((page) => page.path),
  'the preload requires nothing but electron': (dist) =>
    [...readIfThere(join(dist, 'preload.cjs')).matchAll(/require\(\s*["'`]([^"'`]+)/g)]
      .map((match) => match[1] ?? '')
      .filter((name) => name !== 'electron'),
  'nothing in it is fetched from elsewhere by a page': (dist) =>
    pages(dist)
      .filter((page) => /(src|href)\s*=\s*["']?(https?:)?\/\//i.test(page.text))
      .map((page) => page.path),
  'no source file, test or module folder is in it': (dist) =>
    filesBelow(dist).filter((path) => /(^|\/)node_modules\/|\.tsx?$|\.map$/.test(path)),
}

/**
 * @param {string} dist the built folder
 * @param {string[]} missing entry points that were not there to build
 * @returns {import('./results.mjs').Result}
 */
export function checkBuild(dist, missing) {
  const found = Object.entries(checks).map(([name, check]) => ({ name, wrong: check(dist) }))
  const wrong = [{ name: 'every entry point is there to build', wrong: missing }, ...found].filter(
    (check) => check.wrong.length > 0,
  )
  return {
    ...none,
    passed: found.length + 1 - wrong.length,
    failed: wrong.length,
    details: wrong.map((check) => `not so: ${check.name}: ${check.wrong.join(', ')}`).join('\n'),
  }
}

/**
 * Would the policy refuse a part of this page?
 * @param {string} html
 */
export const hasInline = (html) =>
  /<script(?![^>]*\ssrc=)[^>]*>/i.test(html) || /<style[\s>]/i.test(html) || /<[^>]+\s(style|on[a-z]+)\s*=/i.test(html)

/** @param {string} dist */
const pages = (dist) =>
  filesBelow(join(dist, 'renderer'))
    .filter((path) => path.endsWith('.html'))
    .map((path) => ({ path, text: readFileSync(join(dist, 'renderer', path), 'utf8') }))

/** @param {string} folder */
const filesBelow = (folder) => (existsSync(folder) ? readdirSync(folder, { recursive: true }).map(String) : [])

/** @param {string} path */
const readIfThere = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '')
