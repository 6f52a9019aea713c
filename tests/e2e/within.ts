import { setTimeout as wait } from 'node:timers/promises'

/** What is waited for: in words, or how it can be said once it has not come. */
type What = string | (() => string)

const said = (what: What) => (typeof what === 'string' ? what : what())

/** The promise, or after so many milliseconds an error that says what was waited for. */
export const within = async <Value>(
  patience: number,
  what: What,
  promise: PromiseLike<Value>,
): Promise<Value> => {
  const timer = new AbortController()
  const late = wait(patience, undefined, { signal: timer.signal }).then(
    () => {
      throw new Error(`waited ${Math.round(patience / 100) / 10} s for ${said(what)}`)
    },
    () => new Promise<never>(() => {}), // the other one won
  )
  try {
    return await Promise.race([promise, late])
  } finally {
    timer.abort()
  }
}

/** How long one answer may take on top, when it was asked for just before the end. */
const LAST_ANSWER = 40_000

/**
 * Asks again and again until the answer is not `null`; after so many milliseconds an error says what was waited for,
 * also when an answer never comes.
 */
export const until = async <Value>(
  patience: number,
  what: What,
  ask: () => Promise<Value | null> | Value | null,
): Promise<Value> => {
  const end = performance.now() + patience
  for (;;) {
    const left = Math.max(0, end - performance.now()) + LAST_ANSWER
    const answer = await within(left, () => `an answer about ${said(what)}`, Promise.resolve(ask()))
    if (answer !== null) return answer
    if (performance.now() > end) throw new Error(`waited ${patience / 1_000} s for ${said(what)}`)
    await wait(50)
  }
}
