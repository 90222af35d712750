import { describe, expect, test } from 'vitest'
import { linesOfBlocks, tableLines } from '../../../renderer/reading/papers/blocks.ts'
import { decodeHtml } from '../../../renderer/reading/papers/decode-html.ts'
import { htmlBlocks, type PageNode } from '../../../renderer/reading/papers/html-blocks.ts'

/** A node as a browser makes it from a page. */
function node(
  name: string,
  content: readonly (PageNode | string)[] = [],
  attributes: Record<string, string> = {},
): PageNode {
  return {
    nodeType: 1,
    nodeName: name.toUpperCase(),
    nodeValue: null,
    childNodes: content.map((child) => (typeof child === 'string' ? textNode(child) : child)),
    getAttribute: (wanted) => attributes[wanted] ?? null,
  }
}
const textNode = (text: string): PageNode => ({ nodeType: 3, nodeName: '#text', nodeValue: text, childNodes: [] })

const linesOf = (...content: readonly (PageNode | string)[]) =>
  linesOfBlocks(htmlBlocks(node('body', content))).map(({ text }) => text)

describe('a page as a paper', () => {
  test('headings, paragraphs and lists keep their order, with a blank line between what belongs apart', () => {
    const list = node('ul', [
      node('li', ['iron ', node('b', ['65 mg'])]),
      node('li', ['rest', node('ol', [node('li', ['at home'])])]),
    ])
    expect(
      linesOf(node('h1', ['Letter']), '\n  ', node('p', ['Dear Rosa,', node('br'), 'all is well.']), list, 'Bye'),
    ).toEqual(['Letter', '', 'Dear Rosa,', 'all is well.', '', '- iron 65 mg', '- rest', '  1. at home', '', 'Bye'])
    expect(linesOfBlocks(htmlBlocks(node('body', [node('h1', ['Letter'])])))).toEqual([
      { text: 'Letter', style: 'title' },
    ])
  })

  test('what nobody sees is not read: scripts, styles, hidden parts, frames, comments', () => {
    const unseen = [
      node('script', ['alert(1)']),
      node('style', ['p{}']),
      node('iframe', ['framed']),
      node('noscript', ['no script']),
      node('div', ['hidden'], { hidden: '' }),
      node('p', ['styled away'], { style: 'color:red; DISPLAY : none' }),
      node('template', ['template']),
      { nodeType: 8, nodeName: '#comment', nodeValue: 'a comment', childNodes: [] },
    ]
    expect(linesOf(...unseen, node('p', ['Seen.']))).toEqual(['Seen.'])
    expect(linesOf(node('table', [node('tr', [node('td', ['a', ...unseen]), node('td', ['b'])])]))).toEqual(['a  b'])
  })

  test('a table stands in columns with its head, and each of its cells stays whole', () => {
    const row = (kind: string, ...cells: string[]) =>
      node(
        'tr',
        cells.map((cell) => node(kind, [cell])),
      )
    const table = node('table', [
      node('thead', [row('th', 'Test', 'Result')]),
      node('tbody', [row('td', 'Haemoglobin', '13.5 g/dL'), row('td', 'Iron', '80')]),
    ])
    const lines = linesOfBlocks(htmlBlocks(node('body', [table])))
    expect(lines).toEqual([
      { text: 'Test         Result', style: 'strong' },
      { text: 'Haemoglobin  13.5 g/dL', style: 'plain' },
      { text: 'Iron         80', style: 'plain' },
    ])
  })

  test('a table that is there for the looks is read cell by cell', () => {
    const inner = node('table', [node('tr', [node('td', ['x']), node('td', ['y'])])])
    const outer = node('table', [node('tr', [node('td', ['Menu']), node('td', [node('p', ['Result']), inner])])])
    expect(linesOf(outer)).toEqual(['Menu', '', 'Result', '', 'x  y'])
  })

  test('boxes that are ticked look ticked, and fields say what is in them', () => {
    const input = (attributes: Record<string, string>) => node('input', [], attributes)
    expect(
      linesOf(
        node('p', [
          input({ type: 'checkbox', checked: '' }),
          'Smoker',
          input({ type: 'checkbox' }),
          'Driver',
          input({ value: '42' }),
          input({ type: 'hidden', value: 'token' }),
        ]),
      ),
    ).toEqual(['[x] Smoker [ ] Driver 42'])
  })

  test('no letter of a wide table is lost, and no line is wider than the sheet', () => {
    const words = Array.from({ length: 12 }, (_, i) => `column-${i}-`.repeat(i + 1))
    const lines = tableLines([
      { isHead: false, cells: words },
      { isHead: false, cells: words.map(() => 'v') },
    ])
    expect(lines.every(({ text }) => text.length <= 100)).toBe(true)
    for (const [i, word] of words.entries()) {
      const letters =
        lines
          .map(({ text }) => text)
          .join('')
          .split(`column-${i}-`).length - 1
      expect(letters).toBeLessThanOrEqual(i + 1)
      expect(word.length).toBe((i + 1) * `column-${i}-`.length)
    }
    expect(
      lines
        .map(({ text }) => text)
        .join('')
        .replace(/\s/g, '').length,
    ).toBe(words.join('').length + words.length)
  })

  test('the letters are those of the encoding that the page names', () => {
    const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
    expect(decodeHtml(bytes('<meta charset="windows-1251"><p>\xcf\xf0\xe8'))).toContain('При')
    expect(decodeHtml(bytes('<p>G\xf6\x80'))).toContain('Gö€')
    expect(decodeHtml(new TextEncoder().encode('<meta charset="windows-1252"><p>µ ≤'))).toContain('µ ≤')
    expect(decodeHtml(bytes('<meta charset="no-such"><p>G\xf6'))).toContain('Gö')
  })
})
