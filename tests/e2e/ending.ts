import { rm } from 'node:fs/promises'
import { within } from './within.ts'

/** What a test has started, each with how it is ended. */
export type Ending = {
  /** Notes how to end what was started; once everything is being ended, that happens at once. */
  readonly add: (what: string, end: () => PromiseLike<unknown> | void) => void
  /**
   * Ends all of it, the last first: each within a bound of its own, and whatever becomes of the others. What did not
   * end, and why, is thrown as one sentence after the last. A second call waits for the first.
   */
  readonly run: () => Promise<void>
}

/** Nothing that is ended here takes longer, on a machine that is slow as well. */
const PATIENCE = 40_000

export const createEnding = (patience = PATIENCE): Ending => {
  const begun: { readonly what: string; readonly end: () => PromiseLike<unknown> | void }[] = []
  const troubles: string[] = []
  let running: Promise<void> | null = null
  const endOne = async ({ what, end }: (typeof begun)[number]) => {
    try {
      await within(patience, `${what} to end`, Promise.resolve(end()))
    } catch (error) {
      troubles.push(`${what}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  const run = async () => {
    for (let one = begun.pop(); one !== undefined; one = begun.pop()) await endOne(one)
    if (troubles.length > 0) throw new Error(`Not all of it ended. ${troubles.join('; ')}`)
  }
  return {
    add: (what, end) => {
      begun.push({ what, end })
      if (running !== null) running = running.catch(() => undefined).then(run)
    },
    run: () => (running ??= run()),
  }
}

/** Removes a folder, whose last writers may be about to go. */
export const removed = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })

/** Starts something of several parts; where one of them does not start, those before it are ended. */
export const startParts = async <Thing>(start: (ending: Ending) => Promise<Thing>): Promise<Thing> => {
  const ending = createEnding()
  try {
    return await start(ending)
  } catch (error) {
    await ending.run().catch(() => undefined) // why it did not start is the news
    throw error
  }
}
