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
  /** "It's me": what asks again is answered for five minutes. */
  proveMe: call(typed, none, { needs: 'open' }),
  /** Seals the vault and every secret under a passphrase. */
  setPassphrase: call(typed, none, { needs: 'writable' }),
  changePassphrase: call(z.strictObject({ passphrase: Passphrase, next: Passphrase }), none, {
    needs: 'writable',
  }),
  /** Unseals what the keychain holds, after the passphrase was proven once more. */
  dropPassphrase: call(typed, none, { needs: 'writable' }),
  /** Words for a passphrase, picked by chance. */
  suggestPassphrase: call(nothing, z.object({ passphrase: z.string() })),
  setLock: call(LockSettings, none, { needs: 'freshWritable' }),
} as const
