import { type PageText } from '../model/page-text.ts'
import { isOneEditApart } from '../identity/names.ts'
import { isMendedLabel } from './date-labels.ts'

/** What no writer sets and a poor scan often shows; each occurrence is one sign. */
const SIGNS: readonly RegExp[] = [
  // A figure or a bar within a word: `c0llected`, `REP0RT`, `pathoIogy`.
  /\p{Ll}{2}[01358|]\p{Ll}|\p{Ll}[01358|]\p{Ll}{2}|\p{Lu}{2}[01|]\p{Lu}{2}|\p{Ll}{2}I\p{Ll}/gu,
  // A letter within a number: `2O23`, `05/l3`.
  /\d[OolIS]\/|\/[OolIS]\d|(?<!\w)2[Oo]\d{2}(?!\w)|\d[ol]\d/g,
  // A speck within a word.
  /(?<![\p{L}.@/])\p{L}\p{Ll}+[.,'](?!s\b|t\b|re\b|ll\b|ve\b|d\b|com\b|org\b|net\b|example\b)\p{Ll}{2,}(?![\p{L}.@/])/gu,
  // A colon whose lower dot was lost or ran: `Collected; 05/03/2023`.
  /\p{L}; ?\d{1,2}[/.-]\d/gu,
  /\p{Ll}vv\p{Ll}|\bvv\p{Ll}/gu,
]

const WORDS = /[\p{L}\d]{6,}/gu

/** Long words that stand on most papers; one letter off is a misreading, but for endings. */
const EVERYDAY: readonly string[] =
  'patient hospital medical record number report diagnosis specimen impression findings history department pathology radiology laboratory clinical physician address account normal comparison technique contrast carcinoma biopsy breast negative positive anesthesia anaesthesia medication tablet sincerely regards regional general university memorial center centre oncology surgical surgeon provider doctor invasive evidence measuring margins lymph tissue reference result interval sodium potassium creatinine hemoglobin haemoglobin platelets platelet glucose albumin surgery indication consultation assessment treatment therapy summary discharge birthdate insurance statement balance signature electronically referring requested ordering appointment mammogram ultrasound examination within without received december november october september january february'.split(
    ' ',
  )
/** Words of other languages are a letter away from English ones: `laboratorio`. */
const OTHER_LANGUAGE =
  /\b(?:paciente|fecha|informe|servicio|patientin|befund|geburtsdatum|médic[oa]|seguros|aseguradora)\b/i
const byLength = Map.groupBy(EVERYDAY, (word) => word.length)

function isMisspelt(word: string): boolean {
  const read = word.toLowerCase()
  if (read.length < 6 || EVERYDAY.includes(read) || /\d/.test(word) || INFLECTED.test(read)) return false
  const alike = [-1, 0, 1].flatMap((step) => byLength.get(read.length + step) ?? [])
  return alike.some((known) => hasSameEnds(read, known) && isOneEditApart(read, known))
}

/** Words that differ at their ends are forms of each other: `receive`, `received`. */
const hasSameEnds = (a: string, b: string): boolean => a[0] === b[0] && a.at(-1) === b.at(-1)

/** English words that are a letter away from those: all that 38,000 words of English prose hold. */
const NEIGHBOUR = /^(?:receive|finali[sz]ed?|schedule|painted|pointed|patent|resort|repost|reword)$/i

/** Other words and forms that are a letter away from these. */
const INFLECTED =
  /s$|ed$|ing$|ly$|al$|(?:er|or)$|^(?:brest|tablet|surger|center|centre|general|record|ordering|relation|generat|medicat|biopsi|contract|surgic|oncolog|consult|margin|norm|tissu|finding|indicat|statement|evident|measur|treatment|recent|referr|insur|hematol|reported|numbers?|universit|clinic)/

/**
 * The misread letters that a text shows: figures within words, letters within numbers, specks, and everyday words with a
 * wrong letter. None on text as it was written; on a poor scan one for every few lines.
 */
function signsIn(text: string): number {
  const isEnglish = !OTHER_LANGUAGE.test(text)
  const seen = SIGNS.reduce((sum, sign) => sum + [...text.matchAll(sign)].length, 0)
  const words = isEnglish ? [...text.matchAll(WORDS)].map(([word]) => word) : []
  return seen + words.filter((word) => !NEIGHBOUR.test(word) && (isMendedLabel(word) || isMisspelt(word))).length
}

/** One sign for so many letters makes everything on a page doubtful that stands there only once. */
const LETTERS_PER_SIGN = 900

/** Whether a page's text shows that its letters were misread. */
export const isMisread = ({ text }: PageText): boolean => signsIn(text) * LETTERS_PER_SIGN > text.length

/** Whether it shows any such sign. */
export const hasMisreading = ({ text }: PageText): boolean => signsIn(text) > 0
