/** One measured thing: `ok` compares with its target, where it has one. */
export type Measure = {
  readonly value: number
  readonly unit: string
  readonly target: string
  readonly ok: boolean
}
export type Measures = Record<string, Measure>

/** A measure with an upper bound. */
export const atMost = (value: number, most: number, unit: string): Measure => ({
  value: Math.round(value * 100) / 100,
  unit,
  target: `<= ${most}`,
  ok: value <= most,
})

/** A measure with a lower bound. */
export const atLeast = (value: number, least: number, unit: string): Measure => ({
  value,
  unit,
  target: `>= ${least}`,
  ok: value >= least,
})

/** A measure that must be exactly this. */
export const exactly = (value: number, wanted: number, unit: string): Measure => ({
  value,
  unit,
  target: `= ${wanted}`,
  ok: value === wanted,
})

/** The middle and the 95th percentile of what `runs` runs took, in ms. */
export const timed = async (runs: number, act: (run: number) => unknown) => {
  const took: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const began = performance.now()
    await act(run)
    took.push(performance.now() - began)
  }
  return summary(took)
}

/** How far the middle half of what was measured lies apart, in parts of its median: the noise of the machine. */
export const noise = (took: readonly number[]): number => {
  const sorted = took.toSorted((a, b) => a - b)
  const at = (part: number) => sorted[Math.floor((sorted.length - 1) * part)] ?? 0
  return (at(0.75) - at(0.25)) / at(0.5)
}

export const summary = (took: readonly number[]) => {
  const sorted = took.toSorted((a, b) => a - b)
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
  return { median: at(0.5), p95: at(0.95) }
}

/** How long other work in the process had to wait at most, while this ran. */
export const longestStretch = async (act: () => Promise<unknown>) => {
  let longest = 0
  let isDone = false
  const watch = (since: number) => {
    const now = performance.now()
    longest = Math.max(longest, now - since)
    if (!isDone) setImmediate(() => watch(now))
  }
  setImmediate(() => watch(performance.now()))
  await act()
  isDone = true
  return longest
}

/**
 * The longest that this thread was at work at a stretch while this ran, in ms of its own: what other programs took from
 * it is no work of ours.
 */
export const busiestStretch = async (act: () => Promise<unknown>) => {
  let longest = 0
  let isDone = false
  const spent = () => {
    const { user, system } = process.threadCpuUsage()
    return (user + system) / 1_000
  }
  const watch = (since: number) => {
    const now = spent()
    longest = Math.max(longest, now - since)
    if (!isDone) setImmediate(() => watch(now))
  }
  setImmediate(() => watch(spent()))
  await act()
  isDone = true
  return longest
}
