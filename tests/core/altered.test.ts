import { describe, expect, it } from 'vitest'
import { DAY } from '../../shared/kernel/instant.ts'
import { fail, type Result } from '../../shared/kernel/result.ts'
import { codeOf, connected, SECRET, settle, startKeyward, value, type FakeKeyward } from '../worlds/fakes.ts'

const NEW = 'not-a-real-secret-newer-98765432'
const THEIRS = 'not-a-real-secret-that-others-put'

/** Somebody replaces a secret in the keychain, past Keyward. */
const alter = (keyward: FakeKeyward, from: string, to: string) => {
  for (const [account, secret] of keyward.keychain.entries)
    if (secret === from) keyward.keychain.entries.set(account, to)
}

/** An app signed in, whose secret somebody else has replaced. */
const altered = async (to: string = THEIRS) => {
  const { keyward, appId } = await connected()
  value(await keyward.api.introduce({ me: { name: 'Ines', email: 'ines@ferrymoor.example' } }))
  keyward.xero.answers.secrets = [SECRET, to]
  alter(keyward, SECRET, to)
  keyward.xero.calls.length = 0
  return { keyward, appId }
}

describe('E10 a secret altered behind Keyward’s back', () => {
  const USES: Record<string, (keyward: FakeKeyward, appId: string) => Promise<Result<unknown>>> = {
    revealed: (keyward, appId) => keyward.api.revealSecret({ appId }),
    copied: (keyward, appId) => keyward.api.copySecret({ appId }),
    'used to sign in': (keyward, appId) => keyward.api.startSignIn({ appId }),
    'handed over': (keyward, appId) =>
      keyward.api.sealHandover({
        appId,
        to: { name: 'Owen', email: '' },
        personId: null,
        request: null,
        why: 'colleague',
        parts: { clientId: true, secret: true, redirectUri: false, scopes: false, note: false },
        usableUntil: keyward.clock.now() + DAY,
        reminds: false,
        rotatesWhenOver: false,
      }),
  }

  it.each(Object.entries(USES))('is noticed before it is %s', async (_use, act) => {
    const { keyward, appId } = await altered()
    expect(codeOf(await act(keyward, appId))).toBe('secretAltered')
    expect(keyward.xero.calls).toEqual([])
    expect(keyward.clipboard.text).toBe('')
    expect(keyward.snapshot().apps[0]?.secret?.state).toBe('altered')
  })

  it.each([
    ['by one letter’s case', SECRET.toUpperCase()],
    ['by a space at its end', `${SECRET} `],
    ['by one character', `${SECRET.slice(0, -1)}x`],
    ['to another app’s', THEIRS],
  ])('is noticed when it differs %s', async (_how, to) => {
    const { keyward, appId } = await altered(to)
    expect(codeOf(await keyward.api.revealSecret({ appId }))).toBe('secretAltered')
  })

  it('is not sent to Xero when a sign-in is refreshed, and the sign-in is kept', async () => {
    const { keyward } = await altered()
    keyward.clock.move(2 * DAY)
    value(await keyward.api.checkConnections({ keys: null }))
    expect(keyward.xero.calls).toEqual([])
    expect(keyward.snapshot().signIns[0]?.state.kind).toBe('live')
    expect(keyward.snapshot().connections[0]?.failure?.code).toBe('secretAltered')
  })

  it('between the browser and the exchange, is not sent either', async () => {
    const { keyward, appId } = await connected()
    value(await keyward.api.startSignIn({ appId }))
    alter(keyward, SECRET, THEIRS)
    keyward.xero.calls.length = 0
    keyward.link(`keyward://oauth/callback?code=c&state=${encodeURIComponent(keyward.state())}`)
    await settle()
    expect(keyward.xero.calls).toEqual([])
    expect(keyward.work().attempts.at(-1)?.step).toMatchObject({
      kind: 'failed',
      failure: { code: 'secretAltered' },
    })
  })

  it('is told at the next start and logged, once, and told no more when the right one is back', async () => {
    const { keyward, appId } = await altered()
    const again = await startKeyward(keyward.world)
    expect(again.work().notices).toMatchObject([{ code: 'secretFoundAltered', about: 'Month-end Packs' }])
    expect(again.activityLog.lines().join('\n')).toContain('"secretFoundAltered"')
    const third = await startKeyward(again.world)
    expect(third.work().notices).toEqual([])
    alter(third, THEIRS, SECRET)
    expect(value(await third.api.revealSecret({ appId })).secret).toBe(SECRET)
    expect(third.snapshot().apps[0]?.secret?.state).toBe('stored')
  })

  it('is taken as the new one only once Xero has recognised it', async () => {
    const { keyward, appId } = await altered()
    keyward.xero.answers.secrets = [SECRET]
    expect(codeOf(await keyward.api.acceptSecret({ appId }))).toBe('alteredSecretRefused')
    keyward.xero.answers.probeSecret = fail('offline')
    expect(codeOf(await keyward.api.acceptSecret({ appId }))).toBe('alteredSecretUnclear')
    expect(codeOf(await keyward.api.revealSecret({ appId }))).toBe('secretAltered')
    keyward.xero.answers.probeSecret = null
    keyward.xero.answers.secrets = [THEIRS]
    value(await keyward.api.acceptSecret({ appId }))
    expect(value(await keyward.api.revealSecret({ appId })).secret).toBe(THEIRS)
    expect(keyward.snapshot().apps[0]?.secret).toMatchObject({ state: 'stored', createdAt: null })
    expect(keyward.snapshot().rotation.records).toMatchObject([
      { how: 'added', replacedAt: expect.any(Number) },
      { how: 'accepted', replacedAt: null },
    ])
  })

  it('is cured by entering the right one again', async () => {
    const { keyward, appId } = await altered()
    await keyward.api.revealSecret({ appId })
    value(await keyward.api.storeSecret({ appId, clientSecret: SECRET, createdAt: null }))
    expect(value(await keyward.api.revealSecret({ appId })).secret).toBe(SECRET)
    const secrets = [...keyward.keychain.entries.values()].filter((kept) => !kept.startsWith('{')) // the end of the log is no secret
    expect(secrets).toEqual([SECRET])
  })

  it('in a rotation, is neither proven, switched over to, nor gone back to', async () => {
    const { keyward, appId } = await connected()
    keyward.xero.answers.secrets = [SECRET, NEW, THEIRS]
    const { rotationId } = value(await keyward.api.beginRotation({ appId, isLeak: false }))
    const id = { rotationId }
    value(await keyward.api.confirmConsumers(id))
    value(await keyward.api.pasteNewSecret({ ...id, clientSecret: NEW }))
    alter(keyward, NEW, THEIRS)
    expect(codeOf(await keyward.api.proveNewSecret(id))).toBe('secretAltered')
    alter(keyward, THEIRS, NEW)
    value(await keyward.api.proveNewSecret(id))
    alter(keyward, NEW, THEIRS)
    expect(codeOf(await keyward.api.switchSecret(id))).toBe('secretAltered')
    alter(keyward, THEIRS, NEW)
    value(await keyward.api.switchSecret(id))
    alter(keyward, SECRET, THEIRS)
    expect(codeOf(await keyward.api.rollBackRotation(id))).toBe('secretAltered')
    value(await keyward.api.confirmUpdates(id))
    value(await keyward.api.proveOldSecret(id))
    expect(keyward.snapshot().rotation.open[0]?.oldProof).toMatchObject({
      result: 'couldNotTell',
      because: 'secretAltered',
    })
  })

  it('is told from one that an earlier version stored without a fingerprint', async () => {
    const { keyward, appId } = await connected()
    const content = JSON.parse(keyward.records.stored())
    await keyward.records.save({ ...content, rotation: { ...content.rotation, records: [] } })
    const again = await startKeyward(keyward.world)
    await settle()
    expect(value(await again.api.revealSecret({ appId })).secret).toBe(SECRET)
    alter(again, SECRET, THEIRS)
    expect(codeOf(await again.api.revealSecret({ appId }))).toBe('secretAltered')
  })
})
