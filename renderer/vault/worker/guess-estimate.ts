import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import * as common from '@zxcvbn-ts/language-common'
import * as english from '@zxcvbn-ts/language-en'

const estimator = new ZxcvbnFactory({
  dictionary: { ...common.dictionary, ...english.dictionary },
  graphs: common.adjacencyGraphs,
})

/** What is looked at of a long passphrase; the rest can only make it better. */
const LOOKED_AT = 200

/** How many bits a good guesser needs for a passphrase that a person made up. The dictionaries are large: loaded when asked for. */
export const guessBits = (passphrase: string): number =>
  estimator.check(passphrase.slice(0, LOOKED_AT)).guessesLog10 * Math.log2(10)
