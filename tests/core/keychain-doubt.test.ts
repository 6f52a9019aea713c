import { describe, expect, it } from 'vitest'
import { fail } from '../../shared/kernel/result.ts'
import {
  codeOf,
  connected,
  draft,
  SECRET,
  settle,
  startKeyward,
  value,
  type FakeKeyward,
} from '../worlds/fakes.ts'

const NEW = 'not-a-real-secret-newer-98765432'

const accountOf = (keyward: FakeKeyward, part: string) =>
  [...keyward.keychain.entries].find(([, secret]) => secret.includes(part))?.[0] ?? ''

const introduced = async () => {
  const keyward = await startKeyward()
  value(await keyward.api.introduce({ me: { name: 'Ines Halloway', email: 'ines@ferrymoor.example' } }))
  const { fingerprint } = value(await keyward.api.showCard({}))
  return { keyward, fingerprint, account: accountOf(keyward, 'AGE-SECRET-KEY') }
}

describe('E11 a keychain that does not show what it holds', () => {
  it('once, takes no secret for missing', async () => {
    const { keyward, appId } = await connected()
    keyward.keychain.hide(accountOf(keyward, SECRET))
    expect(value(await keyward.api.revealSecret({ appId })).secret).toBe(SECRET)
    expect(keyward.snapshot().apps[0]?.secret?.state).toBe('stored')
    keyward.keychain.hide(accountOf(keyward, SECRET))
    const again = await startKeyward(keyward.world)
    expect(again.snapshot().apps[0]?.secret?.state).toBe('stored')
    expect(again.work().notices).toEqual([])
  })

  it('that is unsure says nothing about any secret', async () => {
    const { keyward, appId } = await connected()
    keyward.keychain.fail(fail('keychainUnsure'))
    expect(codeOf(await keyward.api.revealSecret({ appId }))).toBe('keychainUnsure')
    const again = await startKeyward(keyward.world)
    expect(again.snapshot().apps[0]?.secret?.state).toBe('stored')
  })

  it('for good, asks for the secret again, and keeps the old entry known until it is surely gone', async () => {
    const { keyward, appId } = await connected()
    const hidden = accountOf(keyward, SECRET)
    keyward.keychain.hide(hidden, true)
    expect(codeOf(await keyward.api.revealSecret({ appId }))).toBe('secretMissing')
    value(await keyward.api.storeSecret({ appId, clientSecret: NEW, createdAt: null }))
    expect(keyward.keychain.entries.get(hidden)).toBe(SECRET)
    expect(keyward.records.stored(), 'it is not forgotten that it may be there').toContain(hidden)
    keyward.keychain.show()
    const again = await startKeyward(keyward.world)
    await settle()
    expect(again.keychain.entries.has(hidden)).toBe(false)
    expect(value(await again.api.revealSecret({ appId })).secret).toBe(NEW)
  })

  it.each([false, true])('makes no new card, and sweeps no old keys (for good: %s)', async (isForGood) => {
    const { keyward, fingerprint, account } = await introduced()
    keyward.keychain.hide(account, isForGood)
    const shown = await keyward.api.showCard({})
    if (isForGood) expect(codeOf(shown)).toBe('ownKeysMissing')
    else expect(value(shown).fingerprint).toBe(fingerprint)
    expect([...keyward.keychain.entries.keys()]).toEqual([account])
    const again = await startKeyward(keyward.world)
    await settle()
    expect([...again.keychain.entries.keys()]).toEqual([account])
    again.keychain.show()
    expect(value(await again.api.showCard({})).fingerprint).toBe(fingerprint)
  })

  it('makes new keys only for somebody who asks, and keeps the old ones where they are', async () => {
    const { keyward, fingerprint, account } = await introduced()
    expect(value(await keyward.api.renewCard({})).fingerprint, 'while they are there').toBe(fingerprint)
    keyward.keychain.hide(account, true)
    const renewed = value(await keyward.api.renewCard({})).fingerprint
    expect(renewed).not.toBe(fingerprint)
    const again = await startKeyward(keyward.world)
    await settle()
    expect(again.keychain.entries.has(account)).toBe(true)
    expect(value(await again.api.showCard({})).fingerprint).toBe(renewed)
  })

  it.each([
    ['not even text of keys', 'hello'],
    ['keys of somebody else', JSON.stringify({ identity: 'AGE-SECRET-KEY-1QQQ', seed: 'A'.repeat(43) })],
  ])('E10 own keys that were altered are not used: %s', async (_what, text) => {
    const { keyward, account } = await introduced()
    const before = keyward.keychain.entries.get(account) ?? ''
    keyward.keychain.entries.set(account, text)
    expect(codeOf(await keyward.api.showCard({}))).toBe('ownKeysAltered')
    expect(keyward.keychain.entries.size).toBe(1)
    keyward.keychain.entries.set(account, before)
    value(await keyward.api.showCard({}))
  })

  it('E10 own keys of which only the signing half was swapped are not used either', async () => {
    const { keyward, account } = await introduced()
    const other = await introduced()
    const mine = JSON.parse(keyward.keychain.entries.get(account) ?? '{}') as { identity: string }
    const theirs = JSON.parse(other.keyward.keychain.entries.get(other.account) ?? '{}') as { seed: string }
    keyward.keychain.entries.set(account, JSON.stringify({ ...mine, seed: theirs.seed }))
    expect(codeOf(await keyward.api.showCard({}))).toBe('ownKeysAltered')
  })

  it('offers to begin with an empty vault only after it was asked twice', async () => {
    const { keyward } = await connected()
    keyward.records.fail(fail('keychainUnsure'))
    const again = await startKeyward(keyward.world)
    expect(again.snapshot().vault).toEqual({ kind: 'closed', why: 'keychainUnsure' })
    expect(codeOf(await again.api.beginAgain({}))).toBe('badRequest')
    await again.api.openVault({})
    again.records.fail(null)
    value(await again.api.beginAgain({}))
  })

  it('E2 a bin in which it keeps what was deleted is told of, once', async () => {
    const keyward = await startKeyward()
    keyward.keychain.keepDeleted()
    for (const clientId of ['A'.repeat(32), 'B'.repeat(32)]) {
      const { appId } = value(
        await keyward.api.addApp({ details: draft({ clientId }), clientSecret: `${SECRET}${clientId}` }),
      )
      value(await keyward.api.removeApp({ appId }))
    }
    expect(keyward.work().notices).toMatchObject([{ code: 'deletedKept' }])
  })
})
