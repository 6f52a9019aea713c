import { describe, expect, it } from 'vitest'
import { DAY } from '../../shared/kernel/instant.ts'
import { stepOf } from '../../shared/rotation/rotation.ts'
import { fail, ok } from '../../shared/kernel/result.ts'
import {
  codeOf,
  connected,
  draft,
  SECRET,
  settle,
  startKeyward,
  tokens,
  value,
  type FakeKeyward,
} from '../worlds/fakes.ts'

const NEW = 'not-a-real-secret-newer-98765432'

/** An app with a sign-in, and its rotation begun; Xero recognises these secrets. */
const begun = async (
  secrets: readonly string[] = [SECRET, NEW],
  { isLeak = false, isListed = true } = {},
) => {
  const { keyward, appId } = await connected()
  keyward.xero.answers.secrets = secrets
  const { rotationId } = value(await keyward.api.beginRotation({ appId, isLeak }))
  if (isListed && !isLeak) value(await keyward.api.confirmConsumers({ rotationId }))
  return { keyward, appId, rotationId, id: { rotationId } }
}

const step = (keyward: FakeKeyward) => {
  const [open] = keyward.snapshot().rotation.open
  return open === undefined ? null : stepOf(open)
}
/** The client secret that Keyward would use now. */
const current = async (keyward: FakeKeyward, appId: string) =>
  value(await keyward.api.revealSecret({ appId })).secret
const kept = (keyward: FakeKeyward) =>
  [...keyward.keychain.entries.values()].filter((one) => one.includes('not-a-real-secret')).toSorted()

