import { appText as text } from '../text/en/app.ts'
import type { NavGroup } from '../ui/frame/AppFrame.tsx'
import type { NavPlace } from '../ui/frame/NavItem.tsx'
import type { Overview } from '../vault/contract.ts'

/** The places of the menu; what can be gone to from the search is taken from the same list. */
export function placesOf({ toReview, binned }: Pick<Overview, 'toReview' | 'binned'>): NavGroup[] {
  const count = (number: number, words: (count: number) => string) =>
    number > 0 ? { count: { number, words: words(number) } } : {}
  return [
    {
      id: 'main',
      places: [
        { id: 'home', label: text.nav.home, icon: 'home' },
        { id: 'review', label: text.nav.review, icon: 'review', ...count(toReview, text.reviewWaiting) },
        { id: 'records', label: text.nav.records, icon: 'records' },
        { id: 'timeline', label: text.nav.timeline, icon: 'timeline' },
        { id: 'packets', label: text.nav.packets, icon: 'packet' },
      ],
    },
    {
      id: 'more',
      places: [
        { id: 'people', label: text.nav.people, icon: 'people' },
        { id: 'backup', label: text.nav.backup, icon: 'save' },
        { id: 'bin', label: text.nav.bin, icon: 'trash', ...count(binned, text.inBin) },
      ],
    },
  ]
}

/** At the foot of the menu. */
export const footPlaces: readonly NavPlace[] = [
  { id: 'settings', label: text.nav.settings, icon: 'settings' },
  { id: 'keys', label: text.keys.title, icon: 'keys' },
]
