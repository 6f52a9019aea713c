import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MINUTE } from '../../shared/kernel/instant.ts'
import { createRateLimiter } from '../../electron/core/connections/rate-limiter.ts'
import { fakeClock, settle } from '../worlds/fakes.ts'

const SMALL = { concurrent: 2, minute: 4, appMinute: 6 }

/** Calls that end at once, each with when it began. */
const calling = (clock: ReturnType<typeof fakeClock>, limits = SMALL) => {
  const limiter = createRateLimiter(clock, limits)
  const began: { tenantId: string; at: number }[] = []
  const call = async (tenantId: string) => {
    const leave = await limiter.enter({ appId: 'app', tenantId })
    began.push({ tenantId, at: clock.now() })
    leave()
  }
  return { limiter, began, call }
}

describe('D13 calls to Xero go no faster than Xero takes them', () => {
  it('no more than so many at once for one organisation', async () => {
    const clock = fakeClock()
    const limiter = createRateLimiter(clock, SMALL)
    const leaves: (() => void)[] = []
    for (let call = 0; call < 3; call += 1)
      void limiter.enter({ appId: 'app', tenantId: 'a' }).then((leave) => leaves.push(leave))
    await settle()
    expect(leaves).toHaveLength(2)
    leaves[0]?.()
    await settle()
    expect(leaves).toHaveLength(3)
  })

  it('no more than so many in any minute for one organisation, and for the app over all of them', async () => {
    const clock = fakeClock()
    const { began, call } = calling(clock)
    for (let n = 0; n < 6; n += 1) void call('a')
    for (let n = 0; n < 6; n += 1) void call('b')
    await settle()
    expect(began).toHaveLength(6) // the app's own limit
    expect(began.filter(({ tenantId }) => tenantId === 'a')).toHaveLength(4)
    clock.move(MINUTE)
    await settle()
    expect(began).toHaveLength(12)
  })

  it('in no window of a minute are there ever more, whatever comes when', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 0, max: 40_000 })), {
          maxLength: 40,
        }),
        async (calls) => {
          const clock = fakeClock(1_000_000)
          const { began, call } = calling(clock)
          for (const [tenantId, pause] of calls) {
            void call(tenantId)
            await settle()
            clock.move(pause)
            await settle()
          }
          for (let turn = 0; turn < 30; turn += 1) {
            clock.move(MINUTE)
            await settle()
          }
          expect(began).toHaveLength(calls.length)
          for (const { at } of began) {
            const within = began.filter((one) => one.at > at - MINUTE && one.at <= at)
            expect(within.length).toBeLessThanOrEqual(SMALL.appMinute)
            for (const tenantId of ['a', 'b', 'c'])
              expect(within.filter((one) => one.tenantId === tenantId).length).toBeLessThanOrEqual(
                SMALL.minute,
              )
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('rests as long as Xero asks for: one organisation, or the whole app', async () => {
    const clock = fakeClock()
    const { limiter, began, call } = calling(clock)
    limiter.rest({ appId: 'app', tenantId: 'a' }, 'tenant', clock.now() + 7_000)
    void call('a')
    void call('b')
    await settle()
    expect(began.map(({ tenantId }) => tenantId)).toEqual(['b'])
    clock.move(7_000)
    await settle()
    expect(began).toHaveLength(2)
    limiter.rest({ appId: 'app', tenantId: 'a' }, 'app', clock.now() + 3_000)
    void call('b')
    await settle()
    expect(began).toHaveLength(2)
    clock.move(3_000)
    await settle()
    expect(began).toHaveLength(3)
  })

  it('F6 a clock set back does not make anybody wait for the time that is ahead', async () => {
    const clock = fakeClock()
    const { began, call } = calling(clock)
    for (let n = 0; n < 4; n += 1) void call('a')
    await settle()
    clock.jump(-60 * MINUTE)
    void call('a')
    await settle()
    expect(began, 'Xero’s minute is not over because a clock was set back').toHaveLength(4)
    clock.move(MINUTE)
    await settle()
    expect(began).toHaveLength(5)
  })

  it('lets go of everything that waits when it is called off', async () => {
    const clock = fakeClock()
    const { limiter, began, call } = calling(clock)
    limiter.rest({ appId: 'app', tenantId: 'a' }, 'app', clock.now() + 10 * MINUTE)
    void call('a')
    limiter.release()
    await settle()
    expect(began).toHaveLength(1)
  })
})

it('lets a call through at once by a clock that never stands still', async () => {
  let ticks = 0
  const restless = { now: () => 1_800_000_000_000, ticks: () => (ticks += 0.01), after: () => () => {} }
  const limiter = createRateLimiter(restless)
  const leave = await limiter.enter({ appId: 'a', tenantId: 't' })
  leave()
  expect(ticks).toBeLessThan(1)
})