describe('a rotation', () => {
  it('goes through its eight steps, and at each the right secret is in use', async () => {
    const { keyward, appId, id } = await begun([SECRET, NEW], { isListed: false })
    expect(step(keyward)).toBe('list')
    value(await keyward.api.setConsumers({ appId, consumers: [{ name: 'Workbook', where: 'shared drive' }] }))
    value(await keyward.api.confirmConsumers(id))
    expect(step(keyward)).toBe('make')
    value(await keyward.api.confirmMade(id))
    value(await keyward.api.pasteNewSecret({ ...id, clientSecret: ` ${NEW}\n` }))
    expect(step(keyward)).toBe('prove')
    value(await keyward.api.proveNewSecret(id))
    expect(step(keyward)).toBe('switch')
    expect(keyward.snapshot().rotation.open[0]).toMatchObject({
      proof: { result: 'works' },
      renewal: { result: 'works', person: 'Ines Halloway' },
      currentProof: { result: 'works' },
    })
    expect(await current(keyward, appId)).toBe(SECRET)
    value(await keyward.api.switchSecret(id))
    expect(await current(keyward, appId)).toBe(NEW)
    expect(kept(keyward)).toEqual([SECRET, NEW].toSorted())
    const consumerId = keyward.snapshot().rotation.consumers[appId]?.[0]?.id ?? ''
    value(await keyward.api.tickConsumer({ ...id, consumerId, isUpdated: true }))
    value(await keyward.api.confirmUpdates(id))
    keyward.xero.answers.secrets = [NEW]
    value(await keyward.api.proveOldSecret(id))
    expect(step(keyward)).toBe('forget')
    value(await keyward.api.forgetOldSecret({ ...id, isUnproven: false }))
    expect(kept(keyward)).toEqual([NEW])
    expect(keyward.snapshot().rotation.open).toEqual([])
    expect(keyward.snapshot().rotation.finished).toMatchObject([
      {
        outcome: 'rotated',
        proof: { result: 'works' },
        renewal: { result: 'works' },
        oldProof: { result: 'refused' },
        consumers: [{ name: 'Workbook', isUpdated: true }],
      },
    ])
  })

  it('refuses a wrong secret with the exact reason, and nothing has changed', async () => {
    const { keyward, appId, id } = await begun([SECRET])
    value(await keyward.api.pasteNewSecret({ ...id, clientSecret: NEW }))
    expect(await keyward.api.proveNewSecret(id)).toEqual({
      ok: false,
      failure: { code: 'newSecretRefused', pasted: NEW.length, current: SECRET.length },
    })
    expect(keyward.snapshot().rotation.open[0]).toMatchObject({
      proof: { result: 'refused', because: 'invalid_client' },
      renewal: null,
      currentProof: { result: 'works' },
    })
    expect(codeOf(await keyward.api.switchSecret(id))).toBe('newSecretNotProven')
    expect(await current(keyward, appId)).toBe(SECRET)
    value(await keyward.api.rollBackRotation(id))
    expect(kept(keyward)).toEqual([SECRET])
    expect(keyward.snapshot().rotation.finished[0]?.outcome).toBe('givenUp')
  })

  it.each([
    ['no network', fail('offline')],
    ['an outage', fail({ code: 'xeroUnavailable', status: 503 })],
    ['a limit', fail({ code: 'rateLimited', retryAt: 1 })],
    ['an answer that nobody expects', fail({ code: 'xeroUnexpected', status: 200 })],
  ] as const)(
    'with %s says that it could not tell, never that a secret works or is dead',
    async (_what, failed) => {
      const { keyward, id } = await begun()
      value(await keyward.api.pasteNewSecret({ ...id, clientSecret: NEW }))
      keyward.xero.answers.probeSecret = failed
      value(await keyward.api.proveNewSecret(id))
      expect(keyward.snapshot().rotation.open[0]?.proof?.result).toBe('couldNotTell')
      expect(step(keyward)).toBe('prove')
      expect(codeOf(await keyward.api.switchSecret(id))).toBe('newSecretNotProven')
      keyward.xero.answers.probeSecret = null
      value(await keyward.api.proveNewSecret(id))
      value(await keyward.api.switchSecret(id))
      value(await keyward.api.confirmUpdates(id))
      keyward.xero.answers.probeSecret = failed
      value(await keyward.api.proveOldSecret(id))
      expect(keyward.snapshot().rotation.open[0]?.oldProof?.result).toBe('couldNotTell')
      expect(step(keyward)).toBe('oldDead')
      expect(codeOf(await keyward.api.forgetOldSecret({ ...id, isUnproven: false }))).toBe('rotationNotThere')
      value(await keyward.api.forgetOldSecret({ ...id, isUnproven: true }))
      expect(keyward.snapshot().rotation.finished[0]?.oldProof?.result).toBe('couldNotTell')
    },
  )

  it('a sign-in that the new secret cannot renew speaks against it', async () => {
    const { keyward, id } = await begun()
    value(await keyward.api.pasteNewSecret({ ...id, clientSecret: NEW }))
    keyward.xero.answers.refresh = async () => fail('offline')
    value(await keyward.api.proveNewSecret(id))
    expect(keyward.snapshot().rotation.open[0]?.renewal).toMatchObject({
      result: 'couldNotTell',
      because: 'offline',
    })
    expect(step(keyward)).toBe('prove')
  })

  it('without any sign-in the first proof is enough, and that is said', async () => {
    const keyward = await startKeyward()
    const { appId } = value(await keyward.api.addApp({ details: draft(), clientSecret: SECRET }))
    const { rotationId } = value(await keyward.api.beginRotation({ appId, isLeak: false }))
    value(await keyward.api.confirmConsumers({ rotationId }))
    value(await keyward.api.pasteNewSecret({ rotationId, clientSecret: NEW }))
    value(await keyward.api.proveNewSecret({ rotationId }))
    expect(keyward.snapshot().rotation.open[0]?.renewal?.result).toBe('noSignIn')
    expect(step(keyward)).toBe('switch')
  })

  it('an old secret that still works is never forgotten, and is said to work', async () => {
    const { keyward, id } = await begun([SECRET, NEW])
    value(await keyward.api.pasteNewSecret({ ...id, clientSecret: NEW }))
    value(await keyward.api.proveNewSecret(id))
    value(await keyward.api.switchSecret(id))
    value(await keyward.api.confirmUpdates(id))
    value(await keyward.api.proveOldSecret(id))
    expect(keyward.snapshot().rotation.open[0]?.oldProof?.result).toBe('works')
    expect(codeOf(await keyward.api.forgetOldSecret({ ...id, isUnproven: true }))).toBe('oldSecretNotDead')
    expect(kept(keyward)).toHaveLength(2)
  })

  it('the model in which the old one stops at once: the new one is proven although the current one is refused', async () => {
    const { keyward, appId, id } = await begun([NEW])
    value(await keyward.api.pasteNewSecret({ ...id, clientSecret: NEW }))
    value(await keyward.api.proveNewSecret(id))
    expect(keyward.snapshot().rotation.open[0]).toMatchObject({
      proof: { result: 'works' },
      renewal: { result: 'works' },
      currentProof: { result: 'refused' },
    })
    value(await keyward.api.switchSecret(id))
    expect(await current(keyward, appId)).toBe(NEW)
  })

  it('can be rolled back after the switch: the previous secret is current again, the new one is gone', async () => {
    const { keyward, appId, id } = await begun()
    const createdAt = keyward.snapshot().apps[0]?.secret?.createdAt
    value(await keyward.api.pasteNewSecret({ ...id, clientSecret: NEW }))
    value(await keyward.api.proveNewSecret(id))
    value(await keyward.api.switchSecret(id))
    value(await keyward.api.rollBackRotation(id))
    expect(await current(keyward, appId)).toBe(SECRET)
    expect(kept(keyward)).toEqual([SECRET])
    expect(keyward.snapshot().apps[0]?.secret?.createdAt).toBe(createdAt)
    expect(keyward.snapshot().rotation.finished[0]?.outcome).toBe('rolledBack')
  })

  it.each([
    ['Xero refuses the previous secret by now', [NEW]],
    ['the previous secret is gone from the keychain', [SECRET, NEW]],
  ])('is not rolled back to nothing: %s', async (what, secrets) => {
    const { keyward, appId, id } = await begun()
    value(await keyward.api.pasteNewSecret({ ...id, clientSecret: NEW }))
    value(await keyward.api.proveNewSecret(id))
    value(await keyward.api.switchSecret(id))
    keyward.xero.answers.secrets = secrets
    const isGone = secrets.includes(SECRET)
    if (isGone)
      for (const [account, secret] of keyward.keychain.entries)
        if (secret === SECRET) keyward.keychain.entries.delete(account)
    expect(codeOf(await keyward.api.rollBackRotation(id)), what).toBe(
      isGone ? 'previousSecretGone' : 'previousSecretDead',
    )
    expect(await current(keyward, appId)).toBe(NEW)
    expect(kept(keyward)).toContain(NEW)
    expect(step(keyward)).toBe('update')
  })

  it('a way back that was interrupted is gone to its end', async () => {
    const { keyward, appId, id } = await begun()
    value(await keyward.api.pasteNewSecret({ ...id, clientSecret: NEW }))
    value(await keyward.api.proveNewSecret(id))
    value(await keyward.api.switchSecret(id))
    keyward.keychain.failNext('remove', fail('keychainLocked'))
    expect(codeOf(await keyward.api.rollBackRotation(id))).toBe('keychainLocked')
    expect(await current(keyward, appId)).toBe(SECRET)
    expect(kept(keyward)).toEqual([NEW, SECRET].toSorted())
    value(await keyward.api.rollBackRotation(id))
    expect(await current(keyward, appId)).toBe(SECRET)
    expect(kept(keyward)).toEqual([SECRET])
    expect(keyward.snapshot().rotation.finished[0]?.outcome).toBe('rolledBack')
  })

  it('offline goes by what Xero said last about the previous secret', async () => {
    const { keyward, appId, id } = await begun([NEW])
    value(await keyward.api.pasteNewSecret({ ...id, clientSecret: NEW }))
    value(await keyward.api.proveNewSecret(id))
    value(await keyward.api.switchSecret(id))
    keyward.xero.answers.probeSecret = fail('offline')
    expect(codeOf(await keyward.api.rollBackRotation(id))).toBe('previousSecretDead')
    expect(await current(keyward, appId)).toBe(NEW)
  })

  it('F4 a kill between the keychain and the record of the last step leaves that step to be done again', async () => {
    const { keyward, appId, id } = await begun()
    value(await keyward.api.pasteNewSecret({ ...id, clientSecret: NEW }))
    value(await keyward.api.proveNewSecret(id))
    value(await keyward.api.switchSecret(id))
    value(await keyward.api.confirmUpdates(id))
    keyward.xero.answers.secrets = [NEW]
    value(await keyward.api.proveOldSecret(id))
    for (const [account, secret] of keyward.keychain.entries)
      if (secret === SECRET) keyward.keychain.entries.delete(account)
    expect(step(keyward)).toBe('forget')
    value(await keyward.api.forgetOldSecret({ ...id, isUnproven: false }))
    expect(keyward.snapshot().rotation.finished[0]?.outcome).toBe('rotated')
    expect(await current(keyward, appId)).toBe(NEW)
  })

  it('no step can be done before its turn, and a second rotation of an app is the first', async () => {
    const { keyward, appId, id, rotationId } = await begun([SECRET, NEW], { isListed: false })
    for (const act of [
      () => keyward.api.confirmMade(id),
      () => keyward.api.proveNewSecret(id),
      () => keyward.api.confirmUpdates(id),
      () => keyward.api.proveOldSecret(id),
      () => keyward.api.forgetOldSecret({ ...id, isUnproven: true }),
    ])
      expect(codeOf(await act())).toBe('rotationNotThere')
    expect(value(await keyward.api.beginRotation({ appId, isLeak: false })).rotationId).toBe(rotationId)
    expect(codeOf(await keyward.api.confirmMade({ rotationId: 'nobody' }))).toBe('unknownRotation')
  })

  it('a mistyped paste is replaced by the next one, and leaves nothing in the keychain', async () => {
    const { keyward, id } = await begun()
    value(await keyward.api.pasteNewSecret({ ...id, clientSecret: 'not-a-real-secret-mistyped-000' }))
    value(await keyward.api.pasteNewSecret({ ...id, clientSecret: NEW }))
    expect(kept(keyward)).toEqual([NEW, SECRET].toSorted())
  })

  it('E2 a secret that the keychain will not give up is not said to be forgotten', async () => {
    const { keyward, id } = await begun()
    value(await keyward.api.pasteNewSecret({ ...id, clientSecret: NEW }))
    value(await keyward.api.proveNewSecret(id))
    value(await keyward.api.switchSecret(id))
    value(await keyward.api.confirmUpdates(id))
    keyward.xero.answers.secrets = [NEW]
    value(await keyward.api.proveOldSecret(id))
    keyward.keychain.failNext('remove', fail('secretNotDeleted'))
    expect(codeOf(await keyward.api.forgetOldSecret({ ...id, isUnproven: false }))).toBe('secretNotDeleted')
    expect(step(keyward)).toBe('forget')
    value(await keyward.api.forgetOldSecret({ ...id, isUnproven: false }))
  })

  it('removing the app takes the candidate and the previous secret out as well', async () => {
    const { keyward, appId, id } = await begun()
    value(await keyward.api.pasteNewSecret({ ...id, clientSecret: NEW }))
    value(await keyward.api.removeApp({ appId }))
    expect(kept(keyward)).toEqual([])
    expect(keyward.snapshot().rotation.open).toEqual([])
  })
})

