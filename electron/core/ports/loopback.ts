import type { Result } from '../../../shared/kernel/result.ts'

/** Listens on this computer for one redirect (RFC 8252 §7.3). */
export type Loopback = {
  /** Offers each whole address that comes to `arrived` until it takes one; closes itself then, or on `close`. */
  readonly listen: (
    redirectUri: string,
    arrived: (address: string) => boolean,
  ) => Promise<Result<{ readonly close: () => void }>>
}
