import type { IdentityReason } from '../../core/model/understanding.ts'

/** What the comparison of a page with the person found, in words. */
export const identityReasons: Record<IdentityReason, string> = {
  'birth-date-equal': 'The birth date is the same.',
  'birth-date-close': 'The birth date is nearly the same.',
  'birth-date-differs': 'The birth date is another one.',
  'record-number-equal': 'The hospital’s number is the same.',
  'record-number-differs': 'The hospital’s number is another one.',
  'family-name-equal': 'The family name is the same.',
  'family-name-close': 'The family name is spelled a little differently.',
  'family-name-differs': 'The family name is another one.',
  'given-name-equal': 'The first name is the same.',
  'given-name-initial': 'The page gives only the first letter of the first name.',
  'given-name-differs': 'The first name is another one.',
  'suffix-differs': 'One name has an addition, such as Jr., that the other has not.',
  'twin-or-sibling': 'It may be a brother’s or sister’s.',
  'parent-or-child': 'It may be a parent’s or child’s.',
  'several-patients': 'The page names more than one patient.',
  'other-person-fits-better': 'It fits another person of this vault better.',
  'nothing-on-page': 'This page itself gives no name, birth date or number.',
}
