import type { DamagedPart } from '../../vault/contract.ts'
import { instantDay, instantText } from '../dates.ts'
import { counted, sizeText } from '../numbers.ts'
import { diskFaults, doorFaults } from './faults.ts'

/** Everything that can go wrong with a backup: what happened, what is safe, what to do. */
const faults: Readonly<Record<string, string>> = {
  ...doorFaults,
  ...diskFaults,
  'disk-full':
    'There is not enough room on that disk. Nothing was left on it, and earlier backups there are as they were. Make room, or choose another disk.',
  'not-reachable':
    'The disk does not answer any more. Nothing that was there before has been changed. Connect it again, then try once more.',
  'not-writable': 'That place does not let Satchel write. Nothing was changed. Choose another folder, or another disk.',
  'verify-failed':
    'The new backup could not be read back as it was written, so it was thrown away. Earlier backups are as they were. Try again; if it happens twice, use another disk.',
  'vault-damaged':
    'The vault’s own list of changes is damaged, so no backup was made: it would look whole and not be. Earlier backups are as they were. Restore from one of them.',
  'not-a-backup': 'This file is not a Satchel backup. Nothing was changed. Choose a file that ends in .satchel-backup.',
  'too-new': 'This was made by a newer Satchel. Nothing was changed. Use the newer version.',
  'backup-damaged':
    'Both places of this file that say how to open it are damaged. Nothing was changed. Choose another backup.',
  'backup-out-of-bounds':
    'This file asks for more work than a backup may. It was not opened, to be safe. Choose another backup.',
  'no-backup': 'The backup is not open any more. Nothing was changed. Choose the file again.',
  'wrong-secret':
    'That did not open it. Check Caps Lock and the spaces between words. A backup opens with the passphrase the vault had when it was made. Nothing is deleted.',
  'kit-mistyped':
    'A character of the code is wrong or missing. Nothing was changed. Compare the eight groups with your paper and try again.',
  'slot-damaged': 'The key for this passphrase is damaged in the file. Nothing was changed. Use your recovery kit.',
  'header-forged': 'This file was changed by something other than Satchel. Nothing was opened. Choose another backup.',
  'header-damaged': 'The file vault.json is damaged. Nothing was changed. Lock the vault and open it again.',
  'not-a-vault':
    'The vault’s folder has lost the file vault.json. Nothing was changed. Lock the vault and open it again.',
  'out-of-memory':
    'This computer could not give enough memory to check the passphrase. Nothing was changed. Close other programs, then try again.',
  'not-this-vault': 'This backup needs a passphrase of its own. Nothing was changed.',
  'not-empty': 'There is something in this folder already. Nothing was changed. Choose an empty folder or a new name.',
  'nothing-readable': 'Nothing in this file could be opened. Nothing was changed. Choose another backup.',
  'copy-differs':
    'A file could not be read back as it was written, so the copy was removed. The vault is as it was. Try another disk.',
}

