/** What folders of well-known syncing programs are called, as the start of one part of a path. */
const names = [
  /^dropbox( \(.*\))?$/i,
  /^onedrive( ?- ?.*)?$/i,
  /^google ?drive( .*)?$/i,
  /^googledrive-.*/i,
  /^my drive$/i,
  /^icloud ?drive.*/i,
  /^com~apple~clouddocs$/i,
  /^mobile documents$/i,
  /^nextcloud.*/i,
  /^owncloud.*/i,
  /^pcloud ?drive.*/i,
  /^pcloudsync$/i,
  /^cloudstorage$/i,
]

/** Does this path lie in a folder that a program copies to other computers? A guess by names, for a notice only. */
export const isInCloudFolder = (path: string): boolean =>
  path.split(/[/\\]/).some((part) => names.some((name) => name.test(part)))
