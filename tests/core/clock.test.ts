import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY, HOUR, MINUTE, SECOND } from '../../shared/kernel/instant.ts'
import { fail, ok } from '../../shared/kernel/result.ts'
import { SIGN_IN_LIFETIME } from '../../shared/sign-in/sign-in.ts'
import { createTime } from '../../electron/core/kernel/time.ts'
import { EMPTY_VAULT, VaultContent } from '../../electron/core/vault/content.ts'
import { DATES, mendDates } from '../../electron/core/vault/mend-dates.ts'
import {
  codeOf,
  connected,
  draft,
  fakeClock,
  SECRET,
  settle,
  signIn,
  startKeyward,
  value,
  type FakeKeyward,
} from '../worlds/fakes.ts'
import { sealIn, startFor } from './handover-world.ts'
import { instantsOf } from './instants-of.ts'

const YEAR = 365 * DAY

/** A vault in which things were done while the clock was a year ahead, and then it was set right. */
const misdated = async (by = YEAR) => {
  const { keyward, appId } = await connected()
  value(await keyward.api.introduce({ me: { name: 'Ines Halloway', email: 'ines@ferrymoor.example' } }))
  const truth = keyward.clock.now()
  keyward.clock.jump(by)
  value(await keyward.api.editApp({ appId, details: draft({ note: 'seen' }) }))
  value(await keyward.api.storeSecret({ appId, clientSecret: `${SECRET}-2`, createdAt: null }))
  value(await keyward.api.checkConnections({ keys: null }))
  keyward.clock.jump(-by)
  const again = await startKeyward(keyward.world)
  await settle()
  return { keyward: again, appId, truth }
}
const clockOf = (keyward: FakeKeyward) => keyward.snapshot().clock.state