export const backupText = {
  title: 'Backup and restore',
  lead: 'A backup is one sealed file with everything in this vault. It opens with the same passphrase or the recovery kit.',
  readOnly: 'This vault can only be read now. Backups can be checked, not made.',
  stop: 'Stop',
  close: 'Close',
  fault: (code: string) => faults[code] ?? doorFaults.broke,
  leftBehind: (name: string) =>
    `The copy was stopped, and the folder “${name}” could not be removed. What is in it can be read by anyone. Delete it yourself.`,
  progress: (done: number, of: number) => `${sizeText(done)} of ${sizeText(of)}`,

  now: {
    title: 'Back up now',
    none: 'No backup yet. If this disk fails, your records are gone.',
    last: 'Last backup',
    where: 'Where',
    checked: 'Checked',
    checkedText: 'Read back whole when it was made',
    inFolder: (name: string, place: string) => `${name}, in “${place}”`,
    sameDisk: 'On the same disk as the vault. If this disk fails, both are gone.',
    go: 'Back up now',
    again: (place: string) => `Back up to “${place}”`,
    other: 'Choose another place',
    away: (place: string) => `“${place}” is not connected now.`,
    hint: 'Use a disk that is not always connected, such as a USB stick. Seven backups are kept in one place; an older one is removed only after the new one has been read back.',
    steps: { writing: 'Copying the vault', checking: 'Reading the copy back' },
    made: (name: string) => `Backup made: ${name}`,
    madeText: (records: number, place: string) =>
      `It holds ${counted(records, 'record', 'records')} and was read back whole. It is in “${place}”.`,
    madeSameDisk:
      'It is on the same disk as the vault. If this disk fails, both are gone. Copy it to another disk, or choose another place.',
    removed: (count: number) => `${counted(count, 'older backup was', 'older backups were')} removed.`,
    madeDamaged:
      'The backup was made, but these parts were damaged in the vault already. Older backups were kept: one of them may have them whole.',
  },

  check: {
    title: 'Check a backup',
    text: 'Reads all of a backup and says what is damaged, if anything. Nothing is changed.',
    go: 'Choose a backup to check',
    steps: { deriving: 'Opening the backup', reading: 'Reading the backup' },
    whole: 'This backup is whole.',
    wholeText: (records: number, madeAt: string) =>
      `Made ${instantText(madeAt)}, with ${counted(records, 'record', 'records')}. Everything in it opens.`,
    damaged: 'This backup is damaged.',
    cut: 'The file ends too early. Everything before that place was read.',
    places: (count: number) => `Damaged in ${counted(count, 'place', 'places')}.`,
    changesLost: 'Its list of changes cannot be read to the end, so some records may not be in it.',
    rest: (records: number) =>
      `${counted(records, 'record is', 'records are')} listed in it; all that is not named here can be restored. Make a new backup.`,
  },

  parts: {
    title: 'Damaged',
    missing: 'Not there',
    unknown: 'A file whose record is not known',
    of: (part: DamagedPart) => {
      const title = part.title ?? backupText.parts.unknown
      if (part.what === 'page') return `${title}: the words of page ${String(part.page ?? '')}`
      if (part.what === 'entries') return `${title}: its entries`
      return part.what === 'original' ? `${title}: the file as received` : title
    },
    more: (count: number) => `and ${count} more`,
    words:
      'Words and entries are kept apart from the file they were read from. Where that file is whole its pages can still be looked at; the words can come from a backup.',
    originals: 'A file as received can only come from a backup, or from where you got it.',
  },

  vault: {
    title: 'Check this vault',
    text: 'Reads everything on the disk: the keys’ file, every change, every page. What can be put right is put right.',
    go: 'Check this vault',
    steps: { changes: 'Reading every change', files: 'Reading every file' },
    sound: 'This vault is whole.',
    soundText: (files: number, bytes: number, changes: number) =>
      `${counted(files, 'file', 'files')} (${sizeText(bytes)}) and ${counted(changes, 'change', 'changes')} were read. All of them open.`,
    damaged: 'Something in this vault is damaged.',
    safe: 'All that is not named here is whole.',
    repaired: 'One of the two copies of vault.json was damaged. It has been written anew from the other.',
    oneCopy:
      'One of the two copies of vault.json is damaged and could not be written anew. The other one opens the vault.',
    journal:
      'A list of changes is damaged on the disk. What you see here now was read before that. Export everything below, then restore from the last backup.',
  },

  restore: {
    title: 'Restore from a backup',
    text: 'Shows what is in a backup beside what is here, before anything changes.',
    go: 'Restore from a backup',
    leadWelcome: 'Choose the backup file, then a new place for the vault. Nothing that is on this computer is changed.',
    leadOpen: 'Choose the backup file. Your vault stays as it is until you have compared both.',
    choose: 'Choose the backup',
    chosen: (name: string) => `Backup: ${name}`,
    passphrase: 'Passphrase of the backup',
    passphraseHint: 'The one the vault had when the backup was made.',
    code: 'Recovery code',
    codeHint: 'Eight groups of four. Spaces, hyphens and small letters do not matter.',
    useKit: 'Use my recovery kit',
    usePassphrase: 'Use my passphrase',
    missing: 'Type it first.',
    place: 'Choose where the vault goes',
    read: 'Read the backup',
    suggestedName: 'My records',
    compare: 'Compare before you go on',
    comparison: 'What is here and what is in the backup',
    what: 'What',
    here: 'In this vault now',
    there: 'In the backup',
    rows: {
      records: 'Records',
      pages: 'Pages read',
      entries: 'Entries',
      persons: 'People',
      lastChange: 'Last change',
      madeAt: 'Backup made',
    },
    nothing: 'none',
    asideOpen:
      'Your vault as it is now stays on the disk, in a folder beside it whose name ends in “before restore” and the day. Delete that folder yourself when you no longer need it.',
    asideWelcome: 'The restored vault gets a folder of its own. Then you open it with the passphrase.',
    notWhole: 'This backup is damaged. What is named here will be missing; everything else is restored.',
    keysBack:
      'This backup is from before a key was taken away. If you restore it, that key opens the vault again. Take it away once more afterwards, under “Who can open this vault”.',
    take: 'Restore this backup',
    keep: 'Keep what I have',
    back: 'Back',
    lockNow: 'Lock the vault',
    failedOpen: 'The vault that was here is still on the disk. Lock, and open it again.',
  },

  move: {
    title: 'Move to a new computer',
    text: 'A backup carries everything. There is no account and no network in between.',
    steps: [
      'Back up to a USB stick here.',
      'Install Satchel on the new computer.',
      'Connect the stick there, start Satchel, and choose “Restore from backup”.',
      'Open it with the same passphrase. Compare the number of records with this computer.',
      'Keep the stick. Only then delete the vault here, if you want to.',
    ],
  },

  everything: {
    title: 'Export everything',
    text: 'Copies all files as they were received into a folder, with tables (CSV and JSON) and one page that any browser opens. For use without Satchel.',
    go: 'Export everything',
    warningTitle: 'Copy everything without protection?',
    warning:
      'Anyone who finds the folder can read it: every record of everybody in this vault, also what is hidden in packets, what is in the bin, and pages that may be about somebody else. Choose a place that only you can reach, and delete it when you are done.',
    passphrase: 'Your passphrase',
    passphraseHint: 'Asked again, so that nobody else does this while the vault is open.',
    act: 'Choose a folder and export',
    back: 'Back',
    steps: { writing: 'Copying and comparing' },
    done: (name: string) => `Everything is in “${name}”.`,
    doneText: (files: number, place: string) =>
      `${counted(files, 'file was', 'files were')} written to “${place}” and read back. Open index.html there. This folder is not protected.`,
    sameDisk: 'It is on the same disk as the vault, so it is no backup.',
    unreadable: 'These files could not be read from the vault and are not in the copy:',
  },

  card: {
    title: 'Backup',
    none: 'No backup yet. If this disk fails, your records are gone.',
    last: (at: string, days: number) =>
      days === 0 ? 'Last backup today.' : `Last backup ${instantDay(at)}, ${counted(days, 'day', 'days')} ago.`,
    where: (place: string) => `In “${place}”, read back whole.`,
    sameDisk: 'It is on the same disk as the vault. Make one on another disk.',
    go: 'Back up',
    overdue: (days: number) => `Your last backup is ${counted(days, 'day', 'days')} old.`,
    overdueText: 'What was added since then is only on this disk.',
  },
}
