/** A made-up patient, and the made-up people whose papers came among his. */
export const HAROLD = {
  name: 'Harold Whitcombe',
  given: 'Harold',
  family: 'Whitcombe',
  born: '1949-11-23',
  sex: 'male',
  mrn: { bramfold: 'B118204', thornwick: 'T0455912', eastmere: 'EM77310', health: '999 412 0063' },
} as const

export const NUMBERS = HAROLD.mrn

/** Nearly the same name, another year. */
export const NEIGHBOUR = { name: 'Harold Whitcomb', born: '1953-01-23', sex: 'male', mrn: 'PD-P-3312' } as const

/** His son. */
export const SON = { name: 'Harold Whitcombe', suffix: 'Jr', born: '1978-06-02', sex: 'male', mrn: 'T0981145' } as const
