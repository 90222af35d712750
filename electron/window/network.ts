import type { Session } from 'electron'

/** Requests stopped; requests that went through and were not to the app's own scheme (there are none). */
export type NetworkCount = { blocked: number; allowedNonApp: number }

const count: NetworkCount = { blocked: 0, allowedNonApp: 0 }
export const networkCount = (): NetworkCount => ({ ...count })

const isOwn = (address: string): boolean => address.startsWith('app://')

/** Stop every request of this session that is not to the app's own scheme. */
export function blockNetwork(session: Session): void {
  session.webRequest.onBeforeRequest(({ url }, decide) => {
    if (!isOwn(url)) count.blocked += 1
    decide({ cancel: !isOwn(url) })
  })
  // Counted apart from the decision above, so that a request that gets around it is seen.
  session.webRequest.onCompleted(({ url }) => {
    if (!isOwn(url)) count.allowedNonApp += 1
  })
}
