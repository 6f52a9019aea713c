import { describe, expect, it } from 'vitest'
import { fail } from '../../shared/kernel/result.ts'
import { codeOf, draft, SECRET, settle, startKeyward, value, type FakeKeyward } from '../worlds/fakes.ts'

const withApp = async () => {
  const keyward = await startKeyward()
  const { appId } = value(await keyward.api.addApp({ details: draft(), clientSecret: SECRET }))
  return { keyward, appId }
}

describe('adding a Xero app', () => {
  it('puts the secret into the keychain and the record into the vault', async () => {
    const { keyward } = await withApp()
    expect([...keyward.keychain.entries.values()]).toEqual([SECRET])
    expect(keyward.snapshot().apps).toMatchObject([
      { name: 'Month-end Packs', secret: { state: 'stored', createdAt: null } },
    ])
  })

  it('E9 A10 shows the secret in no record, snapshot, log line or work', async () => {
    const { keyward } = await withApp()
    const everything = JSON.stringify([
      keyward.snapshot(),
      keyward.work(),
      keyward.records.stored(),
      keyward.activityLog.lines(),
    ])
    expect(everything).not.toContain(SECRET)
    expect(JSON.stringify(keyward.snapshot())).not.toContain('secretAccount')
  })

  it('refuses a name with Xero in it, and says which field', async () => {
    const keyward = await startKeyward()
    const result = await keyward.api.addApp({
      details: draft({ name: 'My XERO tool' }),
      clientSecret: SECRET,
    })
    expect(result).toMatchObject({
      ok: false,
      failure: { code: 'draftRefused', problems: [{ field: 'name', code: 'nameHasXero', weight: 'refuse' }] },
    })
    expect(keyward.keychain.entries.size).toBe(0)
  })

  it('knows the same client id again, however it is written', async () => {
    const { keyward, appId } = await withApp()
    const again = await keyward.api.addApp({
      details: draft({ clientId: draft().clientId.toLowerCase(), name: 'Other' }),
      clientSecret: SECRET,
    })
    expect(again).toEqual(fail({ code: 'duplicateApp', appId, name: 'Month-end Packs' }))
  })

  it('stores nothing when the keychain refuses', async () => {
    const keyward = await startKeyward()
    keyward.keychain.failNext('set', fail('keychainLocked'))
    expect(codeOf(await keyward.api.addApp({ details: draft(), clientSecret: SECRET }))).toBe(
      'keychainLocked',
    )
    expect(keyward.snapshot().apps).toEqual([])
    expect(JSON.parse(keyward.records.stored()).secretAccounts).toEqual([])
  })

  it('F5 takes the secret out again when the disk is full, and shows no app', async () => {
    const keyward = await startKeyward()
    let saves = 0
    keyward.records.watch(() => {
      saves += 1
      if (saves === 1) keyward.records.fail(fail('diskFull')) // after the account was reserved
    })
    expect(codeOf(await keyward.api.addApp({ details: draft(), clientSecret: SECRET }))).toBe('diskFull')
    expect(keyward.keychain.entries.size).toBe(0)
    expect(keyward.snapshot().apps).toEqual([])
  })
})

describe('a secret is asked about at Xero before it is stored', () => {
  const proven = async (keyward: FakeKeyward) =>
    value(await keyward.api.listActivity({ before: null, limit: 100 }))
      .lines.filter(({ what }) => what === 'secretProven')
      .map(({ app, result }) => `${app} ${result}`)
  const add = (keyward: FakeKeyward, more: { readonly isUnproven?: boolean } = {}) =>
    keyward.api.addApp({ details: draft(), clientSecret: SECRET, ...more })

  it('one that Xero recognises is stored, and one line tells of both', async () => {
    const keyward = await startKeyward()
    keyward.xero.answers.secrets = [SECRET]
    expect(value(await add(keyward)).proof).toBe('works')
    expect(await proven(keyward)).toEqual([])
  })

  it('a mistyped one is found before it is stored anywhere', async () => {
    const keyward = await startKeyward()
    keyward.xero.answers.secrets = [`${SECRET}x`]
    expect(codeOf(await add(keyward))).toBe('clientRefused')
    expect(keyward.keychain.entries.size).toBe(0)
    expect(keyward.snapshot().apps).toEqual([])
    expect(await proven(keyward)).toEqual(['Month-end Packs refused'])
  })

  it('one that Xero refuses is stored when the person says so, and Xero is not asked again', async () => {
    const keyward = await startKeyward()
    keyward.xero.answers.secrets = []
    expect(value(await add(keyward, { isUnproven: true })).proof).toBeNull()
    expect(keyward.xero.calls).toEqual([])
    expect(keyward.snapshot().apps).toHaveLength(1)
  })

  it.each(['offline', 'xeroTimedOut', 'tlsRefused', 'proxySilent'] as const)(
    'it is added although Xero could not be asked (%s), which is said',
    async (code) => {
      const keyward = await startKeyward()
      keyward.xero.answers.probeSecret = fail(code)
      expect(value(await add(keyward)).proof).toBe('couldNotTell')
      expect(keyward.snapshot().apps).toHaveLength(1)
      expect(await proven(keyward)).toEqual(['Month-end Packs couldNotTell'])
    },
  )

  it('Xero is asked about nothing that would not be stored anyway', async () => {
    const { keyward } = await withApp()
    keyward.xero.calls.length = 0
    expect(codeOf(await add(keyward))).toBe('duplicateApp')
    expect(codeOf(await keyward.api.addApp({ details: draft({ name: 'Xero' }), clientSecret: SECRET }))).toBe(
      'draftRefused',
    )
    expect(keyward.xero.calls).toEqual([])
  })

  it('the same app added twice at once is there once', async () => {
    const keyward = await startKeyward()
    const both = await Promise.all([add(keyward), add(keyward)])
    expect(both.map((one) => (one.ok ? 'added' : one.failure.code)).toSorted()).toEqual([
      'added',
      'duplicateApp',
    ])
    expect(keyward.keychain.entries.size).toBe(1)
  })

  it.each([
    ['works', [SECRET], null],
    ['refused', [], null],
    ['couldNotTell', null, fail('offline')],
  ] as const)('one that is here is asked about when it is asked for: %s', async (proof, secrets, failure) => {
    const { keyward, appId } = await withApp()
    keyward.xero.answers.secrets = secrets
    keyward.xero.answers.probeSecret = failure
    expect(value(await keyward.api.askSecret({ appId }))).toEqual({ proof })
    expect((await proven(keyward))[0]).toBe(`Month-end Packs ${proof}`)
    expect([...keyward.keychain.entries.values()]).toEqual([SECRET])
  })
})

