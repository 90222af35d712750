/** What the page of a readable copy shows of one record. `path` leads to the file from the copy's own folder. */
export type OpenRecord = {
  readonly title: string
  readonly kind: string
  readonly date: string
  readonly hospital: string
  readonly path: readonly string[] | null
  readonly textPath: readonly string[] | null
  readonly notes: readonly string[]
}

export type OpenPerson = {
  readonly name: string
  readonly born: string
  readonly records: readonly OpenRecord[]
  /** Statements of structured files and what was written by hand, dated where they are. */
  readonly statements: readonly {
    readonly date: string
    readonly kind: string
    readonly text: string
    readonly from: string
  }[]
}

export type OpenPage = {
  readonly madeAt: string
  readonly vaultName: string
  readonly persons: readonly OpenPerson[]
  readonly unreadable: readonly string[]
}

/** What stands on the page and in READ-ME.txt (the screens' words are elsewhere; core may not import them). */
const words = {
  title: 'Everything from the vault',
  warning:
    'This copy is not protected. Anyone who has this folder can read it. Keep it where you keep what nobody else should read, and delete it when you no longer need it.',
  copied: (copy: OpenPage): string =>
    `Copied from “${copy.vaultName}” on ${copy.madeAt.slice(0, 10)}. Nothing here is kept up to date.`,
  born: (date: string): string => `born ${date}`,
  records: 'Records',
  columns: ['Date', 'Kind', 'Title', 'Hospital', 'File', 'Notes'],
  statements: 'Entries of structured files, and what was written by hand',
  statementColumns: ['Date', 'Kind', 'What it says', 'From'],
  words: 'words',
  none: 'No records.',
  unreadable: 'These files could not be read from the vault and are not here:',
  data: 'The same as tables for other programs is in the folder “data” (CSV and JSON). READ-ME.txt says what the columns mean.',
  notHere: 'not here',
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
/** Text that means nothing to a browser but itself; marks that turn the writing direction go. */
const safe = (text: string): string =>
  text
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[&<>"']/g, (character) => escapes[character] ?? '')

const link = (path: readonly string[], text: string): string =>
  `<a href="${safe(path.map((part) => encodeURIComponent(part)).join('/'))}">${safe(text)}</a>`

const style = `body{font:18px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem;color:#15212b;background:#fff}
table{border-collapse:collapse;width:100%;margin:1rem 0}th,td{border:1px solid #74828f;padding:.4rem .6rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
th{background:#e9eef1}.warning{border:2px solid #8c1515;padding:1rem}a{color:#0a4f6e}`

/** One page that a browser shows without scripts and without a network: everything that was copied, with links to it. */
export function openCopyPage(copy: OpenPage): string {
  const unreadable = copy.unreadable.length
    ? `<p>${words.unreadable}</p><ul>${copy.unreadable.map((name) => `<li>${safe(name)}</li>`).join('')}</ul>`
    : ''
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${words.title}</h1>
<p class="warning"><strong>${words.warning}</strong></p>
<p>${safe(words.copied(copy))} ${words.data}</p>
${unreadable}
${copy.persons.map(personPart).join('\n')}
</main>
</body>
</html>
`
}

function personPart({ name, born, records, statements }: OpenPerson): string {
  const rows = records.map((one) => row([one.date, one.kind, one.title, one.hospital], [filesOf(one), notesOf(one)]))
  const said = statements.map((one) => row([one.date, one.kind, one.text, one.from], []))
  return `<section>
<h2>${safe(name)}, ${safe(words.born(born))}</h2>
<h3>${words.records}</h3>
${rows.length ? table(words.columns, rows) : `<p>${words.none}</p>`}
${said.length ? `<h3>${words.statements}</h3>\n${table(words.statementColumns, said)}` : ''}
</section>`
}

const filesOf = ({ path, textPath }: OpenRecord): string => {
  const file = path ? link(path, path.at(-1) ?? '') : words.notHere
  return textPath ? `${file} (${link(textPath, words.words)})` : file
}

const notesOf = ({ notes }: OpenRecord): string => notes.map(safe).join('<br>')

const row = (texts: readonly string[], ready: readonly string[]): string =>
  `<tr>${[...texts.map(safe), ...ready].map((cell) => `<td>${cell}</td>`).join('')}</tr>`

const table = (columns: readonly string[], rows: readonly string[]): string =>
  `<table><thead><tr>${columns.map((name) => `<th scope="col">${name}</th>`).join('')}</tr></thead>\n<tbody>\n${rows.join('\n')}\n</tbody></table>`

/** READ-ME.txt: what this folder is, how to use it, and what the tables hold. */
export function openCopyReadMe(
  copy: OpenPage,
  tables: readonly { name: string; columns: readonly string[] }[],
): string {
  const lines = [
    words.title.toUpperCase(),
    '',
    words.copied(copy),
    '',
    words.warning,
    '',
    'index.html      opens in any browser and leads to every file. It needs no network and runs no program.',
    'one folder for each person: every file exactly as it was received, under a readable name.',
    'Words           beside them, in plain text, what Satchel read on the pages. It may be misread; the file is what counts.',
    'data            the same as tables: CSV for spreadsheets (UTF-8), JSON for programs.',
    'CHECKSUMS.txt   the SHA-256 of every file. “sha256sum -c CHECKSUMS.txt” compares them.',
    '',
    'This is a copy of your own records. Notes say where Satchel found that a page may be about somebody else.',
    'Keys and passphrases are not in it. In CSV, a cell that a spreadsheet could take for a formula begins with an apostrophe.',
    'Dates are written as exactly as they are known: 2023, 2023-05 or 2023-05-03.',
    '',
    'THE TABLES',
    ...tables.map(({ name, columns }) => `${name}: ${columns.join(', ')}`),
  ]
  return `${lines.join('\r\n')}\r\n`
}
