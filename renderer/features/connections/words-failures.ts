import type { CONNECTION_FAILURES } from '../../../shared/connections/failures.ts'
import type { FailureWords } from '../../app/message.ts'

/** What is said of failures of connections, and asking about them. */
export const CONNECTION_WORDS = {
  unknownConnection: {
    what: 'This connection is no longer on the list.',
    next: 'It may have been taken off a moment ago.',
  },
  stillListed: {
    what: 'Xero was asked to disconnect it, and still lists it.',
    next: 'Treat it as still connected, and try again.',
  },
  ownListNotGiven: {
    what: 'Xero gives this app no list of its own.',
    next: 'That depends on the kind of app and its tier, and says nothing about its secret. What sign-ins here see is as it was.',
  },
  ownListUnsteady: {
    what: 'The app’s list changed at Xero while it was being read.',
    next: 'Nothing was taken from it, and nothing here has changed. Ask again in a minute.',
  },
  ownListKeepsIt: {
    what: 'Xero does not let this app end a connection by its own list.',
    next: 'Nothing has changed. Sign in again and disconnect, or remove it in Xero under Connected apps or in the developer portal.',
  },
  connectionWithoutId: {
    what: 'Xero lists this connection without an id, so Keyward cannot disconnect it.',
    next: 'End it at Xero under Connected apps, or in the developer portal; the next check here shows that it is gone.',
  },
  disconnectsUnfinished: {
    what: 'A list of organisations to disconnect is still open.',
    next: 'Go on with it to its end, or put it away. Then the next can begin.',
  },
  checkCancelled: { what: 'The check was cancelled.', next: 'What had answered by then is kept.' },
  checkAlreadyRunning: {
    what: 'Another check is still running.',
    next: 'Wait until it has finished, or cancel it.',
  },
} as const satisfies FailureWords<keyof typeof CONNECTION_FAILURES>
