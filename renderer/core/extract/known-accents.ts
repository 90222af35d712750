/** Words of Spanish letterheads; the English reading model takes their `ó` for `é`. */
const ACCENTED =
  'diagnóstico diagnóstica diagnósticos clínico clínica clínicas médico médica médicos policlínica policlínico oncología radiología oncológico patología genética cirugía ginecología cardiología dermatología hematología biológicos análisis atención'.split(
    ' ',
  )
const unaccented = (word: string): string => word.toLowerCase().replace(/[áéíóú]/gu, '*')

/** A word whose one accent was read as another's, as it is spelt. */
export const withKnownAccents = (name: string): string =>
  name.replace(/\p{L}*[áéíóú]\p{L}*/giu, (word) => {
    const known = ACCENTED.find((one) => unaccented(one) === unaccented(word))
    if (known === undefined || known === word.toLowerCase()) return word
    return Array.from(known, (letter, at) => (/\p{Lu}/u.test(word.charAt(at)) ? letter.toUpperCase() : letter)).join('')
  })
