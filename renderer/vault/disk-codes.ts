/** What went wrong with the vault folder; each has a sentence. */
export const diskCodes = ['disk-full', 'not-writable', 'not-reachable', 'read-only', 'moved'] as const
