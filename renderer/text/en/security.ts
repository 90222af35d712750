import type { DoorCode } from '../../core/base/door.ts'
import type { diskCodes } from '../../vault/disk-codes.ts'
import { dayText } from '../dates.ts'
import { counted } from '../numbers.ts'
import { diskFaults, doorFaults } from './faults.ts'
import { unlockText } from './unlock.ts'

type Code =
  | DoorCode
  | 'not-unlocked'
  | 'no-such-record'
  | 'wrong-secret'
  | 'kit-mistyped'
  | 'out-of-memory'
  | 'weak-passphrase'
  | 'same-secret'
  | 'too-many'
  | 'no-such-slot'
  | 'own-key'
  | 'last-key'
  | (typeof diskCodes)[number]

const faults: Record<Code, string> = {
  ...doorFaults,
  ...diskFaults,
  'wrong-secret': unlockText.faults['wrong-secret'],
  'kit-mistyped': unlockText.faults['kit-mistyped'],
  'out-of-memory': unlockText.faults['out-of-memory'],
  'weak-passphrase':
    'A computer could guess this passphrase in hours. Nothing was changed. Use the six words, or a longer passphrase.',
  'same-secret':
    'This passphrase opens the vault already. Nothing was changed. Each key needs a passphrase of its own, so that one can be taken away without the other.',
  'too-many':
    'This vault has as many keys as it can hold. Nothing was changed. Remove a key that is not used any more.',
  'no-such-slot': 'This key is not in the vault any more. Nothing was changed. Close this and look at the list again.',
  'own-key':
    'This is the key you have just shown. Nothing was changed. To take it away, show another key, for example the recovery kit.',
  'last-key':
    'This is the last passphrase. Nothing was changed. Without it only the recovery kit would open the vault. Add another key first.',
}

export const settingsText = {
  title: 'Settings',
  lead: 'They belong to this vault and are kept sealed in it.',
  locking: {
    title: 'Locking',
    after: 'Lock when nobody has touched anything for',
    minutes: (count: number) => counted(count, 'minute', 'minutes'),
    afterHint:
      'A minute before, a notice says so; any key or movement ends it. The vault also locks when the computer sleeps, when its screen is locked and when another user takes over.',
    hide: 'Hide from screen sharing',
    hideHint: 'Where your system supports it: on Windows and on most Macs. Linux does not.',
  },
  kept: {
    title: 'How your records are kept',
    text: 'What is sealed and with what, what the vault’s folder shows to others, and what is not protected.',
    open: 'Read how your records are kept',
  },
  fault: (code: Code) => faults[code],
}

export const keysText = {
  title: 'Who can open this vault',
  lead: 'There is one kind of key. It opens everything and may change everything, for every person in this vault. Give one only to somebody you would hand the papers themselves.',
  onlyYou: 'Only you can open this vault.',
  loading: 'Opening the list',
  list: 'Keys of this vault',
  type: {
    owner: 'Passphrase of the vault’s owner',
    caregiver: 'Caregiver',
    recovery: 'Recovery kit',
    other: 'A kind of key this version does not know',
  },
  you: 'You (passphrase)',
  youKit: 'Recovery kit, which you opened this vault with',
  addedOn: (day: string) => `added on ${dayText(day)}`,
  madeOn: (day: string) => `made on ${dayText(day)}`,
  behind: 'Its lock is made stronger when this passphrase is next typed.',
  kitChecked: 'checked: it opens this vault',
  kitNotChecked: 'not checked yet',
  add: 'Add a caregiver’s key',
  change: 'Change passphrase',
  newKit: 'New recovery kit',
  remove: 'Remove',
  removeOf: (name: string) => `Remove the key of ${name}`,
  close: 'Close',
  cancel: 'Cancel',
  keep: 'Keep',
  steps: {
    checking: 'Checking your passphrase',
    deriving: 'Making the key',
    writing: 'Changing the locks',
  },
  proof: {
    passphrase: 'Your passphrase, once more',
    passphraseHint: 'Everything that touches keys asks for it again.',
    code: 'Recovery code',
    codeHint: 'Eight groups of four. Spaces, hyphens and small letters do not matter.',
    useKit: 'Use the recovery kit instead',
    usePassphrase: 'Use my passphrase instead',
    missing: 'Type your passphrase first.',
    missingCode: 'Type the code from your recovery kit first.',
    wrongCode: unlockText.wrongCode,
  },
  fresh: {
    another: 'Other words',
    hint: 'Six words drawn by chance, or type your own. Spaces count.',
    verdict: unlockText.passphrase.verdict,
    missing: 'A passphrase is needed.',
  },
  adding: {
    title: 'Add a caregiver’s key',
    text: 'Let them sit here and choose a passphrase of their own. They write it down; you need not know it.',
    name: 'Name of the caregiver',
    missingName: 'Enter the name.',
    passphrase: 'Their passphrase',
    act: 'Add the key',
    done: (name: string) => `${name} can open this vault now.`,
  },
  removing: {
    title: (name: string) => `Remove ${name}’s key?`,
    text: (name: string) =>
      `From now on the passphrase of ${name} will not open this vault; we change the locks now. Copies already made stay where they are. Backups on other computers still open with the old key.`,
    staying: 'These keys stay. Do you know all of these?',
    act: 'Remove key',
    done: (name: string) => `The key of ${name} no longer opens this vault.`,
  },
  changing: {
    title: 'Change passphrase',
    text: 'The passphrase you use now stops opening this vault. Your recovery kit and the keys of others stay as they are. Backups made before still open with the old passphrase.',
    byKit: 'This sets the owner’s passphrase.',
    passphrase: 'New passphrase',
    act: 'Change passphrase',
    done: 'The new passphrase opens this vault. The old one no longer does.',
  },
  kit: {
    title: 'Make a new recovery kit?',
    text: 'The kit you have now stops opening this vault at once, so a lost paper is harmless. Backups made before still open with the old kit. You save or write down the new one on the next page.',
    act: 'Make a new kit',
    done: 'The new recovery kit is the only one that opens this vault.',
  },
}

