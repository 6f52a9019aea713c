import * as z from 'zod'
import { Instant } from '../kernel/instant.ts'

/** What makes somebody prove who they are: nothing, the computer's own question, or a passphrase that seals as well. */
export const LockWay = z.enum(['off', 'gate', 'passphrase'])
export type LockWay = z.infer<typeof LockWay>

/** By what a computer asks whether it is its person. */
export const CheckName = z.enum(['touchId', 'hello'])
export type CheckName = z.infer<typeof CheckName>

/** What locked the vault. `start`: it has not been opened since Keyward began. */
export const LockCause = z.enum(['asked', 'idle', 'asleep', 'screen', 'hidden', 'quit', 'start'])
export type LockCause = z.infer<typeof LockCause>

/** After how many minutes without input it may lock itself; `null` is never. */
export const IDLE_MINUTES = [1, 5, 10, 15, 30, 60] as const

/** How the lock behaves; kept in the sealed file, so that nobody changes it who cannot open it. */
export const LockSettings = z.object({
  idleMinutes: z.int().min(1).max(240).nullable(),
  /** Also when the window is closed to the tray. */
  whenHidden: z.boolean(),
  /** Whether reveal, copy, hand over, export and making a kit ask again after five minutes. */
  asksAgain: z.boolean(),
  /** Somebody wants no lock: nobody is asked again. */
  isDeclined: z.boolean().default(false),
})
export type LockSettings = z.infer<typeof LockSettings>

export const DEFAULT_LOCK: LockSettings = {
  idleMinutes: 10,
  whenHidden: false,
  asksAgain: true,
  isDeclined: false,
}

/** Short enough to be typed every day, long enough that nobody finds it at 0.7 s a try. */
export const PASSPHRASE_LEAST = 12
const PASSPHRASE_MOST = 500

/** A passphrase as it was typed. */
export const Passphrase = z.string().max(PASSPHRASE_MOST)

/** The same passphrase whichever keyboard wrote it (Unicode NFC, as RFC 8265 has it). */
export const samePassphrase = (typed: string): string => typed.normalize('NFC')

/** Whether one may be chosen: long enough, and not of two or three letters only. */
export const isFitPassphrase = (typed: string): boolean => {
  const letters = Array.from(samePassphrase(typed))
  return letters.length >= PASSPHRASE_LEAST && new Set(letters).size >= 5
}

/** What can be said while it is locked: moments and amounts, and no name. */
export const Locked = z.object({
  cause: LockCause,
  /** `null` where it has not been open since Keyward began. */
  at: Instant.nullable(),
  /** Wrong passphrases since the last right one. */
  wrong: z.int().nonnegative(),
  /** No passphrase is tried before this moment. */
  waitsUntil: Instant.nullable(),
  /** Disconnections that Xero had not confirmed when it locked; `null` where that is not known. */
  pending: z.int().nonnegative().nullable(),
  /** When the first sign-in lapses, as it was known when it locked. */
  lapsesAt: Instant.nullable(),
  /** Whether it opens when the computer's screen has been locked and unlocked by its person. */
  awaitsScreen: z.boolean(),
})
export type Locked = z.infer<typeof Locked>

/** What the window knows of the lock. */
export const LockFacts = z.object({
  way: LockWay,
  /** By what this computer can ask now whether it is its person; `null` where it cannot. */
  check: CheckName.nullable(),
  /** Whether it is being switched on or off, or the passphrase changed. */
  isSwitching: z.boolean(),
  settings: LockSettings,
  locked: Locked.nullable(),
})
export type LockFacts = z.infer<typeof LockFacts>

export const NO_LOCK: LockFacts = {
  way: 'off',
  check: null,
  isSwitching: false,
  settings: DEFAULT_LOCK,
  locked: null,
}

/** A switch that is begun: from which keychain account to which, written down before either is touched (F11). */
export const LockSwitch = z.object({
  from: z.string().max(64),
  to: z.string().max(64),
  toward: z.enum(['off', 'gate', 'passphrase', 'otherPassphrase']),
})
export type LockSwitch = z.infer<typeof LockSwitch>

/** What is stored of the lock. */
export const StoredLock = z.object({ settings: LockSettings, switching: LockSwitch.nullable() })
export type StoredLock = z.infer<typeof StoredLock>

export const UNLOCKED: StoredLock = { settings: DEFAULT_LOCK, switching: null }
