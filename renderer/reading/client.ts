import { connect, type Connection } from '../core/base/rpc.ts'
import { readingDoor, type ReadingDoor } from './contract.ts'
import { portOf } from '../core/base/port-of.ts'

/** Ask the reader process over the port that the shell handed out. */
export const connectReading = (port: MessagePort): Connection<ReadingDoor> => connect(portOf(port), readingDoor)
