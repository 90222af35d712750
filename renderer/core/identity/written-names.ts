import { foldName } from './names.ts'

/** A name as it stands on a page; offsets are those of the page. */
export type WrittenName = { readonly value: string; readonly start: number; readonly end: number }

const STOP_WORDS = new Set(
  (
    'date dob birth born age aged sex gender male female mrn physician provider doctor account acct room location ordering referring attending ' +
    'admit admitted admission visit page patient patients id phone address history specimen is was has had who the this that and or of in on at to for with ' +
    'information instructions education copy signature care status inpatient outpatient class type label portal consent identification details data demographics ' +
    'name names number record chart unit report department hospital center centre medical clinic radiology pathology laboratory health cancer institute university ' +
    'general services diagnostics imaging surgery oncology summary note notes letter results result final preliminary exam examination procedure diagnosis clinical ' +
    'not none unknown see collected received reported printed service discharge emergency primary insurance year years old yo day days month months ' +
    'print prints verified reviewed case no nr order lab specimens exam scan chart doc document file status race signed electronically dear re regarding your our mother father spouse subscriber guarantor confidential encounter weight height allergies ' +
    'left right breast street avenue road drive suite facility laboratories klinik klinikum krankenhaus abteilung befund informe servicio'
  ).split(' '),
)
const CREDENTIAL = /^[,\s]*(?:M\.?D|D\.?O|R\.?N|P\.?A(?:-C)?|N\.?P|Ph\.?D|FACS|FRCS|MBBS|MS|DDS|PharmD)\b\.?(?!\p{L})/u
const NAME_WORD = /^(?:[\p{Lu}\p{Lt}][\p{L}\p{M}0158'’.‐‑–-]*|M\.?[ªº°*])$/u
const PARTICLES = /^(?:de|del|la|las|los|da|das|do|dos|di|du|van|von|der|den|ter|el|al|bin|ibn|y|zu|le)$/
const DOCTOR =
  /\b(?:dr|prof|doctor|physician|provider|referring|attending|ordering|ordered|requested|signed|by|cc|surgeon|pathologist|radiologist)\b[.:,]?\s*$/i
const MOST_WORDS = 6

type Word = { readonly text: string; readonly start: number; readonly end: number }

const wordsOf = (text: string): Word[] =>
  [...text.matchAll(/[^\s,]+,?|,/g)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }))

function isNameWord(piece: string): boolean {
  const word = piece.replace(/,$/, '')
  // DICOM parts a name by carets (PS3.5 §6.2.1.2): `ALVAREZ^ROSA^MARIA`.
  if (word.includes('^'))
    return word
      .replace(/\^+$/, '')
      .split('^')
      .every((part) => part === '' || isNameWord(part))
  if (PARTICLES.test(word)) return true
  const digits = word.replace(/\D/g, '').length
  return NAME_WORD.test(word) && digits * 2 < word.length && !STOP_WORDS.has(foldName(word))
}

/** The name that begins a text, up to the first word that cannot be part of one; null where none does, or where it is a doctor's. */
export function readName(text: string, offset: number): WrittenName | null {
  const lead = /^[\s.:(*-]*/.exec(text)?.[0].length ?? 0
  const words = wordsOf(text.slice(lead))
  let count = 0
  let commas = 0
  while (count < Math.min(words.length, MOST_WORDS)) {
    const piece = words[count]?.text ?? ''
    if (piece !== ',' && !isNameWord(piece)) break
    count++
    if (piece.endsWith(',') && ++commas > 1) break
  }
  return nameOf({ text: text.slice(lead), words: words.slice(0, count), offset: offset + lead })
}

/** The name that ends a text: the one before `, DOB 03/14/1958` in a header line. It needs two words at least. */
export function readNameBefore(text: string, offset: number): WrittenName | null {
  const kept = text.replace(/(?:\s*\([^()]{0,20}\))?[\s,|;:(*–-]*$/, '')
  const chosen = lastNameWords(wordsOf(kept))
  const start = chosen[0]?.start ?? 0
  if (chosen.filter((word) => foldName(word.text).length > 1).length < 2) return null
  return DOCTOR.test(kept.slice(0, start)) ? null : nameOf({ text: kept, words: chosen, offset })
}

/** The longest run of name words at the end, without a small word in front. */
function lastNameWords(words: readonly Word[]): readonly Word[] {
  const reversed = words.slice(-MOST_WORDS).reverse()
  const stop = reversed.findIndex((word) => !isNameWord(word.text))
  const run = (stop < 0 ? reversed : reversed.slice(0, stop)).reverse()
  const first = run.findIndex((word) => !PARTICLES.test(word.text))
  return first < 0 ? [] : run.slice(first)
}

function nameOf(found: { text: string; words: readonly Word[]; offset: number }): WrittenName | null {
  const { text, words, offset } = found
  const [first, last] = [words[0], words.at(-1)]
  if (!first || !last) return null
  const value = text.slice(first.start, last.end).replace(/[\s,.]+$/, '')
  if (
    /^(?:dr|prof)\b/i.test(value) ||
    CREDENTIAL.test(text.slice(first.start + value.length)) ||
    /,\s*(?:MD|DO|RN|PhD|NP)$/i.test(value)
  )
    return null
  const longest = Math.max(...value.split(/[\s,]+/).map((word) => foldName(word).length))
  return longest < 2 || value.length > 200
    ? null
    : { value, start: offset + first.start, end: offset + first.start + value.length }
}
