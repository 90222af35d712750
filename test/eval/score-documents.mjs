#!/usr/bin/env node
// Scores what `npm run -s eval -- import --files DIR --out OUT` wrote against the truth of a made-up kit.
//   node test/eval/score-documents.mjs --truth KIT/truth.json --pred OUT/import.tsv
// Read when they lie beside import.tsv: members.tsv (as import.tsv), splits.tsv (path, page: the first page of every part, from 1; may have kind,
// date, hospital), people.tsv (path, page, verdict), duplicates.tsv (path, of, how: copy | rescan | version | event,
// hidden: yes | no). Files are joined by path; a member of a container lies below it (`a.zip/b.pdf`).
// The last line of standard output is one JSON object; the lines before name what was not right.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { argv, stdout } from 'node:process'
import { pathToFileURL } from 'node:url'

/** A tab-separated table without quoting, as rows of named cells. */
export function table(text) {
  const [head = '', ...lines] = text
    .replaceAll('\r', '')
    .split('\n')
    .filter((line) => line !== '')
  const names = head.split('\t')
  return lines.map((line) => Object.fromEntries(line.split('\t').map((cell, at) => [names[at], cell])))
}

const tidy = (path) => path.replaceAll('\\', '/').replace(/^(\.?\/)+/, '')
const inside = (path) => tidy(path).replaceAll(/\s*[!›]\s*\/?\s*/g, '/')
const below = (file) => file.replace(/^records\//, '')

/** Whether a path of a table is this file of the truth, wherever the folder that was read begins. */
const isFile = (path, file) => {
  const short = below(file)
  const given = inside(path)
  return given === short || given.endsWith(`/${short}`)
}

const bare = (name) =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()

/** The same place: equal, or one is the other with its town or department. */
export function samePlace(truth, said) {
  const [one, other] = [bare(truth), bare(said)]
  if (one === other) return true
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  return short.includes(' ') && ` ${long} `.includes(` ${short} `)
}

/** right, silent, wrong, or vaguer: the year or month of the true day. */
export function dateVerdict(truth, said) {
  if (said === '' || said === undefined) return 'silent'
  if (said === truth) return 'right'
  return truth.startsWith(`${said}-`) ? 'vaguer' : 'wrong'
}

const fresh = () => ({ of: 0, right: 0, wrong: 0, silent: 0, vaguer: 0 })
const count = (tally, verdict) => {
  tally.of += 1
  tally[verdict] += 1
}
const share = (part, whole) => (whole === 0 ? null : Math.round((part / whole) * 1e4) / 1e4)

const best = (verdicts) =>
  ['right', 'vaguer', 'silent', 'wrong'].find((verdict) => verdicts.includes(verdict)) ?? 'silent'
const kindVerdict = (doc, said) => {
  if (said === '' || said === undefined) return 'silent'
  return doc.kind === said || (doc.alsoKinds ?? []).includes(said) ? 'right' : 'wrong'
}
const placeVerdict = (doc, said) => {
  if (said === '' || said === undefined) return 'silent'
  return samePlace(doc.hospital, said) ? 'right' : 'wrong'
}

/** Members stand for their container where they are rows of their own; a disc is its files. */
function unitsOf(truth) {
  const members = truth.items.flatMap((item) => item.members ?? [])
  return [...truth.items, ...members]
}

const realParts = (item) => (item.parts ?? []).filter((part) => !part.optional)
const isOfPatient = (item) => item.person !== 'stranger'
const expectedState = (item) => item.expected?.state ?? 'taken'
const isDocument = (item) =>
  isOfPatient(item) && expectedState(item) === 'taken' && item.copyOf === undefined && item.container !== 'zip'

function rowOf(rows, item) {
  const own = rows.find((row) => isFile(row.path, item.file))
  if (own || item.container !== 'dicom-disc') return own
  const files = rows.filter((row) => (item.files ?? []).some((file) => isFile(row.path, file)))
  return files.find((row) => row.kind === item.kind) ?? files.find((row) => row.kind !== '') ?? files[0]
}

function documents(units, rows, splits) {
  const tallies = { kind: fresh(), date: fresh(), hospital: fresh() }
  const notRight = []
  const judge = (doc, said, name) => {
    const verdicts = {
      kind: best(doc.map((one) => kindVerdict(one, said.kind))),
      date: best(doc.map((one) => dateVerdict(one.date.iso, said.date))),
      hospital: best(doc.map((one) => placeVerdict(one, said.hospital))),
    }
    for (const [field, verdict] of Object.entries(verdicts)) {
      count(tallies[field], verdict)
      const meant = field === 'date' ? doc[0].date.iso : doc[0][field]
      if (verdict !== 'right') notRight.push(`${name}: ${field} ${verdict}, says “${said[field] ?? ''}”, is “${meant}”`)
    }
  }
  for (const item of units.filter(isDocument)) {
    const row = rowOf(rows, item)
    const parts = realParts(item).filter(isOfPatient)
    const split = splits?.filter((one) => isFile(one.path, item.file) && one.kind !== undefined) ?? []
    if (parts.length > 1 && split.length > 0) {
      for (const part of parts)
        judge(
          [part],
          split.find((one) => Number(one.page) === part.startPage) ?? {},
          `${item.file} p. ${part.startPage}`,
        )
    } else judge(parts.length > 1 ? [item, ...parts] : [item], row ?? {}, item.file)
  }
  return { tallies, notRight }
}

const numbers = (cell) =>
  (cell ?? '')
    .split(/[,; ]+/)
    .filter(Boolean)
    .map(Number)

function startsSaid(item, rows, splits) {
  if (splits) return splits.filter((one) => isFile(one.path, item.file)).map((one) => Number(one.page))
  const row = rowOf(rows, item)
  return row?.splits === undefined ? null : numbers(row.splits)
}

function splitting(units, rows, splits) {
  const tally = { found: 0, missed: 0, invented: 0 }
  let told = false
  for (const item of units.filter((one) => one.pageCount > 1 && one.copyOf === undefined)) {
    const said = startsSaid(item, rows, splits)
    if (said === null) continue
    told = true
    const optional = new Set((item.parts ?? []).filter((part) => part.optional).map((part) => part.startPage))
    const meant = new Set(
      realParts(item)
        .map((part) => part.startPage)
        .filter((page) => page > 1),
    )
    const given = new Set(said.filter((page) => page > 1 && !optional.has(page)))
    for (const page of meant) given.has(page) ? (tally.found += 1) : (tally.missed += 1)
    for (const page of given) if (!meant.has(page)) tally.invented += 1
  }
  if (!told) return null
  const { found, missed, invented } = tally
  const whole = 2 * found + missed + invented
  return { ...tally, f1: whole === 0 ? 1 : share(2 * found, whole) }
}

const together = (groups, one, other) =>
  groups.some((files) => files.some((file) => isFile(one, file)) && files.some((file) => isFile(other, file)))

function duplicates(truth, rows, said) {
  const pairs =
    said ??
    rows.flatMap((row) => {
      if (row.duplicateOf) return [{ path: row.path, of: row.duplicateOf, how: 'copy' }]
      const copied = truth.duplicates.find((pair) => isFile(row.path, pair.file))
      return copied?.exact && /already/i.test(row.message ?? '')
        ? [{ path: row.path, of: copied.copyOf, how: 'copy' }]
        : []
    })
  const alike = truth.duplicates.map((pair) => [pair.file, pair.copyOf])
  const chains = (truth.versions ?? []).map((one) => one.files)
  const events = (truth.sameEvents ?? []).map((one) => one.files)
  const found = (groups, ways) =>
    groups.filter((files) => pairs.some((pair) => ways.includes(pair.how) && together([files], pair.path, pair.of)))
  const hides = (pair) =>
    pair.hidden !== 'no' && (pair.how === 'copy' || pair.how === 'rescan' || pair.hidden === 'yes')
  const wronglyHidden = pairs.filter((pair) => hides(pair) && !together(alike, pair.path, pair.of))
  return {
    of: alike.length,
    found: found(alike, ['copy', 'rescan']).length,
    versions: chains.length === 0 ? null : { of: chains.length, found: found(chains, ['version']).length },
    events: events.length === 0 ? null : { of: events.length, found: found(events, ['event']).length },
    wronglyHidden: wronglyHidden.map((pair) => `${pair.path} as ${pair.of}`),
  }
}

/**
 * Verdicts page by page: of people.tsv where it is there, else the file's own for every page. Where pages of two people
 * lie in one file, the file's own says nothing about the right pages, only whether the stranger's passed.
 */
function verdictsOf(item, rows, people) {
  const row = rowOf(rows, item)
  if (row !== undefined && row.state !== 'taken') return []
  const pages = item.pages.length > 0 ? item.pages : [{ person: item.person }]
  return pages.flatMap((page, at) => {
    const own = people?.find((one) => isFile(one.path, item.file) && Number(one.page) === at + 1)
    if (own === undefined && item.person === 'mixed' && page.person !== 'stranger') return []
    return [{ person: page.person, page: at + 1, verdict: own?.verdict ?? row?.personCheck ?? '' }]
  })
}

function persons(units, rows, people) {
  const tally = { strangersPages: 0, strangersAsRight: [], rightPages: 0, asked: 0, none: 0, askedAbout: [] }
  const former = { formerName: 0, formerNameAsked: 0 }
  const isAsked = (verdict) => verdict === 'ask' || verdict === 'quarantine'
  for (const item of units.filter((one) => expectedState(one) === 'taken' && one.container !== 'zip')) {
    const verdicts = verdictsOf(item, rows, people).filter(({ verdict }) => verdict !== '')
    const strange = verdicts.filter(({ person }) => person === 'stranger')
    const own = verdicts.filter(({ person }) => person !== 'stranger' && person !== 'nobody')
    const asked = own.filter(({ verdict }) => isAsked(verdict))
    tally.strangersPages += strange.length
    for (const { page, verdict } of strange)
      if (verdict === 'match') tally.strangersAsRight.push(`${item.file} p. ${page}`)
    if (item.namedAs !== undefined) {
      former.formerName += own.length
      former.formerNameAsked += asked.length
      continue
    }
    tally.rightPages += own.length
    tally.asked += asked.length
    tally.none += own.filter(({ verdict }) => verdict === 'none').length
    if (asked.length > 0)
      tally.askedAbout.push(`${item.file}: ${asked.length} of ${own.length} pages, ${asked[0]?.verdict}`)
  }
  return { ...tally, ...former, askedShare: share(tally.asked, tally.rightPages) }
}

function endStates(truth, rows) {
  const wrong = []
  for (const item of truth.items) {
    const row = rowOf(rows, item)
    if (row === undefined) wrong.push(`${item.file}: no row`)
    else if (row.state !== expectedState(item))
      wrong.push(`${item.file}: ${row.state}, expected ${expectedState(item)}`)
  }
  const bad = rows
    .filter((row) => ['failed', 'hung', 'lost'].includes(row.state))
    .map((row) => `${row.path}: ${row.state}`)
  const unexplained = rows.filter((row) => row.state !== 'taken' && !row.message).map((row) => row.path)
  return { of: truth.items.length, right: truth.items.length - wrong.length, wrong, bad, unexplained }
}

/**
 * Everything the files of an import say, held against the truth of a kit. `splits`, `people` and `duplicates` are the
 * rows of those tables, or undefined where the program did not write them.
 * @param {any} truth
 * @param {{ rows: object[], splits?: object[], people?: object[], duplicates?: object[] }} tables
 */
export function scoreDocuments(truth, { rows, splits, people, duplicates: pairs }) {
  const units = unitsOf(truth)
  const { tallies, notRight } = documents(units, rows, splits)
  return {
    documents: tallies.kind.of,
    kind: { ...tallies.kind, share: share(tallies.kind.right, tallies.kind.of) },
    date: { ...tallies.date, share: share(tallies.date.right, tallies.date.of) },
    wrongDateShown: share(tallies.date.wrong, tallies.date.of),
    hospital: { ...tallies.hospital, share: share(tallies.hospital.right, tallies.hospital.of) },
    splits: splitting(units, rows, splits),
    duplicates: duplicates(truth, rows, pairs),
    persons: persons(units, rows, people),
    endStates: endStates(truth, rows),
    notRight,
  }
}

/** What a person reads: the lines of a score. */
export function linesOf(score) {
  const { kind, date, hospital, splits, duplicates: dups, persons: who, endStates: ends } = score
  const field = (name, tally) =>
    `${name.padEnd(9)} right ${tally.right}/${tally.of} (${tally.share ?? '-'}), wrong ${tally.wrong}, silent ${tally.silent}${tally.vaguer ? `, vaguer ${tally.vaguer}` : ''}`
  const chain = (name, found) => (found ? `; ${name} ${found.found}/${found.of}` : '')
  return [
    ...score.notRight,
    ...ends.wrong.map((one) => `end state: ${one}`),
    ...ends.unexplained.map((one) => `no sentence: ${one}`),
    ...who.askedAbout.map((one) => `asked about: ${one}`),
    ...who.strangersAsRight.map((one) => `STRANGER TAKEN AS RIGHT: ${one}`),
    ...dups.wronglyHidden.map((one) => `WRONGLY HIDDEN: ${one}`),
    field('kind', kind),
    field('date', date),
    `wrong date shown ${date.wrong}/${date.of} (${score.wrongDateShown ?? '-'})`,
    field('hospital', hospital),
    splits === null
      ? 'splits: nothing said'
      : `splits F1 ${splits.f1} (found ${splits.found}, missed ${splits.missed}, invented ${splits.invented})`,
    `duplicates found ${dups.found}/${dups.of}, wrongly hidden ${dups.wronglyHidden.length}${chain('versions', dups.versions)}${chain('events', dups.events)}`,
    `strangers' pages taken as right ${who.strangersAsRight.length}/${who.strangersPages}; right pages asked about ${who.asked}/${who.rightPages} (${who.askedShare ?? '-'}), without a verdict ${who.none}; under a former name asked about ${who.formerNameAsked}/${who.formerName}`,
    `end states right ${ends.right}/${ends.of}; failed, hung or lost ${ends.bad.length}`,
  ]
}

function main() {
  const option = (name) => argv[argv.indexOf(`--${name}`) + 1]
  if (!argv.includes('--truth') || !argv.includes('--pred')) {
    throw new Error('node test/eval/score-documents.mjs --truth KIT/truth.json --pred OUT/import.tsv')
  }
  const pred = option('pred')
  const beside = (name) => {
    const path = join(dirname(pred), name)
    return existsSync(path) ? table(readFileSync(path, 'utf8')) : undefined
  }
  const score = scoreDocuments(JSON.parse(readFileSync(option('truth'), 'utf8')), {
    rows: [...table(readFileSync(pred, 'utf8')), ...(beside('members.tsv') ?? [])],
    splits: beside('splits.tsv'),
    people: beside('people.tsv'),
    duplicates: beside('duplicates.tsv'),
  })
  stdout.write(`${linesOf(score).join('\n')}\n${JSON.stringify(score)}\n`)
}

if (argv[1] !== undefined && import.meta.url === pathToFileURL(argv[1]).href) main()