describe('F4 a rotation that was cut off', () => {
  /** Everything up to one step, each as a person would do it. */
  const STEPS = ['confirmConsumers', 'confirmMade', 'paste', 'prove', 'switch', 'update', 'oldDead'] as const

  it.each(STEPS.map((name, at) => [name, at] as const))(
    'after %s, is taken up after the start where it was, with one working secret',
    async (_name, until) => {
      const { keyward, appId, id } = await begun([SECRET, NEW], { isListed: false })
      const acts = [
        () => keyward.api.confirmConsumers(id),
        () => keyward.api.confirmMade(id),
        () => keyward.api.pasteNewSecret({ ...id, clientSecret: NEW }),
        () => keyward.api.proveNewSecret(id),
        () => keyward.api.switchSecret(id),
        () => keyward.api.confirmUpdates(id),
        () => keyward.api.proveOldSecret(id),
      ]
      for (const act of acts.slice(0, until + 1)) value(await act())
      const before = step(keyward)
      const again = await startKeyward(keyward.world)
      await settle()
      expect(step(again)).toBe(before)
      const secret = await current(again, appId)
      expect(secret).toBe(until >= 4 ? NEW : SECRET)
      expect(again.xero.answers.secrets).toContain(secret)
      expect(again.work().notices).toEqual([]) // no candidate and no previous secret was swept as an orphan
    },
  )

  it('between keychain and record leaves an orphan that the next start sweeps, and nothing else', async () => {
    const { keyward, appId, id } = await begun()
    let saves = 0
    keyward.records.watch(() => {
      saves += 1
      if (saves === 2) keyward.records.fail(fail('diskFull')) // after the account was reserved
    })
    expect((await keyward.api.pasteNewSecret({ ...id, clientSecret: NEW })).ok).toBe(true)
    keyward.records.fail(null)
    const again = await startKeyward(keyward.world)
    await settle()
    expect(await current(again, appId)).toBe(SECRET)
  })
})

