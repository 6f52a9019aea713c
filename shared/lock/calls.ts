import * as z from 'zod'
import { call, none, nothing } from '../kernel/call.ts'
import { LockSettings, Passphrase } from './lock.ts'

const typed = z.strictObject({ passphrase: Passphrase })

/** Locking, unlocking, and how either is done. A passphrase goes in and never comes out. */
export const lockCalls = {
  /** Locks at once; nothing where there is no lock. */
  lock: call(nothing, none),
  /** Opens it again by the passphrase. */
  unlock: call(typed, none),
  /** Opens it again, where the computer asks and hears yes (decision 58). */
  unlockByCheck: call(nothing, none),
  /** Where the computer cannot ask: opens it when its screen has been locked and unlocked by its person, or no longer. */
  awaitScreen: call(z.strictObject({ isOn: z.boolean() }), none),
  /** "It's me", by the computer's own question. */
  proveMeByCheck: call(nothing, none, { needs: 'open' }),
  /** Has the computer ask from now on; where nothing locks yet. */
  setGate: call(nothing, none, { needs: 'writable' }),
  /** Asks no more, after it has asked once more. */
  dropGate: call(nothing, none, { needs: 'writable' }),
  /** "It's me": what asks again is answered for five minutes. */
  proveMe: call(typed, none, { needs: 'open' }),
  /** Seals the vault and every secret under a passphrase. */
  setPassphrase: call(typed, none, { needs: 'writable' }),
  changePassphrase: call(z.strictObject({ passphrase: Passphrase, next: Passphrase }), none, {
    needs: 'writable',
  }),
  /** Unseals what the keychain holds, after the passphrase was proven once more; `gate` has the computer ask instead. */
  dropPassphrase: call(
    z.strictObject({ passphrase: Passphrase, to: z.enum(['off', 'gate']).optional() }),
    none,
    {
      needs: 'writable',
    },
  ),
  /** Words for a passphrase, picked by chance. */
  suggestPassphrase: call(nothing, z.object({ passphrase: z.string() })),
  setLock: call(LockSettings, none, { needs: 'freshWritable' }),
} as const
