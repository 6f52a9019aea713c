import { describe, expect, it } from 'vitest'
import { stepOf } from '../../shared/rotation/rotation.ts'
import { fail, type Failed, type Result } from '../../shared/kernel/result.ts'
import { codeOf, connected, SECRET, settle, startKeyward, value, type FakeKeyward } from '../worlds/fakes.ts'

const NEW = 'not-a-real-secret-newer-98765432'

const kept = (keyward: FakeKeyward) =>
  [...keyward.keychain.entries.values()].filter((one) => one.includes('not-a-real-secret')).toSorted()
const stored = (keyward: FakeKeyward) => {
  const { seenAt: _seenAt, checkpoint: _checkpoint, ...content } = JSON.parse(keyward.records.stored())
  return content as { leaving: unknown[]; apps: { secretAccount: string }[]; secretAccounts: string[] }
}

/** Everything that takes a secret out of the keychain, ready to be done. */
const ACTIONS = {
  'removing an app': async () => {
    const { keyward, appId } = await connected()
    return { keyward, act: () => keyward.api.removeApp({ appId }) }
  },
  'removing an app in the middle of a rotation': async () => {
    const { keyward, appId, id } = await rotating()
    value(await keyward.api.pasteNewSecret({ ...id, clientSecret: NEW }))
    return { keyward, act: () => keyward.api.removeApp({ appId }) }
  },
  'giving a rotation up': async () => {
    const { keyward, id } = await rotating()
    value(await keyward.api.pasteNewSecret({ ...id, clientSecret: NEW }))
    return { keyward, act: () => keyward.api.rollBackRotation(id) }
  },
  'rolling a rotation back': async () => {
    const { keyward, id } = await switched()
    return { keyward, act: () => keyward.api.rollBackRotation(id) }
  },
  'forgetting the old secret': async () => {
    const { keyward, id } = await switched()
    value(await keyward.api.confirmUpdates(id))
    keyward.xero.answers.secrets = [NEW]
    value(await keyward.api.proveOldSecret(id))
    return { keyward, act: () => keyward.api.forgetOldSecret({ ...id, isUnproven: false }) }
  },
  'entering the secret again': async () => {
    const { keyward, appId } = await connected()
    return { keyward, act: () => keyward.api.storeSecret({ appId, clientSecret: NEW, createdAt: null }) }
  },
} satisfies Record<string, () => Promise<{ keyward: FakeKeyward; act: () => Promise<Result<null>> }>>

const rotating = async () => {
  const { keyward, appId } = await connected()
  keyward.xero.answers.secrets = [SECRET, NEW]
  const { rotationId } = value(await keyward.api.beginRotation({ appId, isLeak: false }))
  const id = { rotationId }
  value(await keyward.api.confirmConsumers(id))
  return { keyward, appId, id }
}

const switched = async () => {
  const { keyward, appId, id } = await rotating()
  value(await keyward.api.pasteNewSecret({ ...id, clientSecret: NEW }))
  value(await keyward.api.proveNewSecret(id))
  value(await keyward.api.switchSecret(id))
  return { keyward, appId, id }
}

const FAULTS: [string, Failed][] = [
  ['a folder that is read-only', fail('diskReadOnly')],
  ['a folder that is denied', fail('diskDenied')],
  ['a full disk', fail('diskFull')],
  ['another process', fail('changedElsewhere')],
]