describe('fingerprints', () => {
  it('notice the same secret in two apps, and an earlier one pasted again', async () => {
    const { keyward, appId, id } = await begun()
    value(
      await keyward.api.addApp({
        details: draft({ name: 'Debtor Letters', clientId: 'A'.repeat(32) }),
        clientSecret: 'not-a-real-secret-of-another-app',
        isUnproven: true, // Xero knows those of the first app here
      }),
    )
    expect(
      await keyward.api.pasteNewSecret({ ...id, clientSecret: 'not-a-real-secret-of-another-app' }),
    ).toEqual({ ok: false, failure: { code: 'secretOfAnotherApp', name: 'Debtor Letters' } })
    expect(codeOf(await keyward.api.pasteNewSecret({ ...id, clientSecret: SECRET }))).toBe('sameSecret')
    value(await keyward.api.pasteNewSecret({ ...id, clientSecret: NEW }))
    value(await keyward.api.proveNewSecret(id))
    value(await keyward.api.switchSecret(id))
    value(await keyward.api.confirmUpdates(id))
    keyward.xero.answers.secrets = [NEW]
    value(await keyward.api.proveOldSecret(id))
    value(await keyward.api.forgetOldSecret({ ...id, isUnproven: false }))
    const { rotationId } = value(await keyward.api.beginRotation({ appId, isLeak: false }))
    value(await keyward.api.confirmConsumers({ rotationId }))
    expect(codeOf(await keyward.api.pasteNewSecret({ rotationId, clientSecret: SECRET }))).toBe(
      'secretUsedBefore',
    )
  })

  it('are short, keyed, and no part of the secret', async () => {
    const { keyward } = await begun()
    const [record] = keyward.snapshot().rotation.records
    expect(record?.fingerprint).toMatch(/^[0-9a-f]{12}$/u)
    expect(JSON.stringify(keyward.snapshot())).not.toContain(SECRET.slice(0, 10))
  })
})

