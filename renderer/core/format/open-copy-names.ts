import { fileName } from '../base/file-name.ts'
import type { DocumentFormat } from '../model/source-document.ts'

/** What a file of each format ends in. A program gets a neutral ending, so that nothing starts it by a double click. */
const endings: Record<DocumentFormat, string> = {
  pdf: 'pdf',
  jpeg: 'jpg',
  png: 'png',
  tiff: 'tif',
  webp: 'webp',
  bmp: 'bmp',
  gif: 'gif',
  heic: 'heic',
  text: 'txt',
  html: 'html.txt',
  docx: 'docx',
  rtf: 'rtf',
  ccda: 'xml',
  fhir: 'json',
  dicom: 'dcm',
  hl7v2: 'hl7',
  'health-card': 'smart-health-card',
  'apple-health': 'xml',
  csv: 'csv',
  mail: 'eml',
  outlook: 'msg',
  zip: 'zip',
  program: 'program.bin',
  unknown: 'bin',
}

/** Endings of files as received that are kept where the content is not known by itself. */
const plainEnding = /\.([a-z0-9]{1,5})$/i
const starts = /^(exe|com|bat|cmd|ps1|vbs|js|jse|wsf|hta|scr|msi|jar|lnk|reg|html?|svg|xhtml|url|app|sh|pif|cpl|dll)$/i

/** What a file's name ends in: by its content, or where that is not known by its own name, unless that could start something. */
export function endingOf(format: DocumentFormat, name: string): string {
  const own = plainEnding.exec(name)?.[1]?.toLowerCase()
  const isFree = own !== undefined && !starts.test(own)
  return format === 'unknown' && isFree ? own : endings[format]
}

/** The names given so far in each folder; two that differ in nothing but capitals or accents' spelling count as one. */
export class OpenNames {
  private readonly taken = new Set<string>()

  /** A path that nothing has yet, of folders and a name as they were wished for, each made fit for every system. */
  give(folders: readonly string[], name: string, ending: string): string[] {
    const path = folders.map((folder) => fileName(folder))
    const stem = fileName(name)
    for (let number = 1; ; number++) {
      const full = fileName(`${number === 1 ? stem : `${stem} (${number})`}.${ending}`)
      const key = [...path, full].join('/').normalize('NFKC').toLowerCase()
      if (this.taken.has(key) || !full.endsWith(`.${ending}`)) {
        if (!full.endsWith(`.${ending}`)) return this.give(folders, stem.slice(0, 60), ending)
        continue
      }
      this.taken.add(key)
      return [...path, full]
    }
  }
}
