import type { SheetLine } from '../../core/model/sheet.ts'
import { linesOfBlocks, type Block, type Row } from './blocks.ts'
import { RtfText } from './rtf-text.ts'

/** The state of a group (RTF 1.9.1 "Conventions of an RTF reader"): what is set in it is forgotten at its end. */
type Group = { skipped: boolean; hidden: boolean; bold: boolean; inTable: boolean; unicodeSkip: number; font: number }

/** Destinations whose text is no part of the paper. Headers and footers are: they name the patient. */
const ignored = new Set([
  ...['fonttbl', 'colortbl', 'stylesheet', 'info', 'pict', 'object', 'listtable', 'listoverridetable', 'rsidtbl'],
  ...['generator', 'xmlnstbl', 'themedata', 'datastore', 'filetbl', 'revtbl', 'fldinst', 'bkmkstart', 'bkmkend'],
  ...[
    'template',
    'private',
    'latentstyles',
    'colorschememapping',
    'wgrffmtfilter',
    'nonesttables',
    'pntext',
    'xe',
    'tc',
  ],
])

const characters: Readonly<Record<string, string>> = {
  tab: '\t',
  line: '\n',
  softline: '\n',
  emdash: '—',
  endash: '–',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  emspace: ' ',
  enspace: ' ',
  qmspace: ' ',
  nestcell: '  ',
  nestrow: '\n',
}
const symbols: Readonly<Record<string, string>> = { '~': ' ', _: '-', '{': '{', '}': '}', '\\': '\\' }

/** A rich text file as lines of a sheet. Anything goes in: what is broken is read as far as it can be. */
export const rtfLines = (bytes: Uint8Array): SheetLine[] => linesOfBlocks(new RtfReader(bytes).blocks())

const token = /\\([a-z]+)(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z'])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\/giy
const deepest = 2000

class RtfReader {
  private readonly source: string
  private readonly text = new RtfText()
  private readonly groups: Group[] = []
  private group: Group = { skipped: false, hidden: false, bold: false, inTable: false, unicodeSkip: 1, font: -1 }
  private readonly found: Block[] = []
  private cells: string[] = []
  private rows: Row[] = []
  private allBold = true
  private outline = 9
  /** How many characters after a `\u` are for readers that do not know it. */
  private toSkip = 0
  private starred = false

  constructor(bytes: Uint8Array) {
    this.source = new TextDecoder('latin1').decode(bytes)
  }

  blocks(): Block[] {
    token.lastIndex = 0
    for (let match = token.exec(this.source); match; match = token.exec(this.source)) {
      const [, word, number, hex, symbol, brace, plain] = match
      if (brace !== undefined) this.brace(brace)
      else if (word !== undefined) this.word(word, number === undefined ? null : Number(number))
      else if (hex !== undefined) this.byte(Number.parseInt(hex, 16))
      else if (symbol !== undefined) this.symbol(symbol)
      else if (plain !== undefined) this.plain(plain)
    }
    this.endParagraph()
    this.endTable()
    return this.found
  }

  private brace(brace: string): void {
    this.toSkip = 0
    this.starred = false
    if (brace === '{') {
      if (this.groups.length < deepest) this.groups.push({ ...this.group })
      return
    }
    const outer = this.groups.pop()
    if (!outer) return
    if (outer.font !== this.group.font) this.text.useFont(outer.font)
    this.group = outer
  }

  private symbol(symbol: string): void {
    if (symbol === '*') this.starred = true
    else if (symbol === '\n' || symbol === '\r') this.endParagraph()
    else this.say(symbols[symbol] ?? '')
  }

  private word(word: string, number: number | null): void {
    if (word === 'bin') return void (token.lastIndex += Math.max(0, number ?? 0))
    if (word === 'u') return this.unicode(number ?? 0)
    this.toSkip = 0
    if (this.text.setting(word, number)) return
    if (word === 'f') return this.font(number ?? -1) // in the table of fonts as well
    this.destination(word)
    if (this.group.skipped) return
    const said = characters[word]
    if (said === undefined) this.control(word, number)
    else this.say(said)
  }

  /** A group that goes elsewhere than into the text, or that only newer readers know. */
  private destination(word: string): void {
    const isUnknown = this.starred && !['shppict', 'fldrslt'].includes(word)
    this.starred = false
    if (isUnknown || ignored.has(word)) this.group.skipped = true
  }

  private control(word: string, number: number | null): void {
    switch (word) {
      case 'par':
      case 'sect':
      case 'page':
        return this.endParagraph()
      case 'pard':
        this.group.inTable = false
        this.outline = 9
        return
      case 'plain':
        this.group.bold = false
        this.group.hidden = false
        return
      case 'intbl':
        this.group.inTable = true
        return
      case 'cell':
        return this.endCell()
      case 'row':
        return this.endRow()
      case 'b':
        this.group.bold = number !== 0
        return
      case 'v':
      case 'deleted':
        this.group.hidden = number !== 0
        return
      default:
        return this.measure(word, number)
    }
  }

  private measure(word: string, number: number | null): void {
    if (word === 'uc') this.group.unicodeSkip = number ?? 1
    else if (word === 'outlinelevel') this.outline = number ?? 9
    else if (/^(header|footer)[lrf]?$/.test(word)) this.endParagraph()
  }

  private font(font: number): void {
    this.group.font = font
    this.text.useFont(font)
  }

  private unicode(number: number): void {
    this.say(String.fromCharCode(number & 0xffff))
    this.toSkip = this.group.unicodeSkip
  }

  private byte(byte: number): void {
    if (this.toSkip > 0) this.toSkip--
    else if (this.isShown()) {
      if (!this.group.bold) this.allBold = false
      this.text.byte(byte)
    }
  }

  private plain(run: string): void {
    const kept = run.slice(this.toSkip)
    this.toSkip = Math.max(0, this.toSkip - run.length)
    // Some programs write bytes above 127 as they are; they are in the code page too.
    for (const piece of kept.match(/[\x20-\x7e\t]+|[^\x20-\x7e\t]/g) ?? [])
      if (/^[\x20-\x7e\t]/.test(piece)) this.say(piece)
      else this.byte(piece.charCodeAt(0) & 0xff)
  }

  private isShown = (): boolean => !this.group.skipped && !this.group.hidden

  private say(text: string): void {
    if (!this.isShown()) return
    if (!this.group.bold && text.trim() !== '') this.allBold = false
    this.text.say(text)
  }

  private endCell(): void {
    this.cells.push(this.text.take().trim())
  }

  private endRow(): void {
    this.rows.push({ isHead: this.rows.length === 0 && this.allBold, cells: this.cells })
    this.cells = []
    this.allBold = true
  }

  private endTable(): void {
    const rows = this.rows.filter(({ cells }) => cells.some((cell) => cell !== ''))
    this.rows = []
    if (rows.length > 0) this.found.push({ kind: 'table', rows })
  }

  /** Inside a table a paragraph is a line of its cell. */
  private endParagraph(): void {
    if (this.group.skipped) return
    if (this.group.inTable && !this.text.isEmpty()) return this.text.say('\n')
    const text = this.text.take().trimEnd()
    if (text.trim() === '') return
    this.endTable()
    const isHeading = this.outline < 9 || (this.allBold && text.length <= 80)
    this.found.push(isHeading ? { kind: 'heading', level: 2, text } : { kind: 'paragraph', text })
    this.allBold = true
  }
}
