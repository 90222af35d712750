/** The two made-up people of the first records, and the made-up places where they were seen. */
export const ROSA = {
  name: 'Rosa Alvarez',
  given: 'Rosa',
  family: 'Alvarez',
  born: '1958-03-14',
  sex: 'female',
  mrn: {
    vellbrook: 'VWI-220417',
    stMary: '00718834',
    tarnwick: '4482190',
    quillmoor: 'Q-559031',
    oncology: '30962',
    larkhaven: 'LRO-1187',
  },
} as const

export const STRANGER = {
  name: 'Rosa Alvarado',
  given: 'Rosa',
  family: 'Alvarado',
  born: '1962-08-11',
  sex: 'female',
  mrn: { vellbrook: 'VWI-220714', tarnwick: '4482910' },
} as const

export const HOSPITALS = {
  vellbrook: "Vellbrook Women's Imaging",
  stMary: 'St Mary Hospital, Ostermere',
  tarnwick: 'Tarnwick Cancer Center',
  quillmoor: 'Quillmoor Laboratories',
  oncology: 'Ostermere Oncology Associates',
  larkhaven: 'Larkhaven Radiation Oncology',
} as const

export const MADE_UP = 'Made-up record for demonstration'
