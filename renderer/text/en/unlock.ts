import type { DoorCode } from '../../core/base/door.ts'
import { dayText } from '../dates.ts'
import { diskFaults, doorFaults } from './faults.ts'

type UnlockCode =
  | 'wrong-secret'
  | 'kit-mistyped'
  | 'out-of-memory'
  | 'slot-damaged'
  | 'header-damaged'
  | 'header-forged'
  | 'header-out-of-bounds'
  | 'too-new'
  | 'not-a-vault'
  | 'not-empty'
  | 'weak-passphrase'
  | 'no-kit-now'
  | 'kit-does-not-open'
  | 'print-failed'
  | 'not-there'
  | keyof typeof diskFaults
  | keyof typeof doorFaults
  | DoorCode

/** Everything that can go wrong at the door. */
const faults: Record<UnlockCode, string> = {
  ...doorFaults,
  ...diskFaults,
  'wrong-secret':
    'That passphrase did not open the vault. Check Caps Lock and the spaces between words. You can try as often as you like; nothing is deleted.',
  'kit-mistyped':
    'A character of the code is wrong or missing. Nothing was changed. Compare the eight groups with your paper and try again.',
  'out-of-memory':
    'This computer has too little memory free to check a passphrase now. Nothing was changed. Close other programs and try again.',
  'slot-damaged':
    'The key for this passphrase is damaged in the vault’s file. Your records are still there. Open the vault with your recovery kit.',
  'header-damaged':
    'The file vault.json of this vault is damaged, and so is its copy. The records beside it are untouched. Put back vault.json from a copy of this folder.',
  'header-forged':
    'The file vault.json was changed by something other than Satchel. Nothing was opened. Put back vault.json from a copy of this folder.',
  'header-out-of-bounds':
    'The file vault.json asks for more than a vault may. It was not opened, to be safe. Put back vault.json from a copy of this folder.',
  'too-new': 'This vault was made by a newer Satchel. Nothing was changed. Open it with the newer version.',
  'not-a-vault':
    'There is no vault in this folder. Nothing was changed. Choose the folder that holds the file vault.json.',
  'not-empty': 'There is something in this folder already. Nothing was changed. Choose an empty folder or a new name.',
  'weak-passphrase':
    'A computer could guess this passphrase in hours. Nothing was made yet. Use the six words, or a longer passphrase.',
  'no-kit-now':
    'The recovery kit can no longer be shown here, because the vault was locked in between. Your records are safe.',
  'kit-does-not-open':
    'These groups do not open the vault. Nothing was changed. Compare them with your paper: group by group, letter by letter.',
  'print-failed': 'The page could not be made. Nothing was saved. Try again, or write the code down by hand.',
  'not-there': 'The made-up records are not part of this copy of Satchel. You can still make a vault of your own.',
}

