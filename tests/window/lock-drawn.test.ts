import { expect, it } from 'vitest'
import { LockedView } from '../../renderer/features/lock/locked-view.tsx'
import { LOCKED_VIEW } from '../../renderer/features/lock/words.ts'
import { SettingsLock } from '../../renderer/features/lock/settings-lock.tsx'
import { DAY } from '../../shared/kernel/instant.ts'
import { LockCause, type LockFacts, NO_LOCK } from '../../shared/lock/lock.ts'
import { textDrawn } from './drawn.ts'
import { emptySnapshot } from './scenario-data.ts'

const NOW = Date.UTC(2026, 10, 24, 9, 12)

/** What is told of a vault that is locked. */
const lockedFor = (cause: LockCause, more: Partial<LockFacts['locked']> = {}): LockFacts => ({
  ...NO_LOCK,
  way: 'passphrase',
  locked: {
    cause,
    at: NOW,
    wrong: 0,
    waitsUntil: null,
    pending: 0,
    lapsesAt: null,
    awaitsScreen: false,
    ...more,
  },
})

it.each(LockCause.options)(
  'the locked vault says that %s locked it, asks for the passphrase, and shows what waits',
  (cause) => {
    const lock = lockedFor(cause, { at: cause === 'start' ? null : NOW, wrong: 2, pending: 1 })
    const text = textDrawn(LockedView, { ...emptySnapshot(NOW), vault: { kind: 'locked' }, lock })
    expect(text).toContain('Keyward is locked')
    expect(text).toContain(cause === 'start' ? 'after every start' : 'locked')
    for (const said of ['Passphrase', 'Unlock', 'I have forgotten it', '2 wrong tries', '1 disconnection'])
      expect(text).toContain(said)
  },
)

it('a sign-in whose day has passed was to lapse then, and one whose day comes lapses', () => {
  expect(LOCKED_VIEW.waitsChecks(NOW + DAY, NOW)).toContain('The first lapses on')
  expect(LOCKED_VIEW.waitsChecks(NOW - DAY, NOW)).toContain('The first was to lapse on')
})

it('Settings explain each way in a sentence, and offer only what this computer has', () => {
  const drawn = (lock: typeof NO_LOCK) => textDrawn(SettingsLock, { ...emptySnapshot(NOW), lock })
  const off = drawn(NO_LOCK)
  expect(off).toContain('can open Keyward and see everything')
  expect(off).toContain('The vault and every secret in the keychain are sealed')
  expect(off).not.toMatch(/Touch ID|Windows Hello|Lock now/u)
  const on = drawn({ ...NO_LOCK, way: 'passphrase' })
  for (const said of [
    'Lock now',
    'Change the passphrase',
    '10 minutes',
    'Never by itself',
    'Ask again before',
  ])
    expect(on).toContain(said)
})
