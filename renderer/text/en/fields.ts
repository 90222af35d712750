/** The button and the notice of every field for a passphrase or a password. */
export const passphraseWords = { show: 'Show', hide: 'Hide', capsLock: 'Caps Lock is on' }