describe('F12 a clock that was ahead', () => {
  it('is noticed after it was set right, said, and asked about once', async () => {
    const { keyward } = await misdated()
    expect(clockOf(keyward)).toMatchObject({ kind: 'wasAhead', isProven: false })
    keyward.witness.hear(keyward.clock.now())
    await settle()
    expect(clockOf(keyward)).toMatchObject({ kind: 'wasAhead', isProven: true })
  })

  it('is still known after any number of starts, until it is mended', async () => {
    const { keyward } = await misdated()
    const second = await startKeyward(keyward.world)
    const third = await startKeyward(second.world)
    expect(clockOf(third).kind).toBe('wasAhead')
    value(await third.api.mendClock({}))
    expect(clockOf(third)).toEqual({ kind: 'fine' })
    expect(clockOf(await startKeyward(third.world))).toEqual({ kind: 'fine' })
  })

  it('leaves nothing dated in the future once Xero has confirmed the time, and marks what it brought back', async () => {
    const { keyward, appId, truth } = await misdated()
    expect(keyward.snapshot().apps[0]?.secret?.storedAt).toBe(truth + YEAR)
    value(await keyward.api.mendClock({}))
    const now = keyward.clock.now()
    const { apps, signIns, connections, seenAt, clock } = keyward.snapshot()
    expect(apps[0]).toMatchObject({ id: appId, changedAt: now, secret: { storedAt: now, readBackAt: now } })
    expect(apps[0]?.addedAt, 'what was dated rightly stays').toBe(truth)
    expect(signIns[0]?.lapsesAt).toBeLessThanOrEqual(now + SIGN_IN_LIFETIME)
    expect(connections[0]?.checkedAt).toBe(now)
    expect(seenAt).toBeLessThanOrEqual(now + SECOND)
    expect(clock.mended).toEqual([now])
  })

  it('is mended in the midst of a check, which counts what it had heard before, and dates nothing ahead again', async () => {
    const { keyward, appId } = await connected()
    const truth = keyward.clock.now()
    keyward.clock.jump(YEAR)
    const wait = Promise.withResolvers<undefined>()
    const honest = keyward.xero.probe
    let asked = 0
    keyward.xero.probe = async (...about) => {
      asked += 1
      if (asked === 2) await wait.promise
      return honest(...about)
    }
    const scopes = ['offline_access', 'accounting.settings.read']
    value(await keyward.api.editApp({ appId, details: draft({ scopes }) }))
    await signIn(keyward, appId)
    const checked = keyward.api.checkConnections({ keys: null })
    await settle()
    expect(asked).toBe(2)
    keyward.clock.jump(-YEAR)
    value(await keyward.api.mendClock({}))
    wait.resolve(undefined)
    expect(value(await checked)).toEqual({ answered: 2, of: 2 })
    const { lastFullCheck, connections } = keyward.snapshot()
    expect(lastFullCheck).toMatchObject({ answered: 2, of: 2 })
    for (const { answered, checkedAt } of connections)
      for (const at of [answered?.at ?? 0, checkedAt]) {
        expect(at).toBeGreaterThanOrEqual(truth)
        expect(at).toBeLessThan(truth + MINUTE)
      }
  })

  it('F6 makes no fact younger than it was shown before, as long as Xero has not confirmed the time', async () => {
    const { keyward, appId } = await connected()
    const storedAt = keyward.snapshot().apps[0]?.secret?.storedAt ?? 0
    keyward.clock.move(90 * DAY)
    value(await keyward.api.editApp({ appId, details: draft({ note: 'later' }) }))
    keyward.clock.jump(-60 * DAY) // somebody sets it back, to make the secret look fresh
    const again = await startKeyward(keyward.world)
    const age = () => again.snapshot().clock.offset + again.clock.now() - storedAt
    expect(age()).toBeGreaterThanOrEqual(90 * DAY)
    again.witness.say(fail('offline'))
    expect(codeOf(await again.api.mendClock({}))).toBe('offline')
    expect(age()).toBeGreaterThanOrEqual(90 * DAY)
    again.witness.say(ok(again.clock.now() + 60 * DAY))
    expect(codeOf(await again.api.mendClock({}))).toBe('clockWrong')
    expect(age()).toBeGreaterThanOrEqual(90 * DAY)
    expect(again.snapshot().clock.mended).toEqual([])
  })

  it('is told while it is still wrong, and what is done meanwhile is dated by Xero’s time', async () => {
    const { keyward, appId } = await connected()
    const truth = keyward.clock.now()
    keyward.clock.jump(YEAR)
    keyward.witness.hear(truth)
    await settle()
    expect(clockOf(keyward)).toMatchObject({ kind: 'off', minutes: YEAR / MINUTE })
    value(await keyward.api.editApp({ appId, details: draft({ note: 'meanwhile' }) }))
    expect(keyward.snapshot().apps[0]?.changedAt).toBe(truth)
    keyward.clock.move(HOUR)
    value(await keyward.api.editApp({ appId, details: draft({ note: 'later' }) }))
    expect(keyward.snapshot().apps[0]?.changedAt, 'and time goes on').toBe(truth + HOUR)
    keyward.clock.jump(-YEAR)
    keyward.witness.hear(truth + HOUR)
    await settle()
    expect(clockOf(keyward)).toEqual({ kind: 'fine' })
  })

  it('behind, is told by what Xero said before, also offline after a start', async () => {
    const { keyward, appId } = await connected()
    keyward.witness.hear(keyward.clock.now())
    value(await keyward.api.editApp({ appId, details: draft({ note: 'seen' }) }))
    keyward.clock.jump(-40 * DAY)
    const again = await startKeyward(keyward.world)
    expect(clockOf(again)).toMatchObject({ kind: 'off', minutes: -40 * 24 * 60 })
  })

  it('does not stop time: ages go on in a run whose clock was set back', async () => {
    const { keyward, appId } = await connected()
    const before = keyward.clock.now()
    keyward.clock.jump(-3 * HOUR)
    keyward.clock.move(HOUR)
    value(await keyward.api.editApp({ appId, details: draft({ note: 'seen' }) }))
    expect(keyward.snapshot().apps[0]?.changedAt).toBe(before + HOUR)
  })

  it('is not confused with a computer that slept, with a time zone, or with a correction of seconds', async () => {
    const { keyward } = await connected()
    keyward.witness.hear(keyward.clock.now())
    keyward.clock.jump(9 * HOUR) // asleep: the run's own clock stood still
    await settle()
    expect(clockOf(keyward)).toEqual({ kind: 'fine' })
    keyward.witness.hear(keyward.clock.now())
    expect(clockOf(keyward)).toEqual({ kind: 'fine' })
    keyward.clock.jump(-40 * SECOND)
    keyward.witness.hear(keyward.clock.now())
    expect(clockOf(keyward)).toEqual({ kind: 'fine' })
    const zone = process.env['TZ']
    process.env['TZ'] = 'Pacific/Auckland'
    expect(clockOf(await startKeyward(keyward.world))).toEqual({ kind: 'fine' })
    if (zone === undefined) delete process.env['TZ']
    else process.env['TZ'] = zone
  })

  it('at a start long after the last one says how long that seems to be', async () => {
    const { keyward } = await connected()
    keyward.clock.jump(200 * DAY)
    const again = await startKeyward(keyward.world)
    expect(again.work().notices).toMatchObject([{ code: 'clockLeapt', about: '200' }])
  })

  it('keeps the log as it was written, and adds a line that explains it', async () => {
    const { keyward } = await misdated()
    const before = keyward.activityLog.lines()
    value(await keyward.api.mendClock({}))
    const after = keyward.activityLog.lines()
    expect(after.slice(0, before.length)).toEqual(before)
    expect(after.at(-1)).toContain('"clockMended"')
    const proof = value(await keyward.api.verifyActivity({}))
    expect(proof.findings).toEqual([])
  })

  it('is written down when it is found', async () => {
    const { keyward } = await misdated()
    await settle()
    expect(keyward.activityLog.lines().join('\n')).toContain('"clockFoundOff"')
  })

  it('has nothing to mend where nothing is dated in the future', async () => {
    const { keyward } = await connected()
    const before = keyward.records.stored()
    value(await keyward.api.mendClock({}))
    expect(keyward.records.stored()).toBe(before)
  })
})

