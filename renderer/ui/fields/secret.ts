/** What opens a vault, as it is typed: the passphrase, or the code of the recovery kit. */
export type TypedSecret = { readonly by: 'passphrase' | 'recovery-code'; readonly typed: string }

export const noSecret: TypedSecret = { by: 'passphrase', typed: '' }

/** The other of the two, with nothing typed yet. */
export const otherSecret = ({ by }: TypedSecret): TypedSecret => ({
  by: by === 'passphrase' ? 'recovery-code' : 'passphrase',
  typed: '',
})

/** As the vault asks for it. */
export const asAsked = ({ by, typed }: TypedSecret) =>
  by === 'passphrase' ? ({ by, passphrase: typed } as const) : ({ by, code: typed } as const)
