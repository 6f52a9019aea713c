import { setTimeout as wait } from 'node:timers/promises'

/** The promise, or after so many milliseconds an error that says what was waited for. */
export const within = async <Value>(
  patience: number,
  what: string,
  promise: PromiseLike<Value>,
): Promise<Value> => {
  const timer = new AbortController()
  const late = wait(patience, undefined, { signal: timer.signal }).then(
    () => {
      throw new Error(`waited ${patience / 1_000} s for ${what}`)
    },
    () => new Promise<never>(() => {}), // the other one won
  )
  try {
    return await Promise.race([promise, late])
  } finally {
    timer.abort()
  }
}

/** Asks again and again until the answer is not `null`; after so many milliseconds an error says what was waited for. */
export const until = async <Value>(
  patience: number,
  what: string | (() => string),
  ask: () => Promise<Value | null> | Value | null,
): Promise<Value> => {
  const end = performance.now() + patience
  for (;;) {
    const answer = await ask()
    if (answer !== null) return answer
    if (performance.now() > end)
      throw new Error(`waited ${patience / 1_000} s for ${typeof what === 'string' ? what : what()}`)
    await wait(50)
  }
}
