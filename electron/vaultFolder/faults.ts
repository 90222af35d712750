import { ok, refuse, type Refusal, type Result } from '../../renderer/core/base/result.ts'

/** What a disk can refuse, as the folder door names it. */
export type DiskCode = 'disk-full' | 'not-writable' | 'not-reachable' | 'read-only'
export type Disked<T, C extends string = never> = Result<T, Refusal<DiskCode | C>>

const full = ['ENOSPC', 'EDQUOT', 'EFBIG']
const forbidden = ['EROFS', 'EACCES', 'EPERM', 'ELOOP']
const away = [
  ...['ENOENT', 'ENOTDIR', 'EISDIR', 'ENODEV', 'ENXIO', 'EIO', 'ESTALE', 'ENOTCONN'],
  ...['EHOSTDOWN', 'EHOSTUNREACH', 'ETIMEDOUT', 'EBUSY', 'EREMOTEIO', 'ENOMEDIUM', 'UNKNOWN', 'EBADF'],
]
/** How file systems say that they have no such promise to give. */
const unsupported = ['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EPERM', 'EACCES', 'EISDIR', 'EBADF']

/** The system's own code of an error (`ENOSPC`); null when it is not a system error. */
export function systemCode(fault: unknown): string | null {
  return fault instanceof Error && 'code' in fault && typeof fault.code === 'string' ? fault.code : null
}

/** Write: a refusal of the disk becomes a value; what nobody expects is thrown on. */
export const writing = <T>(act: () => Promise<T>): Promise<Disked<T>> => attempted(act, writeCode)

/** Read: a file that may not be read counts as not on this computer now. */
export const reading = <T>(act: () => Promise<T>): Promise<Disked<T>> => attempted(act, readCode)

async function attempted<T>(act: () => Promise<T>, codeOf: (code: string) => DiskCode | null): Promise<Disked<T>> {
  try {
    return ok(await act())
  } catch (fault) {
    const system = systemCode(fault)
    const code = system === null ? null : codeOf(system)
    if (system === null || code === null) throw fault
    return refuse(code, system)
  }
}

function writeCode(system: string): DiskCode | null {
  if (full.includes(system)) return 'disk-full'
  if (forbidden.includes(system)) return 'not-writable'
  return away.includes(system) ? 'not-reachable' : null
}

const readCode = (system: string): DiskCode | null =>
  forbidden.includes(system) || away.includes(system) ? 'not-reachable' : null

export const isMissing = (fault: unknown): boolean => systemCode(fault) === 'ENOENT'
export const isThere = (fault: unknown): boolean => systemCode(fault) === 'EEXIST'

/** Did the file system refuse a promise that it does not have (FAT, some network disks)? A real fault is none of these. */
export const isUnsupported = (fault: unknown): boolean => unsupported.includes(systemCode(fault) ?? '')