type Part = { readonly title: string; readonly lines: readonly string[]; readonly exact?: string }

/** The page that says exactly what stands between the records and somebody else. */
export const keptText: { title: string; lead: string; exact: string; parts: readonly Part[] } = {
  title: 'How your records are kept',
  lead: 'In plain words, with the exact names in small print for somebody who checks such things.',
  exact: 'Exactly',
  parts: [
    {
      title: 'Where they are',
      lines: [
        'In the folder you chose, and nowhere else. The folder alone is the vault: copy it, and you have copied everything. What this computer keeps beside it is a sealed working copy that can be thrown away.',
        'Satchel sends nothing anywhere. It has no network at all.',
      ],
      exact:
        'Vault format 1, written down in docs/vault-format.md: vault.json, journal, snapshots, blobs. Working copy: IndexedDB holding the same sealed bytes. Every request but the app’s own is cancelled.',
    },
    {
      title: 'How they are sealed',
      lines: [
        'Every record, every word read from it and every name is encrypted before it touches the disk. The key is drawn by chance and is itself sealed once for each way to open the vault.',
        'A passphrase is made slow to guess: each guess costs a computer about a second and a lot of memory. The recovery kit is too long to be guessed at all.',
        'Every change is noticed: a byte altered, cut off, moved or put back makes Satchel say so by name and go on with the rest.',
      ],
      exact:
        'XChaCha20-Poly1305-IETF with 24-byte random nonces and bound associated data; Argon2id v1.3, 1 lane, at least 64 MiB and 3 passes, measured to about a second when the vault was made; X25519 key slots (BLAKE2b over the shared secret and the slot’s place); recovery code of 150 random bits; keyed BLAKE2b-256 for header MAC and fingerprints; BLAKE2b hash chain per device; libsodium 1.0 in WebAssembly.',
    },
    {
      title: 'Taking a key away',
      lines: [
        'The vault gets a new key, sealed to everybody who stays. What is written from then on cannot be opened with the old one. What somebody copied before stays open to them: no program can take that back.',
      ],
      exact:
        'A new epoch with a new 256-bit vault key; earlier keys sealed under it; rows of before are read with their own key until they are packed again.',
    },
    {
      title: 'What the folder shows',
      lines: [
        'Whoever sees the folder sees that it belongs to Satchel, how many keys of which kind there are and on which day they were made, how hard a passphrase is to try, how many pieces there are, how large they are in steps, and when they changed. No name, no word and no date from a record.',
        'A service that copies the folder to the internet sees the same.',
      ],
      exact:
        'Format number, random ids, slot types and dates, KDF parameters, counts, padded sizes (at most 12 %), times.',
    },
    {
      title: 'What is not protected',
      lines: [
        'A computer that somebody else controls: they see what you see.',
        'An open vault: until it locks, whoever sits there can read and change it.',
        'A passphrase that a friend can guess, and a kit that lies beside the computer.',
        'What you have handed over: a packet, a backup, a printed page cannot be called back.',
        'An old copy of the folder put back in place of the new one, on a computer that has never seen the newer one.',
        'Memory that the system wrote to its own disk while the vault was open.',
      ],
      exact: 'The full list, with each attacker and what stands against it, is docs/threat-model.md.',
    },
  ],
}