export const unlockText = {
  faults,
  /** `wrong-secret` when it was a recovery code. */
  wrongCode:
    'That code did not open this vault. The name of its vault stands on the kit: compare it with the name above. You can try as often as you like; nothing is deleted.',
  notOpened: 'Not opened. The reason stands beside the field.',
  appName: 'Satchel',
  trialRuntime: 'Trial runtime: for made-up records only',
  trialMark: 'This vault was made with a trial runtime. Use it for made-up records only.',
  repaired:
    'vault.json or a copy of it was out of date or damaged. A good copy is used, and the other is put right when you open the vault.',
  readOnly:
    'This vault is open in another window, or its folder cannot be written. You can look, but not change anything.',
  cloudFolder:
    'This folder looks like one that is copied to a cloud service. The vault is sealed, so the service cannot read it, but it sees how large it is and when it changes.',
  back: 'Back',
  continue: 'Continue',
  stepOf: (step: number, of: number) => `Step ${step} of ${of}`,
  welcome: {
    title: 'A locked place for your records',
    lead: 'Satchel keeps medical records sealed on this computer. It uses no network. Only you, and whom you choose, can open it.',
    purpose: 'For organising and sharing your own records. It does not diagnose, stage, treat or decide.',
    create: 'Create a vault',
    createHint: 'Choose a folder. Everything you add is sealed into it.',
    open: 'Open a vault',
    openHint: 'Choose the folder of a vault you have.',
    restore: 'Restore from backup',
    restoreHint: 'Choose a file that ends in .satchel-backup. Nothing on this computer is changed.',
    sample: 'Try with made-up records',
    sampleHint: 'A vault with the papers of an invented patient. Nothing in it is real.',
    recent: 'Vaults on this computer',
    notReachable: 'not connected now',
  },
  passphrase: {
    title: 'Choose a passphrase',
    way: 'Which words',
    lead: 'It opens your vault. Nobody can reset it. The only other way in is the recovery kit, which you save next.',
    words: 'Six words, drawn by chance',
    useWords: 'Use these words',
    newWords: 'Other words',
    own: 'I want to type my own',
    ownLabel: 'Your passphrase',
    ownHint: 'Long is better than complicated. Spaces count.',
    again: 'The same words again, as you wrote them down',
    verdict: {
      'too-weak': 'Too weak: a computer could guess it in hours.',
      weak: 'Weak: a patient attacker could guess it. More words make it stronger.',
      good: 'Good: hard to guess.',
      strong: 'Strong: out of reach of guessing.',
    },
    writeDown: 'Write the words down now, and keep the paper away from this computer.',
    making: {
      measuring: 'Finding out how much work this computer can put into the lock',
      deriving: 'Making the keys',
      writing: 'Writing the vault',
    },
    make: 'Make the vault',
  },
  kit: {
    title: 'Save your recovery kit',
    lead: 'If you forget the passphrase, the kit is the only way back in. Keep it where you keep important papers.',
    codeName: 'Recovery code',
    save: 'Save the kit as PDF',
    saved: (name: string) => `Saved as ${name}.`,
    printIt: 'Print it, and keep the paper away from this computer.',
    sameDisk:
      'It is on the same disk as the vault. If this disk fails, both are gone. Print it, or copy it to another place.',
    byHand: 'You can also write the eight groups down by hand. The letters I, L, O and U do not occur in them.',
    next: 'I have it',
    group: (index: number) => `Group ${index}`,
  },
  proof: {
    title: 'Check that the kit works',
    lead: 'Type two groups from your paper, or paste the whole code. Satchel then opens the vault with them, to be sure.',
    check: 'Check the kit',
    proven: 'The kit opens this vault.',
    later: 'Do it later',
  },
  person: {
    title: 'Whose records are these?',
    lead: 'Every page is checked against this name and birth date, so that nobody else’s paper slips in.',
    name: 'Name, as on the hospital’s papers',
    otherNames: 'Other names used at hospitals',
    otherNamesHint: 'For example a name before marriage. Separate several with a comma.',
    born: 'Date of birth',
    relation: 'These records are',
    me: 'Mine',
    someoneElse: 'Of someone I care for',
    add: 'Add person',
    missingName: 'Enter the name.',
    wrongDate: 'Enter day, month and year of birth.',
    futureDate: 'This date is still to come.',
    errors: 'Before you go on',
    dateWords: { day: 'Day', month: 'Month', year: 'Year', noMonth: 'Choose' },
  },
  unlock: {
    title: (name: string) => `Open “${name}”`,
    passphrase: 'Passphrase',
    noPassphrase: 'Type the passphrase first.',
    noCode: 'Type the code from your recovery kit first.',
    open: 'Open',
    opening: { deriving: 'Checking the passphrase', opening: 'Opening the vault' },
    useKit: 'Use my recovery kit',
    usePassphrase: 'Use my passphrase',
    code: 'Recovery code',
    codeHint: 'Eight groups of four. Spaces, hyphens and small letters do not matter.',
    other: 'Other vault',
    comeBack: 'You will come back to where you were.',
    lostKit: (day: string) =>
      `Use your recovery kit. It is the page you printed or saved on ${dayText(day)}. With it you can set a new passphrase in about a minute.`,
    lost: 'If you have no kit and nobody else has a key, no one can open this vault, and that includes us. Your hospitals still have the originals.',
    lostTitle: 'Passphrase lost?',
    madeOn: (date: string) => `Made on ${date}`,
  },
}
