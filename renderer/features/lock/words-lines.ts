import { LockCause } from '../../../shared/lock/lock.ts'
import type { ActivityKind } from '../../../shared/activity/activity.ts'
import { count } from '../../language/plural.ts'

const CAUSES = {
  asked: 'By hand',
  idle: 'Nobody used it',
  asleep: 'The computer went to sleep',
  screen: 'The screen was locked, or somebody else signed in',
  hidden: 'The window was closed',
  quit: 'Keyward was quit',
  start: 'Since Keyward began',
} as const satisfies Record<LockCause, string>

const SWITCHED = new Map([
  ['on', 'Passphrase set; everything in the keychain is sealed'],
  ['changed', 'Passphrase changed'],
  ['off', 'Passphrase taken off'],
  ['gate', 'The computer asks whether it is you; nothing in the keychain is sealed'],
  ['gateOff', 'The computer no longer asks whether it is you'],
  ['settings', 'How it locks was changed'],
])

const WAYS = new Map([
  ['passphrase', 'By the passphrase'],
  ['check', 'The computer asked, and heard yes'],
  ['screen', 'The computer could not ask, and its screen was unlocked instead'],
])

/** How a line about the lock ended; `null` for every other line, and for a failure. */
export const lockResult = (what: ActivityKind | undefined, result: string): string | null => {
  if (what === 'vaultLocked') return CAUSES[LockCause.safeParse(result).data ?? 'asked']
  if (what === 'vaultUnlocked') return WAYS.get(result) ?? null
  if (what === 'checkRefused' && /^\d{1,7}$/u.test(result))
    return `${count(Number(result), 'time')} before it did`
  if (what === 'passphraseRefused' && /^\d{1,7}$/u.test(result))
    return `${count(Number(result), 'wrong passphrase')} before the right one`
  return what === 'lockSwitched' ? (SWITCHED.get(result) ?? null) : null
}
