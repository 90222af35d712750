import { type ClinicalDate } from '../base/clinical-date.ts'

/** Days since an arbitrary day, by the civil calendar (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms"). */
export function dayNumber({ year, month = 1, day = 1 }: ClinicalDate): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const ofEra = y - era * 400
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear
}
