import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stepOf, type RotationStep } from '../../shared/rotation/rotation.ts'
import { fail, type Result } from '../../shared/kernel/result.ts'
import type { SecretAnswer, SecretClient } from '../../electron/core/ports/xero.ts'
import { objectionTo, standingBy, type Standing } from '../../electron/core/rotation/law.ts'
import { codeOf, connected, SECRET, settle, startKeyward, value, type FakeKeyward } from '../worlds/fakes.ts'

const NEW = 'not-a-real-secret-newer-98765432'

type Answer = 'works' | 'refused' | 'unknown'
const ANSWERS = ['works', 'refused', 'unknown'] as const

/** Xero's answer to each of the two secrets from now on. */
const answerBy = (keyward: FakeKeyward, answers: Readonly<Record<string, Answer>>) => {
  keyward.xero.probeSecret = async ({ clientSecret }: SecretClient): Promise<Result<SecretAnswer>> => {
    const answer = answers[clientSecret] ?? 'refused'
    if (answer === 'works') return { ok: true, value: 'granted' }
    return answer === 'refused' ? fail('clientRefused') : fail('offline')
  }
}
const held = (keyward: FakeKeyward) => new Set(keyward.keychain.entries.values())

/** A rotation brought to a step, while Xero recognised both secrets. */
const at = async (step: RotationStep) => {
  const { keyward, appId } = await connected()
  keyward.xero.answers.secrets = [SECRET, NEW]
  const { rotationId } = value(await keyward.api.beginRotation({ appId, isLeak: false }))
  const id = { rotationId }
  const acts: [RotationStep, () => Promise<Result<null>>][] = [
    ['list', () => keyward.api.confirmConsumers(id)],
    ['make', () => keyward.api.confirmMade(id)],
    ['paste', () => keyward.api.pasteNewSecret({ ...id, clientSecret: NEW })],
    ['prove', () => keyward.api.proveNewSecret(id)],
    ['switch', () => keyward.api.switchSecret(id)],
    ['update', () => keyward.api.confirmUpdates(id)],
    [
      'oldDead',
      () => {
        answerBy(keyward, { [SECRET]: 'refused', [NEW]: 'works' })
        return keyward.api.proveOldSecret(id)
      },
    ],
  ]
  for (const [name, act] of acts) {
    if (name === step) break
    value(await act())
  }
  const [open] = keyward.snapshot().rotation.open
  expect(open === undefined ? null : stepOf(open)).toBe(step)
  return { keyward, appId, id }
}

/** Every way out of a rotation. */
const EXITS = {
  'giving up or rolling back': ({ keyward, id }: Awaited<ReturnType<typeof at>>) =>
    keyward.api.rollBackRotation(id),
  'giving up although nobody can tell': ({ keyward, id }) =>
    keyward.api.rollBackRotation({ ...id, isUnproven: true }),
  'forgetting the old secret': ({ keyward, id }) => keyward.api.forgetOldSecret({ ...id, isUnproven: false }),
  'forgetting the old secret unproven': async ({ keyward, id }) => {
    await keyward.api.proveOldSecret(id)
    return keyward.api.forgetOldSecret({ ...id, isUnproven: true })
  },
  'pasting another over it': ({ keyward, id }) =>
    keyward.api.pasteNewSecret({ ...id, clientSecret: 'not-a-real-secret-pasted-over-it' }),
  'removing the app': ({ keyward, appId }) => keyward.api.removeApp({ appId }),
  'entering another secret for the app': ({ keyward, appId }) =>
    keyward.api.storeSecret({ appId, clientSecret: 'not-a-real-secret-typed-wrong', createdAt: null }),
  'a leak': ({ keyward, appId }) => keyward.api.beginRotation({ appId, isLeak: true }),
  'a start after a crash': async ({ keyward }) => {
    await startKeyward(keyward.world)
    await settle()
    return { ok: true, value: null }
  },
} satisfies Record<string, (rotation: Awaited<ReturnType<typeof at>>) => Promise<Result<unknown>>>

const STEPS = ['list', 'make', 'paste', 'prove', 'switch', 'update', 'oldDead', 'forget'] as const

