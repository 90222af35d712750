import type { JobKind } from '../../vault/use-jobs.ts'
import { counted } from '../numbers.ts'

/** What an idle vault waits for, as the end of "The vault stays open until …". */
const until: Readonly<Record<JobKind | 'reading', string>> = {
  backup: 'the backup is made',
  'backup-check': 'the backup has been checked',
  restore: 'the backup has been read',
  'vault-check': 'the vault has been checked',
  export: 'everything has been exported',
  packet: 'the packet is made',
  'packet-saving': 'the packet is saved',
  reading: 'these files have been read',
}

const broken = 'The vault was locked before it was done.'
const checked = { title: 'The check was not finished.', text: `${broken} Nothing was changed. Start it again.` }

/** Locking by itself, and what a lock has broken off. */
export const lockText = {
  title: (seconds: number) => `Locking in ${counted(seconds, 'second', 'seconds')}.`,
  text: 'Nothing will be lost; you come back to this page.',
  whileReading: 'Nothing will be lost; you come back to this page, and reading goes on then.',
  stay: 'Stay',
  now: 'Lock now',
  keepOpen: 'Keep open for this reading',
  waitsTitle: (job: JobKind | 'reading') => `The vault stays open until ${until[job]}.`,
  waits: (minutes: number) => `Then it locks by itself, and in ${counted(minutes, 'minute', 'minutes')} at the latest.`,

  notFinished: {
    backup: {
      title: 'The backup was not finished.',
      text: `${broken} Earlier backups are as they were. Make it again under Backup.`,
    },
    'backup-check': checked,
    'vault-check': checked,
    restore: {
      title: 'The restore was not finished.',
      text: `${broken} This vault is as it was. Start it again under Backup.`,
    },
    export: {
      title: 'The export was not finished.',
      text: `${broken} What had been copied was removed. If its folder is still there, delete it: it can be read by anyone.`,
    },
    packet: {
      title: 'The packet was not finished.',
      text: `${broken} What you chose and wrote for it is kept. Make it again under Packets.`,
    },
    'packet-saving': {
      title: 'The packet was not saved.',
      text: `${broken} What you chose and wrote for it is kept. Make and save it again under Packets.`,
    },
  } satisfies Readonly<Record<JobKind, { readonly title: string; readonly text: string }>>,
}
