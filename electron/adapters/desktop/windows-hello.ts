import type { CheckAnswer } from '../../core/ports/owner-check.ts'

/** Of the package `passport-desktop` what asks. */
export type Passport = {
  readonly available: () => boolean
  /** Ends with a number of Windows' own `UserConsentVerificationResult`. */
  readonly requestVerification: (message: string) => Promise<number>
}

/** `UserConsentVerificationResult` (Windows.Security.Credentials.UI), where it is not a plain no. */
const VERIFIED = 0
/** No device, not set up for this person, forbidden by policy. */
const GONE: ReadonlySet<number> = new Set([1, 2, 3])

/** The package has a binary for Windows on Intel alone; elsewhere it is not even asked for. */
export const loadPassport = async (
  platform: NodeJS.Platform = process.platform,
  arch: string = process.arch,
): Promise<Passport | null> => {
  if (platform !== 'win32' || arch !== 'x64') return null
  try {
    const { default: passport } = await import('passport-desktop')
    return passport.Passport
  } catch {
    return null
  }
}

/** Windows Hello: whether it can ask, and its answer. */
export const createWindowsHello = (load: () => Promise<Passport | null> = loadPassport) => {
  const can = (passport: Passport | null): passport is Passport => {
    try {
      return passport?.available() === true
    } catch {
      return false
    }
  }
  return {
    canAsk: async (): Promise<boolean> => can(await load()),
    ask: async (message: string): Promise<CheckAnswer> => {
      const passport = await load()
      if (!can(passport)) return 'gone'
      try {
        const result = await passport.requestVerification(message)
        if (result === VERIFIED) return 'yes'
        return GONE.has(result) ? 'gone' : 'no'
      } catch {
        return can(passport) ? 'no' : 'gone'
      }
    },
  }
}