describe('F11 leaving a rotation never costs the last secret that works', () => {
  describe.each(Object.entries(EXITS))('%s', (name, exit) => {
    it.each(STEPS)('at step %s, whatever Xero says of both', async (step) => {
      for (const current of ANSWERS)
        for (const candidate of ANSWERS) {
          const rotation = await at(step)
          const { keyward, appId } = rotation
          const before = held(keyward)
          const used = value(await keyward.api.revealSecret({ appId })).secret
          const known = lastClear(keyward, { current, candidate })
          answerBy(keyward, { [SECRET]: current, [NEW]: candidate })
          const result = await exit(rotation)
          const after = held(keyward)
          const story = `${name} at ${step}, current ${current}, new ${candidate}: ${result.ok ? 'ok' : result.failure.code}`
          const isRemoved = !keyward.snapshot().apps.some(({ id }) => id === appId)
          const lost = [SECRET, NEW].filter((one) => before.has(one) && !after.has(one))
          const left = [SECRET, NEW].filter((one) => after.has(one))
          if (isRemoved) {
            // whoever removes an app removes the secret in use with it, but not unknowingly a better one
            expect(
              lost.some((one) => known[one] === 'works' && one !== used),
              story,
            ).toBe(lost.length > 1 && known[SECRET] === 'works' && known[NEW] === 'works')
            continue
          }
          for (const one of lost)
            expect(
              known[one] === 'refused' ||
                left.some((other) => known[other] === 'works') ||
                isTold(name, known),
              story,
            ).toBe(true)
          // and the secret in use is one that lies in the keychain
          expect(after.has(value(await keyward.api.revealSecret({ appId })).secret), story).toBe(true)
        }
    })
  })

  it('“Give up” at step 5, when Xero has ended the current secret, keeps the only one that works and says so', async () => {
    const { keyward, id } = await at('switch')
    answerBy(keyward, { [SECRET]: 'refused', [NEW]: 'works' })
    expect(await keyward.api.rollBackRotation(id)).toEqual(
      fail({ code: 'wouldLoseSecret', exit: 'giveUp', leaving: 'works', staying: 'refused' }),
    )
    expect(held(keyward)).toContain(NEW)
    expect(keyward.snapshot().rotation.open[0]?.currentProof?.result).toBe('refused')
    value(await keyward.api.switchSecret(id))
  })

  it('offline, the last clear answers count; when nothing is clear, both are kept unless somebody insists', async () => {
    const { keyward, id } = await at('prove')
    answerBy(keyward, { [SECRET]: 'unknown', [NEW]: 'unknown' })
    expect(await keyward.api.rollBackRotation(id)).toEqual(
      fail({ code: 'wouldLoseSecret', exit: 'giveUp', leaving: 'unknown', staying: 'unknown' }),
    )
    expect([...held(keyward)]).toEqual([SECRET, NEW])
    value(await keyward.api.rollBackRotation({ ...id, isUnproven: true }))
    expect([...held(keyward)]).toEqual([SECRET])

    const later = await at('switch') // both were recognised at the proof
    answerBy(later.keyward, { [SECRET]: 'unknown', [NEW]: 'unknown' })
    value(await later.keyward.api.rollBackRotation(later.id))
    expect([...held(later.keyward)]).toEqual([SECRET])
  })

  it('insisting does not help against a clear answer', async () => {
    const { keyward, id } = await at('switch')
    answerBy(keyward, { [SECRET]: 'refused', [NEW]: 'unknown' })
    expect(codeOf(await keyward.api.rollBackRotation({ ...id, isUnproven: true }))).toBe('wouldLoseSecret')
    expect(held(keyward)).toContain(NEW)
  })

  it('an app whose rotation holds the only secret that works is removed only by somebody who is sure', async () => {
    const { keyward, appId } = await at('switch')
    answerBy(keyward, { [SECRET]: 'refused', [NEW]: 'works' })
    expect(codeOf(await keyward.api.removeApp({ appId }))).toBe('wouldLoseSecret')
    expect(held(keyward)).toContain(NEW)
    value(await keyward.api.removeApp({ appId, isSure: true }))
    expect(held(keyward).size).toBe(0)
  })

  it('a secret that works is not overwritten by one that Xero refuses', async () => {
    const { keyward, appId } = await connected()
    answerBy(keyward, { [SECRET]: 'works' })
    const typed = { appId, clientSecret: 'not-a-real-secret-typed-wrong', createdAt: null }
    expect(await keyward.api.storeSecret(typed)).toEqual(
      fail({ code: 'wouldLoseSecret', exit: 'enter', leaving: 'works', staying: 'refused' }),
    )
    expect([...held(keyward)]).toEqual([SECRET])
    answerBy(keyward, { [SECRET]: 'unknown', [typed.clientSecret]: 'unknown' })
    expect(codeOf(await keyward.api.storeSecret(typed))).toBe('wouldLoseSecret')
    value(await keyward.api.storeSecret({ ...typed, isUnproven: true }))
    expect([...held(keyward)]).toEqual([typed.clientSecret])
  })

  it('offline, a secret that the open rotation has proved is not replaced by one that nobody knows', async () => {
    const before = await at('switch') // the rotation has asked about both
    const typed = { clientSecret: 'not-a-real-secret-typed-wrong', createdAt: null, isUnproven: true }
    answerBy(before.keyward, { [SECRET]: 'unknown', [NEW]: 'unknown', [typed.clientSecret]: 'unknown' })
    expect(await before.keyward.api.storeSecret({ ...typed, appId: before.appId })).toEqual(
      fail({ code: 'wouldLoseSecret', exit: 'enter', leaving: 'works', staying: 'unknown' }),
    )
    expect([...held(before.keyward)]).toEqual([SECRET, NEW])

    const after = await at('update')
    answerBy(after.keyward, { [SECRET]: 'unknown', [NEW]: 'unknown', [typed.clientSecret]: 'unknown' })
    expect(codeOf(await after.keyward.api.storeSecret({ ...typed, appId: after.appId }))).toBe(
      'wouldLoseSecret',
    )
    expect(held(after.keyward)).toContain(NEW)
  })

  it('offline, what a finished rotation has proved is known too, and so is what it proved dead', async () => {
    const { keyward, appId, id } = await at('forget')
    value(await keyward.api.forgetOldSecret({ ...id, isUnproven: false }))
    answerBy(keyward, { [SECRET]: 'unknown', [NEW]: 'unknown' })
    expect(
      await keyward.api.storeSecret({ appId, clientSecret: SECRET, createdAt: null, isUnproven: true }),
    ).toEqual(fail({ code: 'wouldLoseSecret', exit: 'enter', leaving: 'works', staying: 'refused' }))
  })

  it('offline, the secret that the rotation has proved may be entered by hand', async () => {
    const { keyward, appId } = await at('switch')
    answerBy(keyward, { [SECRET]: 'unknown', [NEW]: 'unknown' })
    value(await keyward.api.storeSecret({ appId, clientSecret: NEW, createdAt: null }))
    expect(value(await keyward.api.revealSecret({ appId })).secret).toBe(NEW)
  })

  it.each(['switch', 'update'] as const)(
    'after another secret was entered at step %s, no answer about the one before counts for it',
    async (step) => {
      const { keyward, appId, id } = await at(step)
      const typed = 'not-a-real-secret-typed-meanwhile'
      answerBy(keyward, { [SECRET]: 'refused', [NEW]: 'refused', [typed]: 'works' })
      value(await keyward.api.storeSecret({ appId, clientSecret: typed, createdAt: null }))
      const [open] = keyward.snapshot().rotation.open
      expect(step === 'switch' ? open?.currentProof : open?.proof).toMatchObject({ result: 'works' })
      answerBy(keyward, { [SECRET]: 'unknown', [NEW]: 'unknown', [typed]: 'unknown' })
      await keyward.api.rollBackRotation(id)
      expect(held(keyward)).toContain(typed)
      expect(value(await keyward.api.revealSecret({ appId })).secret).toBe(typed)
    },
  )

  it('after an unproven secret was entered, the new one that works is not given up for it', async () => {
    const { keyward, appId, id } = await at('switch')
    const typed = 'not-a-real-secret-typed-meanwhile'
    answerBy(keyward, { [SECRET]: 'refused', [NEW]: 'works', [typed]: 'unknown' })
    value(await keyward.api.storeSecret({ appId, clientSecret: typed, createdAt: null }))
    answerBy(keyward, { [NEW]: 'unknown', [typed]: 'unknown' })
    expect(codeOf(await keyward.api.rollBackRotation({ ...id, isUnproven: true }))).toBe('wouldLoseSecret')
    expect(held(keyward)).toContain(NEW)
  })

  it('holds for any order of answers: what may leave is refused, gone, or outlived by one that works', () => {
    const standing = fc.constantFrom<Standing>('works', 'refused', 'unknown', 'gone')
    fc.assert(
      fc.property(standing, standing, (leaving, staying) => {
        const may = objectionTo('giveUp', leaving, staying) === null
        expect(may).toBe(leaving === 'refused' || leaving === 'gone' || staying === 'works')
      }),
    )
    const proof = fc.record({
      at: fc.nat(10),
      result: fc.constantFrom<'works' | 'refused' | 'couldNotTell'>('works', 'refused', 'couldNotTell'),
      because: fc.constant(''),
    })
    fc.assert(
      fc.property(fc.array(proof, { maxLength: 5 }), (proofs) => {
        const clear = proofs.filter(({ result }) => result !== 'couldNotTell')
        const newest = Math.max(...clear.map((one) => one.at))
        const last = clear.findLast((one) => one.at === newest)
        expect(standingBy(...proofs)).toBe(last === undefined ? 'unknown' : last.result)
      }),
    )
  })
})

