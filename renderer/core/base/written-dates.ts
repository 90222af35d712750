/** Which of two numbers in a date such as `03/05/2023` is the day. */
export type DayOrder = 'day-first' | 'month-first'

const MONTHS: Readonly<Record<string, number>> = {
  jan: 1,
  feb: 2,
  mar: 3,
  apr: 4,
  may: 5,
  jun: 6,
  jul: 7,
  aug: 8,
  sep: 9,
  oct: 10,
  nov: 11,
  dec: 12,
  ene: 1,
  abr: 4,
  ago: 8,
  set: 9,
  dic: 12,
  mrz: 3,
  mär: 3,
  mai: 5,
  okt: 10,
  dez: 12,
}

/** The month (1–12) that an English, Spanish or German name or its short form begins with; null for any other word. */
export const monthNamed = (name: string): number | null =>
  MONTHS[name.toLowerCase().replace('ae', 'ä').slice(0, 3)] ?? null

const US_PLACE =
  /\b(?:A[LKZR]|C[AOT]|D[EC]|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[TA]|W[AVIY]),? \d{5}(?:-\d{4})?\b/

/** Whether a text has an address in the United States (state and ZIP code), where dates are written month first. */
export const hasUsAddress = (text: string): boolean => US_PLACE.test(text)
