import { count } from '../../language/plural.ts'
import type { Need } from '../needs/need.ts'

/** What Overview says of the lock. */
export const LOCK_NEEDS = {
  noLock: ({ apps }: Extract<Need, { readonly kind: 'noLock' }>) => ({
    title: 'Lock Keyward with a passphrase',
    means:
      'Whoever sits down at this computer while you are signed in can open Keyward and see every secret. A passphrase seals them, and Keyward locks itself when nobody uses it.',
    facts: `${count(apps, 'app')} here, and no lock`,
    action: 'Set up the lock',
    putOff: 'No lock, and don’t ask again',
  }),
} as const