/** What was last said clearly of each secret: now, or when the rotation asked before. */
const lastClear = (
  keyward: FakeKeyward,
  said: { readonly current: Answer; readonly candidate: Answer },
): Record<string, Answer> => {
  const [open] = keyward.snapshot().rotation.open
  const before = (...proofs: ({ result: string } | null | undefined)[]): Answer => {
    const clear = proofs.findLast((one) => one?.result === 'works' || one?.result === 'refused')
    return clear?.result === 'refused'
      ? 'refused'
      : clear === undefined || clear === null
        ? 'unknown'
        : 'works'
  }
  return {
    [SECRET]: said.current === 'unknown' ? before(open?.currentProof, open?.oldProof) : said.current,
    [NEW]: said.candidate === 'unknown' ? before(open?.proof) : said.candidate,
  }
}

/** Somebody who insists, or who pastes over what was never proven, is told that nobody can tell. */
const isTold = (name: string, known: Record<string, Answer>) =>
  (name === 'giving up although nobody can tell' &&
    known[SECRET] === 'unknown' &&
    known[NEW] === 'unknown') ||
  (name === 'pasting another over it' && known[NEW] !== 'works')

describe('H8 what a rotation shows of its secrets', () => {
  it('is no older answer where the keychain holds them no more: that takes its place', async () => {
    const { keyward, appId, id } = await at('switch')
    expect(keyward.snapshot().rotation.open[0]?.currentProof?.result).toBe('works')
    const inUse = [...keyward.keychain.entries].find(([, text]) => text === SECRET)?.[0] ?? ''
    keyward.keychain.entries.delete(inUse)
    keyward.clock.move(1_000)
    expect(codeOf(await keyward.api.rollBackRotation(id))).toBe('wouldLoseSecret')
    expect(keyward.snapshot().rotation.open[0]?.currentProof).toEqual({
      at: keyward.clock.now(),
      result: 'couldNotTell',
      because: 'secretMissing',
    })
    expect(keyward.snapshot().apps.find((one) => one.id === appId)?.name).toBe('Month-end Packs')
  })

  it('is no sign-in that works with a secret that Xero has refused since', async () => {
    const { keyward, id } = await at('switch')
    expect(keyward.snapshot().rotation.open[0]?.renewal?.result).toBe('works')
    answerBy(keyward, { [NEW]: 'refused', [SECRET]: 'works' })
    value(await keyward.api.rollBackRotation(id))
    expect(keyward.snapshot().rotation.finished[0]).toMatchObject({
      proof: { result: 'refused' },
      renewal: null,
    })
  })

  it('offline, the last clear answer stays, with its age', async () => {
    const { keyward, id } = await at('switch')
    const before = keyward.snapshot().rotation.open[0]
    answerBy(keyward, { [NEW]: 'unknown', [SECRET]: 'unknown' })
    keyward.clock.move(60_000)
    await keyward.api.forgetOldSecret({ ...id, isUnproven: false })
    expect(keyward.snapshot().rotation.open[0]).toMatchObject({
      proof: before?.proof,
      currentProof: before?.currentProof,
    })
  })
})
