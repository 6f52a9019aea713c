/**
 * The milliseconds that this thread itself computed while something was done. A wait counts nothing, nor does what other
 * processes take of the machine meanwhile: a busy one makes it late, and not longer.
 */
export const ownWork = (act: () => unknown): number => {
  const before = process.threadCpuUsage()
  act()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1_000
}
