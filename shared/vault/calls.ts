import { call, none, nothing } from '../kernel/call.ts'

/** Opening the vault, and what to do where it cannot be, or where the clock was wrong. */
export const vaultCalls = {
  /** The vault and the keychain: asks the operating system again. */
  openVault: call(nothing, none),
  /** Where the vault is unreadable: sets its files aside, keeps them, and begins an empty one. */
  beginAgain: call(nothing, none),

  /** Asks Xero for the time, and dates what lies in the future no later than now, where the clock is right (F12). */
  mendClock: call(nothing, none, { needs: 'writable' }),
} as const
