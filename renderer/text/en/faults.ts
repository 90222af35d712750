import type { DoorCode } from '../../core/base/door.ts'
import type { MemberRefusal } from '../../core/model/content.ts'
import type { KeptReason } from '../../core/model/source-document.ts'
import type { diskCodes } from '../../vault/disk-codes.ts'

/** Refusals that any call may give: what happened, what is safe, what to do next. */
export const doorFaults: Record<DoorCode | 'not-unlocked' | 'no-such-record', string> = {
  closed: 'The vault was closed while this was under way. Everything saved before is safe. Open the vault again.',
  broke:
    'A part of Satchel stopped working. Everything saved before is safe. Lock the vault, open it again and try once more.',
  'bad-message':
    'Two parts of Satchel did not understand each other. Nothing was changed. Lock the vault, open it again and try once more.',
  cancelled: 'Stopped, as you asked. Nothing was changed.',
  'not-unlocked': 'The vault is locked. Nothing was changed. Open it and try again.',
  'no-such-record': 'This record is not in the vault any more. Nothing was changed. Go back to the list.',
}

/** Refusals of the vault's folder. */
export const diskFaults: Record<(typeof diskCodes)[number], string> = {
  'disk-full': 'There is no room left on this disk. Everything added before is complete. Make room, then go on.',
  'not-writable':
    'This folder does not let Satchel write. Nothing was changed. Check the folder’s rights, or choose another folder.',
  'not-reachable':
    'The vault’s folder cannot be reached. What was saved in it is still there. Connect the disk, then try again.',
  'read-only':
    'This vault is open somewhere else, so it can only be read here. Nothing was changed. Close it there first.',
  moved: 'Another program changed the vault’s folder. Nothing was overwritten. Lock the vault and open it again.',
}

/** Why a document is kept without having been read. */
export const keptText: Record<KeptReason, string> = {
  'unknown-kind':
    'Kept as it is. Satchel does not read this kind of file yet, so nothing in it can be found by searching.',
  'empty-file': 'Kept as it is. The file is empty: it holds 0 bytes. Copy it again from where it came from.',
  damaged:
    'Kept as it is. The file is damaged and no page of it could be read. Ask for a new copy, and keep this one until then.',
  'too-large':
    'Kept as it is. The picture has more points than Satchel can hold at once. Save it smaller and add it again.',
  'unsupported-encryption':
    'Kept as it is. The file is locked in a way Satchel cannot open. Ask for a copy without a lock.',
  'reading-skipped': 'Kept as it is. You stopped the reading. You can have it read later.',
  program: 'Kept as it is. This is a program. Satchel never starts one, so it can do nothing here. You can bin it.',
  'nested-archive':
    'Kept as it is. It is a packed file inside a packed file, and Satchel opens one layer only. Unpack it on your computer, then add what is in it.',
  'forbidden-xml':
    'Kept as it is. The file holds instructions that no health record needs, so it was not read. Your other records are not affected. Ask for a new copy.',
  'no-content':
    'Kept as it is. The file opens, but there is no word and no picture in it. Ask for a new copy, and keep this one until then.',
  'disc-directory':
    'Kept as it is. This is the table of contents of a disc. The pictures of the disc stand in the list by themselves; there is nothing more to do.',
}

/** Why a part of a zip, a mail or a PDF was not taken out of it. The file it lies in is kept whole. */
export const memberText: Record<MemberRefusal, string> = {
  'too-large':
    'It is larger than Satchel unpacks. It stays in the file it came in. Unpack it on your computer and add it by itself.',
  'too-many':
    'The file holds more parts than Satchel unpacks at once. They stay in it. Unpack it on your computer and add them in smaller groups.',
  ratio:
    'Unpacked it would be many hundred times as large, as harmful files are. It stays packed. If you know it, unpack it on your computer and add it by itself.',
  'forged-size': 'It is not as large as the file says, so it stays packed. Ask for a new copy of the file.',
  encrypted: 'It is locked with a password. It stays in the file it came in. Unpack it on your computer, then add it.',
  'nested-archive':
    'It is a packed file inside a packed file. It stays in the file it came in. Unpack it on your computer, then add what is in it.',
  damaged: 'It is damaged and could not be unpacked. The other parts are not affected. Ask for a new copy of the file.',
  program: 'It is a program. Satchel takes out and starts none. There is nothing to do.',
}
