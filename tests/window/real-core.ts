import type { Page } from 'playwright'
import { onTestFinished } from 'vitest'
import { answer, type CallName, events, type EventName } from '../../shared/contract/contract.ts'
import { startKeyward, type FakeKeyward, type FakeWorld } from '../worlds/fakes.ts'
import { runningClock } from '../worlds/running-clock.ts'
import type { VaultContent } from '../../electron/core/vault/content.ts'
import { seeded, type Seed, type Seeded } from '../worlds/seeded.ts'
import type { Harness, OpenOptions } from './harness.ts'
import { EMPTY, type Over, PRACTICE, type Scenario, sceneOf } from './scenarios.ts'

export { EMPTY, PRACTICE }

export type CoreOptions = Omit<OpenOptions, 'prepare'> & {
  /** The state that it is opened in; an empty vault unless it is said. */
  readonly scenario?: Scenario
  /** In place of the scenario's. */
  readonly vault?: (now: number) => Seed
  /** What has been done before the window is shown. */
  readonly before?: (keyward: FakeKeyward) => Promise<unknown>
  /** What else the sealed file holds. */
  readonly also?: Partial<VaultContent>
  /** What becomes of keychain and disk before Keyward starts. */
  readonly first?: (seeded: Seeded) => void
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
  { scenario = 'empty', vault, world = {}, also = {}, first, before, ...options }: CoreOptions = {},
): Promise<OnCore> => {
  const calls: { readonly name: string; readonly input: unknown }[] = []
  const clock = runningClock()
  const scene = sceneOf(scenario)
  const seed = seeded((vault ?? scene.vault)(clock.now()), clock.now(), also)
  scene.first?.(seed)
  first?.(seed)
  const onBug = (where: string) => void harness.violations.push(`bug in ${where}`)
  let told: Promise<unknown> = Promise.resolve()
  let shown: Page | null = null
  const keyward = await startKeyward({
    tellBug: onBug,
    ...scene.world,
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
  await scene.before?.(keyward)
  await before?.(keyward)
  const page = await harness.show({
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
  const over = scene.over?.(clock.now())
  if (over !== undefined) await page.evaluate(showOver, over)
  onTestFinished(async () => {
    await page.context().close()
    await keyward.stop()
    clock.stop()
  })
  const on: OnCore = {
    page,
    keyward,
    xero: seed.xero,
    calls: () => calls,
    asked: (wanted) => calls.filter(({ name }) => name === wanted).map(({ input }) => input),
  }
  opened.set(page, on)
  return on
}

const opened = new WeakMap<Page, OnCore>()

/** What is behind a page that was opened here. */
export const behind = (page: Page): OnCore => {
  const on = opened.get(page)
  if (on === undefined) throw new Error('nothing is behind this page')
  return on
}

const showOver = ({ part = {}, work = {} }: Over) => {
  window.door.announce(part)
  window.door.announceWork(work)
}

const hear = ({ event, fit }: { readonly event: EventName; readonly fit: unknown }) =>
  window.keywardHears?.(event, fit)
