import { describe, expect, test } from 'vitest'
import { aDocument, aSection, printed, read } from './documents.ts'

const shown = (text: string): string => {
  const page = printed(read(aDocument(aSection('11450-4', text)))).join('\n')
  return page.slice(page.indexOf('Section 11450-4\n') + 'Section 11450-4\n'.length)
}

describe('narrative as lines', () => {
  test('paragraphs, lists and breaks are lines; white space of the file is none', () => {
    expect(
      shown('<paragraph>One\n   two<br/>three</paragraph><list listType="ordered"><item>a</item><item>b</item></list>'),
    ).toBe('One two\nthree\n1. a\n2. b')
    expect(shown('<list><item>a<list><item>b</item></list></item></list>')).toBe('• a\n  • b')
  })
  test('text without any mark-up keeps its own lines', () => {
    expect(shown('Hb   13.5\n  fine\n\n\n  Ca   2.3')).toBe('Hb   13.5\nfine\n\nCa   2.3')
  })
  test('a table is aligned, with its heads set off', () => {
    const table =
      '<table><caption>Blood</caption><thead><tr><th>Test</th><th>Value</th></tr></thead><tbody><tr><td>Haemoglobin</td><td>13.5 g/dL</td></tr><tr><td>Ca</td><td>2.3</td></tr></tbody></table>'
    expect(shown(table)).toBe(
      'Blood\nTest         Value\n-----------  ---------\nHaemoglobin  13.5 g/dL\nCa           2.3',
    )
  })
  test('cells over several rows and columns keep the columns below them in place', () => {
    const table =
      '<table><tr><td rowspan="2">May</td><td>Hb</td><td>13</td></tr><tr><td>Ca</td><td>2</td></tr><tr><td colspan="2">June</td><td>9</td></tr></table>'
    expect(shown(table)).toBe('May  Hb  13\n     Ca  2\nJune     9')
  })
  test('a table too wide for a sheet is written row by row under its heads, and no word is lost', () => {
    const names = Array.from({ length: 20 }, (_, i) => `column${i}`)
    const row = (cell: string, words: readonly string[]): string =>
      `<tr>${words.map((word) => `<${cell}>${word}</${cell}>`).join('')}</tr>`
    const lines = shown(
      `<table><thead>${row('th', names)}</thead><tbody>${row(
        'td',
        names.map((name) => `of ${name}`),
      )}</tbody></table>`,
    )
    expect(lines.split('\n')).toEqual(names.map((name) => `${name}: of ${name}`))
  })
  test('a wide cell is broken within its column', () => {
    const lines = shown(`<table><tr><td>Plan</td><td>${'walk daily '.repeat(30)}</td></tr></table>`).split('\n')
    expect(lines.length).toBeGreaterThan(3)
    expect(lines.every((line, i) => line.startsWith(i === 0 ? 'Plan  walk' : '      '))).toBe(true)
  })
  test('a power of ten, a deletion and a picture do not vanish with their mark-up', () => {
    expect(
      shown(
        '<paragraph>10<sup>9</sup>/L <content revised="delete">no</content> <renderMultiMedia referencedObject="MM1"/></paragraph>',
      ),
    ).toBe('10^9/L [deleted: no] [Picture: MM1]')
  })
})

describe('hostile narrative', () => {
  test('nothing that runs or styles is shown or kept; what is escaped is only words', () => {
    const record = read(
      aDocument(
        aSection(
          '11450-4',
          `<paragraph onclick="steal()" styleCode="Bold">Well<script>alert(1)</script><style>p{}</style></paragraph>
          <linkHtml href="javascript:alert(2)">link</linkHtml><iframe src="http://example.org/"/><paragraph>&lt;script&gt;x&lt;/script&gt;</paragraph>`,
        ),
      ),
    )
    const whole = JSON.stringify(record)
    for (const bad of ['alert', 'steal', 'javascript', 'example.org', 'p{}']) expect(whole).not.toContain(bad)
    expect(printed(record)[0]).toContain('Well\nlink\n<script>x</script>')
  })
})