describe('F11 what takes a secret out of the keychain', () => {
  describe.each(Object.entries(ACTIONS))('%s', (_name, prepare) => {
    it.each(FAULTS)('with %s is refused, and then nothing has changed', async (_fault, failed) => {
      const { keyward, act } = await prepare()
      const [before, secrets] = [stored(keyward), kept(keyward)]
      keyward.records.fail(failed)
      expect(codeOf(await act())).toBe(failed.failure.code)
      expect(kept(keyward)).toEqual(secrets)
      keyward.records.fail(null)
      expect(stored(keyward)).toEqual(before)
      const again = await startKeyward(keyward.world)
      await settle()
      expect(kept(again)).toEqual(secrets)
      expect(again.work().notices).toEqual([])
    })

    it.each([
      ['locked', fail('keychainLocked')],
      ['that keeps it', fail('secretNotDeleted')],
    ])('with a keychain %s loses no secret, and what is stored agrees with it', async (_what, failed) => {
      const { keyward, act } = await prepare()
      const secrets = kept(keyward)
      keyward.keychain.failNext('remove', failed)
      await act()
      for (const secret of secrets) expect(kept(keyward)).toContain(secret)
      const again = await startKeyward(keyward.world)
      await settle()
      expectAgreement(again)
    })

    it('killed between any two steps, is taken back or gone to its end at the next start', async () => {
      const { keyward: tried, act: once } = await prepare()
      const steps = await countSteps(tried, once)
      expect(steps).toBeGreaterThan(1)
      for (let at = 1; at <= steps; at += 1) {
        const { keyward, act } = await prepare()
        const secrets = kept(keyward)
        await killAt(keyward, at, act)
        const again = await startKeyward(keyward.world)
        await settle()
        expectAgreement(again)
        const [app] = again.snapshot().apps
        if (app === undefined) continue // gone with its secrets
        const { secret } = value(await again.api.revealSecret({ appId: app.id }))
        expect(again.xero.answers.secrets ?? [secret], `step ${at}`).toContain(secret)
        expect([...secrets, NEW]).toContain(secret)
      }
    })
  })

  it('killed after the secret has left, is finished at the next start and says so', async () => {
    const { keyward, act } = await ACTIONS['removing an app']()
    await killAt(keyward, 2, act)
    expect(kept(keyward)).toEqual([])
    expect(stored(keyward).apps).toHaveLength(1)
    const again = await startKeyward(keyward.world)
    await settle()
    expect(again.snapshot().apps).toEqual([])
    expect(again.work().notices).toMatchObject([{ code: 'leavingFinished', about: 'Month-end Packs' }])
    expect(again.activityLog.lines().at(-1)).toContain('"appRemoved"')
  })

  it('killed before the secret has left, is taken back: the crash costs no secret', async () => {
    const { keyward, act } = await ACTIONS['giving a rotation up']()
    await killAt(keyward, 1, act)
    const again = await startKeyward(keyward.world)
    await settle()
    expect(kept(again)).toEqual([SECRET, NEW].toSorted())
    expect(again.snapshot().rotation.open).toHaveLength(1)
    expect(again.snapshot().leaving).toEqual([])
    expect(again.work().notices).toMatchObject([{ code: 'leavingTakenBack' }])
  })

  it('with a disk that fails after the secret has left, says that it is not finished, and finishes when asked', async () => {
    const { keyward, appId } = await connected()
    let saves = 0
    keyward.records.watch(() => {
      saves += 1
      if (saves === 1) keyward.records.fail(fail('diskFull'))
    })
    expect(await keyward.api.removeApp({ appId })).toEqual(fail({ code: 'notFinished', because: 'diskFull' }))
    expect(kept(keyward)).toEqual([])
    expect(keyward.snapshot().leaving).toMatchObject([{ kind: 'app', appId }])
    keyward.records.fail(null)
    expect(codeOf(await keyward.api.revealSecret({ appId }))).toBe('leavingBegun')
    expect(codeOf(await keyward.api.beginRotation({ appId, isLeak: false }))).toBe('leavingBegun')
    expect(keyward.snapshot().apps[0]?.secret?.state, 'no secret is called missing that was taken out').toBe(
      'stored',
    )
    value(await keyward.api.removeApp({ appId }))
    expect(keyward.snapshot().apps).toEqual([])
    expect(keyward.snapshot().leaving).toEqual([])
  })

  it('asked for twice at once is done once', async () => {
    const { keyward, appId } = await connected()
    const [first, second] = await Promise.all([
      keyward.api.removeApp({ appId }),
      keyward.api.removeApp({ appId }),
    ])
    expect([first.ok, second.ok]).toEqual([true, true])
    expect(keyward.snapshot().leaving).toEqual([])
  })

  it('in a rotation, an end that is begun is the only one that can be gone on with', async () => {
    const { keyward, id } = await switched()
    value(await keyward.api.confirmUpdates(id))
    keyward.xero.answers.secrets = [NEW]
    value(await keyward.api.proveOldSecret(id))
    let saves = 0
    keyward.records.watch(() => {
      saves += 1
      if (saves === 1) keyward.records.fail(fail('diskFull'))
    })
    expect(codeOf(await keyward.api.forgetOldSecret({ ...id, isUnproven: false }))).toBe('notFinished')
    keyward.records.fail(null)
    expect(codeOf(await keyward.api.rollBackRotation(id))).toBe('leavingBegun')
    value(await keyward.api.forgetOldSecret({ ...id, isUnproven: false }))
    expect(keyward.snapshot().rotation.finished).toMatchObject([{ outcome: 'rotated' }])
  })
})

/** Every account that the records name is in the keychain, and nothing else of Keyward's. */
const expectAgreement = (keyward: FakeKeyward) => {
  const content = JSON.parse(keyward.records.stored()) as {
    apps: { secretAccount: string }[]
    rotationAccounts: Record<string, { candidate: string | null; previous: string | null }>
    secretAccounts: string[]
    leaving: unknown[]
  }
  const named = [
    ...content.apps.map(({ secretAccount }) => secretAccount),
    ...Object.values(content.rotationAccounts).flatMap(({ candidate, previous }) =>
      [candidate, previous].filter((account) => account !== null),
    ),
  ]
  expect([...keyward.keychain.entries.keys()].toSorted()).toEqual(named.toSorted())
  expect(content.secretAccounts.toSorted()).toEqual(named.toSorted())
  for (const { appId } of keyward.snapshot().rotation.open)
    expect(keyward.snapshot().apps.map(({ id }) => id)).toContain(appId)
  const waits = keyward
    .snapshot()
    .rotation.open.filter((one) => one.switchedAt !== null && stepOf(one) !== 'list')
  expect(content.leaving.length).toBeLessThanOrEqual(waits.length)
}

/** How many writings, of the file and of the keychain, an action is made of. */
const countSteps = async (keyward: FakeKeyward, act: () => Promise<unknown>) => {
  let steps = 0
  keyward.records.watch(() => void (steps += 1))
  keyward.keychain.watch(() => void (steps += 1))
  await act()
  return steps
}

/** Lets an action come to its n-th writing; nothing that follows reaches the file or the keychain. */
const killAt = async (keyward: FakeKeyward, at: number, act: () => Promise<unknown>) => {
  let steps = 0
  const { promise: reached, resolve } = Promise.withResolvers<null>()
  const step = () => {
    steps += 1
    if (steps < at) return
    keyward.records.die()
    keyward.keychain.die()
    resolve(null)
  }
  keyward.records.watch(step)
  keyward.keychain.watch(step)
  await Promise.race([act(), reached])
  await settle()
  keyward.records.revive()
  keyward.keychain.revive()
}
