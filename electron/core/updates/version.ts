/** A version of Keyward's: three numbers, and a beta's number where it is one. */
export type Version = readonly [number, number, number, number]

/** No beta sorts after every beta of the same three numbers. */
const NO_BETA = Number.MAX_SAFE_INTEGER
const NUMBER = '(0|[1-9][0-9]{0,5})'
const WRITTEN = new RegExp(`^${NUMBER}\\.${NUMBER}\\.${NUMBER}(?:-beta\\.${NUMBER})?$`, 'u')

/**
 * Reads one way of writing only: no "v", no leading zero, no build, nothing around it. What two programs could read
 * differently is no version; `null` then.
 */
export const readVersion = (text: string): Version | null => {
  const found = WRITTEN.exec(text)
  if (found === null) return null
  const [, major, minor, patch, beta] = found
  return [Number(major), Number(minor), Number(patch), beta === undefined ? NO_BETA : Number(beta)]
}

export const isBeta = (version: Version): boolean => version[3] !== NO_BETA

/** Below zero where `a` is older than `b`. */
export const compareVersions = (a: Version, b: Version): number =>
  a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || a[3] - b[3]

/** The newer of two written versions; one that cannot be read gives way. */
export const newerOf = (a: string, b: string): string => {
  const [one, other] = [readVersion(a), readVersion(b)]
  if (one === null) return b
  return other !== null && compareVersions(other, one) > 0 ? b : a
}
