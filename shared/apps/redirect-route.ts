import * as z from 'zod'

/** Where the operating system hands a redirect to Keyward: scheme, host and path are exact. */
export const KEYWARD_SCHEME = 'keyward'
export const KEYWARD_CALLBACK = 'keyward://oauth/callback'

/**
 * How Xero's answer comes back. Xero takes https and `http://localhost` only, so the custom scheme is reached
 * through a relay that the practice hosts; loopback listens on this computer; paste is the last resort.
 */
export const RedirectRoute = z.enum(['relay', 'loopback', 'paste'])
export type RedirectRoute = z.infer<typeof RedirectRoute>

/** Whether a URL names this computer the way Xero accepts it: `http://localhost`, never `http://127.0.0.1`. */
export const isLocalhost = (url: URL): boolean => url.protocol === 'http:' && url.hostname === 'localhost'
