import type { PageText } from '../../core/model/page-text.ts'
import type { Trouble } from '../../core/model/page-trouble.ts'

/** What is wrong with a page, how far its words can be trusted, and what usually helps. */
const causes = {
  dark: {
    why: 'This page is dark',
    help: 'A photo in daylight, flat on a table and without a shadow, usually works better.',
  },
  small: {
    why: 'The letters of this page are small',
    help: 'A photo from nearer, so that the page fills it, or a scan at 300 dots an inch usually works better.',
  },
  blurred: {
    why: 'This page is blurred',
    help: 'A new photo, with the camera held still above the page, or a scan usually works better.',
  },
  faint: {
    why: 'The print of this page is faint',
    help: 'A scan set to “darker”, or a fresh copy from where it came, usually works better.',
  },
  unsure: {
    why: 'This page was hard to read',
    help: 'Compare them with the picture.',
  },
} satisfies Partial<Record<Trouble, { why: string; help: string }>>

const howMuch: Record<PageText['quality'], string> = {
  good: 'some words may be wrong',
  doubtful: 'some words may be wrong',
  poor: 'many words may be wrong or missing',
  blank: 'nothing stands on it',
  unreadable: 'nothing could be read',
}

/** "This page is dark; some words may be wrong. A photo in daylight … usually works better." */
export function troubleText(trouble: Trouble, quality: PageText['quality']): string {
  switch (trouble) {
    case 'blank':
      return 'This page is blank.'
    case 'unreadable':
      return 'This page could not be read. The picture itself is kept.'
    case 'no-words':
      return 'No words were found on this page, though something is on it: a picture, handwriting or a stamp, it may be. Look at it yourself.'
    case 'dark':
    case 'small':
    case 'blurred':
    case 'faint':
    case 'unsure': {
      const { why, help } = causes[trouble]
      return `${why}; ${howMuch[quality]}. ${help}`
    }
  }
}
