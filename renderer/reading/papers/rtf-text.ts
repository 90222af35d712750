/** Windows code pages and character sets of fonts (RTF 1.9.1 `\ansicpg`, `\fcharset`), by the names that decoders go by. */
const codePages: Readonly<Record<number, string>> = {
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  1250: 'windows-1250',
  1251: 'windows-1251',
  1252: 'windows-1252',
  1253: 'windows-1253',
  1254: 'windows-1254',
  1255: 'windows-1255',
  1256: 'windows-1256',
  1257: 'windows-1257',
  1258: 'windows-1258',
  10000: 'macintosh',
  65001: 'utf-8',
}
const charsets: Readonly<Record<number, number>> = {
  77: 10000,
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
}

/** The text of a paragraph as it is put together: characters, and bytes in the code page of the font they are set in. */
export class RtfText {
  private text: string[] = []
  private bytes: number[] = []
  private page = 'windows-1252'
  private current = 'windows-1252'
  private readonly fonts = new Map<number, string>()
  private font = -1

  /** Settings of the whole file; true where the word was one. */
  setting(word: string, number: number | null): boolean {
    if (word === 'ansicpg') this.page = this.current = codePages[number ?? 1252] ?? 'windows-1252'
    else if (word === 'mac') this.page = this.current = 'macintosh'
    else if (word === 'fcharset') this.noteFont(number ?? 0)
    else return false
    return true
  }

  /** The font that follows; in the table of fonts its character set comes next. */
  useFont(font: number): void {
    this.flush()
    this.font = font
    this.current = this.fonts.get(font) ?? this.page
  }

  say(text: string): void {
    this.flush()
    this.text.push(text)
  }

  byte(byte: number): void {
    this.bytes.push(byte)
  }

  isEmpty(): boolean {
    return this.bytes.length === 0 && this.text.every((piece) => piece.trim() === '')
  }

  take(): string {
    this.flush()
    const text = this.text.join('')
    this.text = []
    return text
  }

  private noteFont(charset: number): void {
    const page = charsets[charset]
    if (page !== undefined) this.fonts.set(this.font, codePages[page] ?? this.page)
  }

  /** Bytes that belong together are decoded together: in some code pages two of them are one character. */
  private flush(): void {
    if (this.bytes.length === 0) return
    this.text.push(new TextDecoder(this.current).decode(Uint8Array.from(this.bytes)))
    this.bytes = []
  }
}
