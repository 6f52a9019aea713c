import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Snapshot } from '../../shared/contract/snapshot.ts'
import { Work } from '../../shared/contract/work.ts'
import type { Route } from '../../renderer/app/route.ts'
import { type Harness, startHarness } from './harness.ts'
import { oddValuesOf } from './odd-values.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.stop())

/** Every place, with what of the snapshot can be open in it. */
const placesOf = ({ apps, connections, handovers, guide, leavers }: Snapshot): Route[] => [
  { at: 'overview' },
  { at: 'connections', key: null, ask: null },
  ...connections.map(({ key }): Route => ({ at: 'connections', key, ask: 'disconnect' })),
  ...apps.flatMap(({ id: appId }): Route[] => [
    { at: 'apps', appId, ask: 'remove' },
    { at: 'appForm', appId },
    { at: 'rotation', appId },
    { at: 'leak', appId },
    { at: 'handovers', doing: 'compose', appId },
  ]),
  { at: 'handovers' },
  ...handovers.sent.map(({ id }): Route => ({ at: 'handovers', doing: 'one', handoverId: id })),
  { at: 'handovers', doing: 'receive' },
  ...guide.journeys.map(({ id }): Route => ({ at: 'guide', journeyId: id })),
  { at: 'guide', page: 'assessment' },
  { at: 'guide', page: 'away' },
  { at: 'activity' },
  { at: 'activity', tab: 'reviews' },
  { at: 'activity', tab: 'people' },
  ...leavers.map(({ name, email }): Route => ({ at: 'activity', tab: 'people', person: email || name })),
  { at: 'settings' },
]

describe('A14, G11 whatever is stored', () => {
  it(
    'A14, G11 is shown in every place, blanks nothing, and turns nothing around',
    { timeout: 400_000 },
    async () => {
      const page = await harness.open()
      const odd = fc.tuple(oddValuesOf(Snapshot), oddValuesOf(Work))
      await fc.assert(
        fc.asyncProperty(odd, async ([snapshot, work]) => {
          const open: Snapshot = { ...snapshot, vault: { kind: 'open', readOnly: false } }
          const broken = await page.evaluate(
            async ([shown, doing, places]) => {
              const drawn = () =>
                new Promise<void>((resolve) => {
                  setTimeout(() => requestAnimationFrame(() => resolve()), 0)
                })
              window.door.announceWork(doing)
              window.door.announce(shown)
              const found: string[] = []
              for (const route of places) {
                window.go(route)
                await drawn()
                const said = document.body.innerText
                if (said.trim() === '') found.push(`blank at ${JSON.stringify(route)}`)
                if (said.includes('could not be shown')) found.push(`broken at ${JSON.stringify(route)}`)
                for (const text of window.foreignText()) found.push(`${text} at ${JSON.stringify(route)}`)
              }
              return found
            },
            [open, work, placesOf(open)] as const,
          )
          expect(broken).toEqual([])
        }),
        // the same odd values at each run; KEYWARD_SEED looks at others
        {
          numRuns: Number(process.env['KEYWARD_RUNS'] ?? 8),
          seed: Number(process.env['KEYWARD_SEED'] ?? 20_261_129),
          endOnFailure: true,
        },
      )
      // the same id twice is React’s complaint, and nothing that a vault holds
      expect(harness.violations.filter((one) => !one.includes('same key'))).toEqual([])
      await page.context().close()
    },
  )
})
