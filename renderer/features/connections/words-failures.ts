import type { Message } from '../../app/message.ts'

/** What the app's own list of connections may not do, or could not. */
export const OWN_LIST_FAILURES = {
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
} as const satisfies Record<string, Message>
