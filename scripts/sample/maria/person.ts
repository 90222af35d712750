/** A made-up patient with two surnames, and the name she had before. */
export const MARIA = {
  name: 'Maria del Carmen Ruiz-Ortega',
  given: 'Maria del Carmen',
  family: 'Ruiz-Ortega',
  formerName: 'Maria del Carmen Ortega',
  born: '1971-02-19',
  sex: 'female',
  mrn: { valdoria: 'HC-551827', almenara: 'A-20931', sanchis: 'LS 88402', portAmelie: 'PA004471', arroyo: '31906' },
} as const

/** Half of her name, another year. */
export const NAMESAKE = { name: 'Maria Carmen Ruiz', born: '1979-02-10', sex: 'female', mrn: 'LS 88420' } as const

/** Her twin sister. */
export const TWIN = { name: 'Maria Dolores Ruiz-Ortega', born: '1971-02-19', sex: 'female', mrn: 'A-20932' } as const
