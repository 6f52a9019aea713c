import { describe, expect, it } from 'vitest'
import { ActivityKind } from '../../shared/activity/activity.ts'
import { outcomeOf } from '../../shared/activity/outcome.ts'

/** Kinds that tell of something amiss, or only of something noticed, whatever their result. */
const NEVER_GOOD: readonly ActivityKind[] = [
  'secretFoundMissing',
  'secretFoundAltered',
  'clockFoundOff',
  'signInFailed',
  'signInRefused',
  'disconnectAsked',
  'revokeAsked',
  'activityFoundBroken',
  'vaultRecovered',
  'recordsSetAside',
  'updateRefused',
  'rollbackFound',
  'passphraseRefused',
  'checkRefused',
  'connectionVanished',
  'toolTurnedAway',
]
/** What the result is where it went as meant, and is not just "ok". */
const DONE: Partial<Record<ActivityKind, string>> = {
  secretProven: 'works',
  oldSecretProven: 'refused',
  rollbackAcknowledged: 'restored',
  vaultLocked: 'idle',
  vaultUnlocked: 'passphrase',
  lockSwitched: 'changed',
  toolsSwitched: 'on',
  toolAdded: 'added: Workbook',
  toolChanged: 'changed: Workbook',
  toolRemoved: 'removed: Workbook',
  toolAllowed: 'tenMinutes: Workbook',
  toolRefused: 'forGood: Workbook',
  toolEnded: 'asked: Workbook',
  toolTokenGiven: 'given: Workbook',
  toolCalled: 'called 60: Workbook',
}

describe('how a line ended', () => {
  it.each([
    ['secretProven', 'works', 'good'],
    ['secretProven', 'noSignIn', 'good'],
    ['secretProven', 'refused', 'failed'],
    ['secretProven', 'couldNotTell', 'failed'],
    ['oldSecretProven', 'refused', 'good'],
    ['oldSecretProven', 'works', 'failed'],
    ['oldSecretProven', 'couldNotTell', 'failed'],
    ['connectionsChecked', '26 of 26', 'good'],
    ['connectionsChecked', '0 of 0', 'good'],
    ['connectionsChecked', '25 of 26', 'failed'],
    ['connectionsChecked', 'checkCancelled', 'failed'],
    ['signInsKeptAlive', '2 of 3', 'failed'],
    ['activityFoundBroken', '3 found', 'failed'],
    ['connectionVanished', 'ok', 'noticed'],
    ['secretFoundMissing', 'ok', 'failed'],
    ['signInRefused', 'grantRefused', 'failed'],
    ['secretRevealed', '26 of 26', 'failed'],
  ] as const)('%s with "%s" is %s', (what, result, outcome) => {
    expect(outcomeOf(what, result)).toBe(outcome)
  })

  it.each(ActivityKind.options)('%s is good when it is done, and failed when a code says why not', (what) => {
    expect(outcomeOf(what, DONE[what] ?? 'ok') === 'good').toBe(!NEVER_GOOD.includes(what))
    if (what !== 'connectionVanished')
      for (const code of ['offline', 'diskFull', 'vaultReadOnly', ''])
        expect(outcomeOf(what, code), code).toBe('failed')
  })
})
