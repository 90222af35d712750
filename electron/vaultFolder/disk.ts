/**
 * All that the shell does to files goes through this interface, so that a test can stand in for a full disk or record
 * what a power cut may leave behind. Every call throws the system's error (`code` such as `ENOSPC`) when it is refused.
 */
export type Disk = {
  /** `read`: to read; `change`: to read and write what exists; `new`: must not exist yet, made 0600. Links are not followed. */
  open(path: string, how: 'read' | 'change' | 'new'): Promise<OpenFile>
  /** One folder, 0700; `EEXIST` when it is there. */
  makeFolder(path: string): Promise<void>
  list(path: string): Promise<readonly { readonly name: string; readonly isFolder: boolean }[]>
  /** What is at a path; null when nothing is. `device` is equal for two places on the same file system. */
  stat(path: string): Promise<{ readonly isFolder: boolean; readonly size: number; readonly device: number } | null>
  rename(from: string, to: string): Promise<void>
  /** Remove a file; nothing happens when it is not there. */
  remove(path: string): Promise<void>
  /** Remove a folder that is empty. */
  removeFolder(path: string): Promise<void>
  /** Make the names in a folder last. Not every file system can. */
  syncFolder(path: string): Promise<void>
  /** Keep others out of a folder (0700). Not every file system can. */
  closeToOthers(path: string): Promise<void>
  /** Bytes that can still be written where `path` is. */
  freeBytes(path: string): Promise<number>
  mayWrite(path: string): Promise<boolean>
  /** The path without links in it. */
  realPath(path: string): Promise<string>
}

export type OpenFile = {
  /** Bytes from `at`; fewer than `length` at the end of the file. Memory of their own, nothing else around them. */
  read(at: number, length: number): Promise<Uint8Array>
  /** Writes all of them. */
  write(at: number, bytes: Uint8Array): Promise<void>
  truncate(length: number): Promise<void>
  /** Everything written so far lasts when this has answered. */
  sync(): Promise<void>
  size(): Promise<number>
  close(): Promise<void>
}