describe('what makes a secret due at once', () => {
  it('somebody who leaves and has had it in their hands; a finished rotation settles it', async () => {
    const { keyward, appId } = await connected()
    keyward.xero.answers.secrets = [SECRET, NEW]
    value(await keyward.api.introduce({ me: { name: 'Callum Brae', email: 'callum@ferrymoor.example' } }))
    await keyward.api.revealSecret({ appId })
    value(await keyward.api.introduce({ me: { name: 'Tessa Quillon', email: 'tessa@ferrymoor.example' } }))
    value(await keyward.api.beginLeaver({ key: 'callum@ferrymoor.example' }))
    expect(keyward.snapshot().rotation.forced[appId]).toMatchObject({
      reason: 'leaver',
      person: 'Callum Brae',
    })
    const { rotationId } = value(await keyward.api.beginRotation({ appId, isLeak: false }))
    keyward.clock.move(DAY)
    value(await keyward.api.confirmConsumers({ rotationId }))
    value(await keyward.api.pasteNewSecret({ rotationId, clientSecret: NEW }))
    value(await keyward.api.proveNewSecret({ rotationId }))
    value(await keyward.api.switchSecret({ rotationId }))
    await settle()
    const proven = () => keyward.snapshot().leavers[0]?.tasks.find(({ kind }) => kind === 'rotate')?.provenAt
    expect(proven()).toBeNull() // it may still be rolled back
    value(await keyward.api.confirmUpdates({ rotationId }))
    keyward.xero.answers.secrets = [NEW]
    value(await keyward.api.proveOldSecret({ rotationId }))
    value(await keyward.api.forgetOldSecret({ rotationId, isUnproven: false }))
    await settle()
    expect(proven()).not.toBeNull()
    expect(keyward.snapshot().rotation.forced).toEqual({})
  })

  it('a leak, which begins without waiting for a list', async () => {
    const { keyward, appId } = await begun([SECRET, NEW], { isLeak: true })
    expect(step(keyward)).toBe('make')
    expect(keyward.snapshot().rotation.forced[appId]?.reason).toBe('leaked')
    expect(keyward.activityLog.lines().join('\n')).toContain('leakDeclared')
  })
})

