import * as v from 'valibot'
import { DeviceId, type PersonId } from '../core/base/ids.ts'
import { onPort, shell } from '../desktop/shell.ts'
import { startVaultWorker, type VaultWorker } from '../vault/client.ts'
import { fromIso } from '../core/base/clinical-date.ts'
import { need, say, type Task } from './task.ts'

type Place = { readonly ref: string; readonly name: string }

/** A vault in a folder made for this run. */
export type VaultPlace = { readonly place: Place; readonly passphrase: string }
/** The same, open, with the worker that holds its keys. */
export type VaultAtHand = VaultPlace & { readonly worker: VaultWorker; readonly personId: PersonId }

/** The invented patient of the made-up records. */
export const rosa = {
  name: 'Rosa Alvarez',
  otherNames: [],
  birthDate: { year: 1958, month: 3, day: 14 },
  relation: 'someone-else' as const,
  hospitalNumbers: [],
}

/** A new folder for a vault. */
export async function newPlace(suggestedName: string): Promise<Place> {
  return need(await shell().chooseNewVault({ suggestedName }), 'There is no folder for the vault').place
}

/** A line to the folder, as the vault worker is given it. It also starts a new reader process. */
export async function openFolder(place: Place) {
  let stop: () => void = () => undefined
  const arriving = new Promise<MessagePort>((take) => {
    stop = onPort('folder-port', take)
  })
  const [about, opened] = await Promise.all([shell().about(null), shell().openFolder({ ref: place.ref })])
  const { trialRuntime, memoryBytes } = need(about, 'The shell does not answer')
  const { access, device } = need(opened, 'The folder cannot be opened')
  const port = await arriving
  stop()
  const readOnly = access === 'read-only'
  return { port, device: v.parse(DeviceId, device), readOnly, trialRuntime, memoryBytes, folderName: place.name }
}

/** A vault worker connected to the folder and, as in the app, to each reader process that is started. */
export async function workerAt(place: Place): Promise<VaultWorker> {
  const worker = startVaultWorker(() => void say('The vault worker has stopped.'))
  const { client } = worker
  void client.watch(null, {
    onTell: (topic) => (topic === 'restart-reader' ? void shell().restartReader(null) : undefined),
  })
  const stop = onPort('reader-port', (port) => void client.attachReader({ port }, { transfer: [port] }))
  const ask = await openFolder(place)
  need(await client.attachFolder(ask, { transfer: [ask.port] }), 'The vault worker cannot be connected')
  const end = (): void => {
    stop()
    worker.end()
  }
  return { ...worker, end }
}

/** A new vault, opened by the words that the app suggests, about the invented patient or whom the task names. */
export async function newVault(about: Task['person'] = null): Promise<VaultAtHand> {
  const place = await newPlace('Measured')
  const worker = await workerAt(place)
  const { words: passphrase } = need(await worker.client.suggestPassphrase(null), 'There is no passphrase')
  need(await worker.client.create({ passphrase }), 'The vault cannot be made')
  const birthDate = about && fromIso(about.born)
  const whose = about && birthDate ? { ...rosa, name: about.name, birthDate } : rosa
  const person = need(await worker.client.savePerson({ id: null, person: whose }), 'The person cannot be saved')
  return { worker, place, passphrase, personId: person.id }
}
