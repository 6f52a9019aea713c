import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { callOf, CALLS, expectOpensAgain, live, step, visit } from '../worlds/world.ts'

/** Some calls at a time, each so often, in one Keyward. */
const AT_ONCE = 16
const EACH = 12
const chunks = Array.from({ length: Math.ceil(CALLS.length / AT_ONCE) }, (_, n) =>
  CALLS.slice(n * AT_ONCE, (n + 1) * AT_ONCE),
)

describe('F9 whatever comes from outside, what was accepted opens again', () => {
  it.each(chunks.map((names) => [names.join(', '), names] as const))(
    'from the window: %s',
    async (_names, names) => {
      const inputs = names.map((name) => fc.array(callOf(name), { minLength: EACH, maxLength: EACH }))
      await fc.assert(
        fc.asyncProperty(fc.tuple(...inputs), async (steps) => expectOpensAgain(await live(steps.flat()))),
        { numRuns: 1 },
      )
    },
    120_000,
  )

  it('from Xero, whatever stands in its place', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(visit, { minLength: 60, maxLength: 60 }), async (steps) =>
        expectOpensAgain(await live(steps)),
      ),
      { numRuns: 3 },
    )
  }, 120_000)

  it('from the window, Xero, files, links, strangers, the log and the clock, as it comes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30, size: 'max' }), async (steps) =>
        expectOpensAgain(await live(steps)),
      ),
      { numRuns: 6, interruptAfterTimeLimit: 60_000 },
    )
    expect.hasAssertions()
  }, 120_000)
})
