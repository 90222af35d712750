import { ready } from '../core/crypto/sodium.ts'
import type { OpenVault } from '../vault/worker/open-vault.ts'
import { ReaderLink } from '../vault/worker/reader-link.ts'
import { Threshold } from '../vault/worker/threshold.ts'
import { need } from './task.ts'
import { newPlace, openFolder, type VaultPlace } from './vault-at-hand.ts'

/**
 * The vault worker's own code, run in this page: for what its door does not offer, such as the bytes of an original or
 * rows by the thousand. Only measuring runs do this; in the app a vault key never leaves its worker.
 */
async function threshold(place: VaultPlace['place']): Promise<Threshold> {
  await ready()
  const noReader = new ReaderLink(() => undefined)
  const door = new Threshold(noReader, () => undefined)
  need(await door.attach(await openFolder(place)), 'The folder cannot be read')
  return door
}

/** Open a vault that was made before. */
export async function openInside({ place, passphrase }: VaultPlace): Promise<OpenVault> {
  const door = await threshold(place)
  const unlocked = await door.unlock({ by: 'passphrase', passphrase }, () => undefined)
  const open = need(unlocked, 'The vault cannot be opened again')
  await open.whole
  return open
}

/** Make a vault and open it. */
export async function createInside(name: string): Promise<VaultPlace & { readonly open: OpenVault }> {
  const place = await newPlace(name)
  const door = await threshold(place)
  const { words: passphrase } = need(await door.suggest(), 'There is no passphrase')
  const { open } = need(await door.create(passphrase, () => undefined), 'The vault cannot be made')
  return { place, passphrase, open }
}
