/** So many bytes of what is sealed are never all zeros: a backup ends in an authentication code. */
const END = 64

/** Whether a file has its length and not its content, as one that a cloud folder has not fetched: nothing, or zeros where it ends. */
export const isHollow = (bytes: Uint8Array): boolean =>
  bytes.subarray(Math.max(0, bytes.length - END)).every((byte) => byte === 0)

/** What reading a file answers that a cloud folder cannot fetch: Windows' and macOS' own errors, as Node names them. */
const UNFETCHED: ReadonlySet<string> = new Set(['EIO', 'ETIMEDOUT', 'EDEADLK', 'ENODATA', 'UNKNOWN'])

/** Whether a reading failed because what is in the file is elsewhere. */
export const isUnfetched = (code: string): boolean => UNFETCHED.has(code)

/** What iCloud Drive leaves in place of a file that it has taken off this computer. */
export const stubOf = (name: string): string => `.${name}.icloud`

/** The name of the file that a stub stands for; any other name as it is. */
export const unstubbed = (name: string): string => /^\.(.+)\.icloud$/u.exec(name)?.[1] ?? name
