import { type FailureKinds, ONCE } from '../kernel/failure-kind.ts'

/** Of connections, and of asking about them. */
export const CONNECTION_FAILURES = {
  unknownConnection: ONCE,
  stillListed: ONCE,
  /** Xero gives this app no list of its own: the kind of app, its tier or the scope does not allow it. */
  ownListNotGiven: { lasts: 'once', undone: ['disconnect'] },
  /** The app's own list changed while it was read: told, and nothing was taken from it. */
  ownListUnsteady: ONCE,
  /** Xero does not let this app end a connection by its own list. */
  ownListKeepsIt: { lasts: 'once', undone: ['disconnect'] },
  /** Xero's row has no id that could be named in a disconnect. */
  connectionWithoutId: ONCE,
  /** Several are being disconnected, or some of those before are not yet. */
  disconnectsUnfinished: ONCE,
  checkCancelled: ONCE,
  checkAlreadyRunning: ONCE,
} as const satisfies FailureKinds