describe('F12 what a clock that was ahead holds up, goes on afterwards', () => {
  it('handovers, both ways', async () => {
    const { keyward, appId } = await misdated()
    const owen = await startFor('Owen Marsh')
    const given = value(
      await owen.api.addApp({
        details: draft({ clientId: '1'.repeat(32) }),
        clientSecret: 'not-a-real-secret-of-owens',
      }),
    )
    const sealed = value(await sealIn(owen, given.appId))
    const open = () =>
      keyward.api.openHandover({ text: sealed.link ?? '', passphrase: sealed.passphrase.join('-') })
    expect(codeOf(await open())).toBe('handoverRefused')
    value(await keyward.api.mendClock({}))
    value(await open())
    const back = value(await sealIn(keyward, appId))
    value(await owen.api.openHandover({ text: back.link ?? '', passphrase: back.passphrase.join('-') }))
  })

  it('tokens, sign-ins and checks', async () => {
    const { keyward } = await misdated()
    value(await keyward.api.mendClock({}))
    keyward.clock.move(31 * MINUTE)
    expect(value(await keyward.api.checkConnections({ keys: null }))).toEqual({ answered: 2, of: 2 })
    expect(keyward.snapshot().signIns[0]?.state.kind).toBe('live')
  })

  it('reminders', async () => {
    const { keyward } = await misdated()
    keyward.world.reminderDays.write({ days: [], remindedDay: 40_000 }) // told on a day far ahead
    value(await keyward.api.mendClock({}))
    keyward.clock.move(100 * DAY)
    keyward.clock.move(2 * HOUR)
    await settle()
    expect(keyward.reminded.length).toBeGreaterThan(0)
  })

  it('a wait that Xero asked for, also when the clock is set back in it', async () => {
    const { keyward } = await connected()
    keyward.xero.answers.connections = fail({
      code: 'rateLimited',
      retryAt: keyward.clock.now() + MINUTE,
    })
    await keyward.api.checkConnections({ keys: null })
    keyward.xero.answers.connections = null
    keyward.clock.jump(-YEAR)
    keyward.clock.move(2 * MINUTE)
    expect(value(await keyward.api.checkConnections({ keys: null })).answered).toBe(2)
  })
})

describe('F12 the time that is gone by', () => {
  const steps = fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant('move' as const), ms: fc.integer({ min: 0, max: 40 * DAY }) }),
      fc.record({ kind: fc.constant('jump' as const), ms: fc.integer({ min: -YEAR, max: YEAR }) }),
      fc.record({ kind: fc.constant('hear' as const), ms: fc.integer({ min: -SECOND, max: SECOND }) }),
    ),
    { maxLength: 30 },
  )

  it('F6 never goes back in a run, and goes on as fast as the run', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const clock = fakeClock()
        const time = createTime(clock)
        let truth = clock.now()
        let last = time.now(0)
        for (const { kind, ms } of all) {
          if (kind === 'move') {
            clock.move(ms)
            truth += ms
          } else if (kind === 'jump') clock.jump(ms)
          else time.hear(truth + ms)
          const now = time.now(0)
          expect(now).toBeGreaterThanOrEqual(last + (kind === 'move' ? ms : 0))
          last = now
        }
      }),
    )
  })

  it('after Xero was heard, is within minutes of Xero’s wherever it was not ahead before', () => {
    fc.assert(
      fc.property(fc.integer({ min: -YEAR, max: YEAR }), fc.integer({ min: 0, max: DAY }), (jump, passed) => {
        const clock = fakeClock()
        const truth = clock.now()
        clock.jump(jump)
        const time = createTime(clock)
        time.hear(truth)
        clock.move(passed)
        expect(Math.abs(time.now(0) - (truth + passed))).toBeLessThanOrEqual(5 * MINUTE)
      }),
    )
  })
})

describe('F12 every date that is stored', () => {
  const known = instantsOf(VaultContent)

  it('is decided: a fact, a deadline, or somebody else’s', () => {
    const undecided = known.filter((path) => DATES[path] === undefined)
    expect(undecided, 'say in mend-dates.ts what becomes of it').toEqual([])
    expect(
      Object.keys(DATES).filter((path) => !known.includes(path)),
      'no longer stored',
    ).toEqual([])
  })

  it('a fact is brought back, a deadline moves with it, and what others said stays', () => {
    const at = Date.UTC(2026, 10, 24)
    const base = structuredClone(EMPTY_VAULT)
    const content: VaultContent = {
      ...base,
      rotation: {
        ...base.rotation,
        snoozed: { a: { at: at + YEAR, until: at + YEAR + 10 * DAY, reason: 'away' } },
      },
      tokens: { s: { accessToken: 't', accessEndsAt: at + YEAR + HOUR, refreshToken: 'r' } },
    }
    const mended = mendDates(content, at)
    expect(mended.content.rotation.snoozed['a']).toMatchObject({ at, until: at + 10 * DAY })
    expect(mended.content.tokens['s']?.accessEndsAt).toBe(at)
    expect(mended.facts).toBe(1)
    expect(mendDates(mended.content, at)).toEqual({ content: mended.content, facts: 0 })
  })
})