describe('after a leak', () => {
  it('the old secret is ended right after the switch, before anybody waits for the tools', async () => {
    const { keyward, appId, id } = await begun([SECRET, NEW], { isLeak: true })
    value(await keyward.api.setConsumers({ appId, consumers: [{ name: 'Workbook', where: '' }] }))
    value(await keyward.api.pasteNewSecret({ ...id, clientSecret: NEW }))
    value(await keyward.api.proveNewSecret(id))
    value(await keyward.api.switchSecret(id))
    expect(step(keyward)).toBe('oldDead')
    expect(codeOf(await keyward.api.confirmUpdates(id))).toBe('rotationNotThere')
    value(await keyward.api.proveOldSecret(id))
    expect(step(keyward)).toBe('oldDead')
    keyward.xero.answers.secrets = [NEW]
    value(await keyward.api.proveOldSecret(id))
    expect(step(keyward)).toBe('update')
    expect(codeOf(await keyward.api.forgetOldSecret({ ...id, isUnproven: false }))).toBe('rotationNotThere')
    value(await keyward.api.confirmUpdates(id))
    value(await keyward.api.forgetOldSecret({ ...id, isUnproven: false }))
    expect(kept(keyward)).toEqual([NEW])
  })

  it('a rotation under way when it is declared goes on in that order', async () => {
    const { keyward, appId, id } = await begun()
    value(await keyward.api.pasteNewSecret({ ...id, clientSecret: NEW }))
    value(await keyward.api.proveNewSecret(id))
    value(await keyward.api.switchSecret(id))
    expect(step(keyward)).toBe('update')
    value(await keyward.api.beginRotation({ appId, isLeak: true }))
    expect(step(keyward)).toBe('oldDead')
  })
})

describe('the date of a secret', () => {
  it('is said by itself, changes nothing else of the app, and is never in the future', async () => {
    const { keyward, appId } = await connected()
    const before = keyward.snapshot().apps.find(({ id }) => id === appId)
    value(await keyward.api.dateSecret({ appId, createdAt: 1_000 }))
    const dated = keyward.snapshot().apps.find(({ id }) => id === appId)
    expect(dated).toEqual({
      ...before,
      changedAt: dated?.changedAt,
      secret: { ...before?.secret, createdAt: 1_000 },
    })
    value(await keyward.api.dateSecret({ appId, createdAt: Date.UTC(2099, 0, 1) }))
    expect(keyward.snapshot().apps[0]?.secret?.createdAt).toBeLessThanOrEqual(dated?.changedAt ?? 0)
    value(await keyward.api.dateSecret({ appId, createdAt: null }))
    expect(keyward.snapshot().apps[0]?.secret?.createdAt).toBeNull()
    expect(codeOf(await keyward.api.dateSecret({ appId: 'nobody', createdAt: 1 }))).toBe('unknownApp')
  })
})

describe('D8 the renewal', () => {
  it('stores the new tokens before they count, and leaves a sign-in alone that is renewed meanwhile', async () => {
    const { keyward, id } = await begun()
    value(await keyward.api.pasteNewSecret({ ...id, clientSecret: NEW }))
    keyward.xero.answers.refresh = async () =>
      ok(tokens({ accessToken: 'access-7', refreshToken: 'refresh-7' }))
    value(await keyward.api.proveNewSecret(id))
    expect(keyward.records.stored()).toContain('refresh-7')
  })
})
