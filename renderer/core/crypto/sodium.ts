import sodium from 'libsodium-wrappers'

/** Await once in each thread before anything else of core/crypto or core/format is called. */
export const ready = (): Promise<void> => sodium.ready

export { sodium }
