import type { Page } from 'playwright'
import { onTestFinished } from 'vitest'
import { answer, type CallName, events, type EventName } from '../../shared/contract/contract.ts'
import { startKeyward, type FakeKeyward, type FakeWorld } from '../worlds/fakes.ts'
import { runningClock } from '../worlds/running-clock.ts'
import { seeded, type Seed } from '../worlds/seeded.ts'
import type { Harness, OpenOptions } from './harness.ts'
import { emptySnapshot, practiceSnapshot } from './scenario-data.ts'

/** What a vault of a test holds, at this moment. */
export const EMPTY = (now: number): Seed => emptySnapshot(now)
export const PRACTICE = (now: number): Seed => practiceSnapshot(now)

type Options = Omit<OpenOptions, 'scenario' | 'prepare'> & {
  /** Empty unless it is said. */
  readonly vault?: (now: number) => Seed
  /** What has been done before the window is shown. */
  readonly before?: (keyward: FakeKeyward) => Promise<void>
  /** What else than the vault is not as it is made by itself. */
  readonly world?: Omit<FakeWorld, 'records' | 'clock' | 'xero' | 'keychain'>
}

/** A window and the Keyward behind it. */
export type OnCore = {
  readonly page: Page
  readonly keyward: FakeKeyward
  /** The Xero that knows everybody who is signed in. */
  readonly xero: ReturnType<typeof seeded>['xero']
  /** The inputs of each call of this name so far. */
  readonly asked: (name: CallName) => readonly unknown[]
  /** Every call so far, in its order. */
  readonly calls: () => readonly { readonly name: string; readonly input: unknown }[]
}

/**
 * The built window on the real core over the fake world, through the same contract as in Electron: `answer` parses what
 * goes in and out, and what is told is parsed too. All of it ends with the test.
 */
export const openOnCore = async (
  harness: Harness,
  { vault = EMPTY, world = {}, before, ...options }: Options = {},
): Promise<OnCore> => {
  const calls: { readonly name: string; readonly input: unknown }[] = []
  const clock = runningClock()
  const seed = seeded(vault(clock.now()), clock.now())
  const onBug = (where: string) => void harness.violations.push(`bug in ${where}`)
  let told: Promise<unknown> = Promise.resolve()
  let shown: Page | null = null
  const keyward = await startKeyward({
    tellBug: onBug,
    ...world,
    ...seed,
    clock,
    onTold: (event, payload) => {
      const fit = events[event].parse(payload)
      const page = shown
      // a page that is loaded anew hears nothing, and asks
      const tell = () => page?.evaluate(hear, { event, fit }).catch(() => undefined)
      told = told.then(tell)
    },
  })
  await before?.(keyward)
  const page = await harness.open({
    ...options,
    prepare: async (made) => {
      shown = made
      await made.exposeFunction('keywardAnswer', async (name: string, input: unknown) => {
        calls.push({ name, input })
        const answered = await answer(keyward.api, name, input, onBug)
        // as by Electron's own channel, nothing overtakes what was told before it
        await told
        return answered
      })
    },
  })
  onTestFinished(async () => {
    await page.context().close()
    await keyward.stop()
    clock.stop()
  })
  return {
    page,
    keyward,
    xero: seed.xero,
    calls: () => calls,
    asked: (wanted) => calls.filter(({ name }) => name === wanted).map(({ input }) => input),
  }
}

const hear = ({ event, fit }: { readonly event: EventName; readonly fit: unknown }) =>
  window.keywardHears?.(event, fit)