describe('a secret comes out on purpose only', () => {
  it('A10 is revealed for thirty seconds and the act is logged', async () => {
    const { keyward, appId } = await withApp()
    expect(value(await keyward.api.revealSecret({ appId }))).toEqual({
      secret: SECRET,
      hidesAt: keyward.clock.now() + 30_000,
    })
    expect(keyward.activityLog.lines().at(-1)).toContain('"secretRevealed"')
  })

  it('A11 is copied, and cleared after thirty seconds if it is still there', async () => {
    const { keyward, appId } = await withApp()
    value(await keyward.api.copySecret({ appId }))
    expect(keyward.clipboard.text).toBe(SECRET)
    expect(keyward.work().clipboard).toEqual({ what: 'secret', clearsAt: keyward.clock.now() + 30_000 })
    keyward.clock.move(30_000)
    await settle()
    expect(keyward.clipboard.text).toBe('')
    expect(keyward.work().clipboard).toBeNull()
  })

  it('A11 leaves alone what the person copied afterwards', async () => {
    const { keyward, appId } = await withApp()
    value(await keyward.api.copySecret({ appId }))
    keyward.clipboard.text = 'lunch order'
    keyward.clock.move(30_000)
    await settle()
    expect(keyward.clipboard.text).toBe('lunch order')
  })

  it('A11 is cleared when Keyward stops', async () => {
    const { keyward, appId } = await withApp()
    value(await keyward.api.copySecret({ appId }))
    await keyward.stop()
    expect(keyward.clipboard.text).toBe('')
  })
})

describe('keychain and records kept together', () => {
  it('F4 sweeps at start a secret whose record was never written', async () => {
    const { keyward } = await withApp()
    const content = JSON.parse(keyward.records.stored())
    await keyward.keychain.set('orphan1', 'left over')
    await keyward.records.save({ ...content, secretAccounts: [...content.secretAccounts, 'orphan1'] })
    const again = await startKeyward(keyward.world)
    expect(again.keychain.entries.has('orphan1')).toBe(false)
    expect(again.work().notices).toMatchObject([{ code: 'orphanSecretsSwept', about: '1' }])
    expect(again.snapshot().apps).toHaveLength(1)
  })

  it('F4 asks for a secret that the keychain has lost, and takes it again', async () => {
    const { keyward, appId } = await withApp()
    keyward.keychain.entries.clear()
    const again = await startKeyward(keyward.world)
    expect(again.snapshot().apps[0]?.secret?.state).toBe('missing')
    expect(codeOf(await again.api.revealSecret({ appId }))).toBe('secretMissing')
    value(await again.api.storeSecret({ appId, clientSecret: SECRET, createdAt: null }))
    expect(value(await again.api.revealSecret({ appId })).secret).toBe(SECRET)
  })

  it('E1 takes a locked keychain for no statement about any secret', async () => {
    const { keyward, appId } = await withApp()
    keyward.keychain.fail(fail('keychainLocked'))
    const again = await startKeyward(keyward.world)
    expect(again.snapshot().apps[0]?.secret?.state).toBe('stored')
    expect(codeOf(await again.api.revealSecret({ appId }))).toBe('keychainLocked')
  })

  it('replaces a secret by putting the new one in before the old one goes', async () => {
    const { keyward, appId } = await withApp()
    value(await keyward.api.storeSecret({ appId, clientSecret: 'another-not-real-secret-456', createdAt: 5 }))
    expect([...keyward.keychain.entries.values()]).toEqual(['another-not-real-secret-456'])
    expect(keyward.snapshot().apps[0]?.secret?.createdAt).toBe(5)
  })
})

describe('removing an app', () => {
  it('takes the secret out first; a keychain that refuses keeps the app', async () => {
    const { keyward, appId } = await withApp()
    keyward.keychain.failNext('remove', fail('secretNotDeleted'))
    expect(codeOf(await keyward.api.removeApp({ appId }))).toBe('secretNotDeleted')
    expect(keyward.snapshot().apps).toHaveLength(1)
    value(await keyward.api.removeApp({ appId }))
    expect(keyward.snapshot().apps).toEqual([])
    expect(keyward.keychain.entries.size).toBe(0)
  })
})

describe('editing an app', () => {
  it('keeps the secret and forgets that the old route came back', async () => {
    const { keyward, appId } = await withApp()
    value(
      await keyward.api.editApp({
        appId,
        details: draft({ name: 'Packs', redirectUri: 'https://other.example/cb' }),
      }),
    )
    expect(keyward.snapshot().apps[0]).toMatchObject({
      name: 'Packs',
      cameBack: null,
      secret: { state: 'stored' },
    })
    expect([...keyward.keychain.entries.values()]).toEqual([SECRET])
  })
})
