import { describe, expect, test } from 'vitest'
import { utf8 } from '../../../renderer/core/base/bytes.ts'
import { at, attr, child, childrenOf, parseXml, textOf, xmlLimits } from '../../../renderer/core/interop/xml.ts'

const codeOf = (text: string): string => {
  const parsed = parseXml(utf8(text))
  return parsed.ok ? 'ok' : parsed.error.code
}
const rootOf = (bytes: Uint8Array) => {
  const parsed = parseXml(bytes)
  if (!parsed.ok) throw new Error(parsed.error.code)
  return parsed.value
}
const utf16 = (text: string, littleEndian: boolean): Uint8Array => {
  const view = new DataView(new ArrayBuffer(text.length * 2))
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), littleEndian)
  return new Uint8Array(view.buffer)
}

describe('the tree', () => {
  test('names are local, namespaces are resolved, text and CDATA stay in order', () => {
    const root = rootOf(
      utf8('<a:x xmlns:a="urn:1" xmlns="urn:2" k="1">one<y a:k="p" k="u"/><![CDATA[<two>]]>&amp;</a:x>'),
    )
    expect([root.name, root.ns, attr(root, 'k')]).toEqual(['x', 'urn:1', '1'])
    expect(root.attributes.has('a')).toBe(false)
    const y = child(root, 'y')
    expect([y?.ns, attr(y, 'k')]).toEqual(['urn:2', 'u'])
    expect(textOf(root)).toBe('one<two>&')
  })
  test('a prefix that the file forgot to declare does not cost the file', () => {
    const root = rootOf(utf8('<a><sdtc:b xsi:type="CD"/></a>'))
    expect(attr(at(root, 'b'), 'type')).toBe('CD')
    expect(childrenOf(root, 'b')[0]?.ns).toBe('unbound:sdtc')
  })
})

describe('encodings', () => {
  const xml = (encoding: string): string => `<?xml version="1.0" encoding="${encoding}"?><a>Müller µg</a>`
  test('UTF-8 with its mark, UTF-16 both ways with and without a mark, and Latin-1 are read', () => {
    const latin = Uint8Array.from(xml('ISO-8859-1'), (letter) => letter.charCodeAt(0))
    const windows = Uint8Array.from(xml('windows-1252').replace('µ', '\u0080'), (letter) => letter.charCodeAt(0))
    const all = [
      utf8(`\uFEFF${xml('utf-8')}`),
      utf16(`\uFEFF${xml('UTF-16')}`, true),
      utf16(`\uFEFF${xml('UTF-16')}`, false),
      utf16(xml('UTF-16'), true),
      utf16(xml('UTF-16'), false),
      latin,
      utf8(xml('utf-16')),
    ]
    expect(all.map((bytes) => textOf(rootOf(bytes)))).toEqual(all.map(() => 'Müller µg'))
    expect(textOf(rootOf(windows))).toBe('Müller €g')
  })
  test('Latin-1 without a word about it is read as such, and bad bytes in UTF-8 stay visible', () => {
    const bare = Uint8Array.from('<a>5 µg</a>', (letter) => letter.charCodeAt(0))
    expect(textOf(rootOf(bare))).toBe('5 µg')
    expect(textOf(rootOf(Uint8Array.of(...utf8('<a>é'), 0xb5, ...utf8('</a>'))))).toBe('é\ufffd')
  })
  test('an encoding that nobody knows is damage, not a guess', () => {
    expect(codeOf('<?xml version="1.0" encoding="x-nothing"?><a/>')).toBe('damaged')
  })
})

describe('hostile files', () => {
  test('no entity is ever declared: billion laughs and files of the machine are forbidden', () => {
    const laughs = '<!DOCTYPE a [<!ENTITY l "ha"><!ENTITY m "&l;&l;&l;">]><a>&m;</a>'
    const file = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
    const parameter = '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://example.org/x.dtd"> %p;]><a/>'
    const external = '<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a/>'
    const open = '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0" "http://example.org/x.dtd" [ ]><a/>'
    expect([laughs, file, parameter, external, open].map(codeOf)).toEqual(Array(5).fill('forbidden'))
  })
  test('an entity beyond the five is forbidden, also one with the name of a property of every object', () => {
    expect(['<a>&nbsp;</a>', '<a>&constructor;</a>', '<a k="&toString;"/>'].map(codeOf)).toEqual(
      Array(3).fill('forbidden'),
    )
  })
  test('an internal subset without entities is skipped up to 64 KiB', () => {
    const subset = (length: number): string => `<!DOCTYPE a [<!ELEMENT a ANY>${' '.repeat(length)}]><a/>`
    expect(codeOf(subset(1000))).toBe('ok')
    expect(codeOf(subset(xmlLimits.internalSubset))).toBe('too-large')
  })
  test('256 deep is read, 257 is not', () => {
    const deep = (depth: number): string => '<a>'.repeat(depth) + '</a>'.repeat(depth)
    expect([codeOf(deep(256)), codeOf(deep(257))]).toEqual(['ok', 'too-large'])
  })
  test('more than 100 MB, and more elements than memory has room for, are too large', () => {
    expect(parseXml(new Uint8Array(xmlLimits.bytes + 1))).toEqual({ ok: false, error: { code: 'too-large' } })
    expect(codeOf(`<a>${'<b/>'.repeat(xmlLimits.nodes)}</a>`)).toBe('too-large')
  })
  test('empty, cut and ill-formed files are damaged', () => {
    const broken = ['', '   ', '<a>', '<a><b></a>', '<a', '<a/><b/>', 'text', '<a b="1" b="2"/>', '\u0000<a/>']
    expect(broken.map(codeOf)).toEqual(broken.map(() => 'damaged'))
  })
})
