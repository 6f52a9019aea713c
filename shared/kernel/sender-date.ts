import { EARLIEST, MINUTE, type Instant } from './instant.ts'

/** Before 2026 there was no Keyward: nothing that one wrote can be dated earlier. */
const KEYWARD_BEGAN = Date.UTC(2026, 0, 1)
/** Before 2006 there was no Xero, and no secret of an app there. */
const XERO_BEGAN = Date.UTC(2006, 0, 1)
/** How far two computers' clocks may be apart before a date is called odd. */
const CLOCKS_APART = 5 * MINUTE

/**
 * Whether a date that another Keyward wrote cannot be right: before there was one, before what it answers (`first`), or
 * after now.
 */
export const isDateOdd = (at: Instant, first: Instant | null, last: Instant): boolean =>
  at < Math.max(first ?? EARLIEST, KEYWARD_BEGAN) - CLOCKS_APART || at > last + CLOCKS_APART

/** When somebody else says that a secret was generated; `null` where they do not, or where that cannot be. */
export const secretDate = (at: Instant | null | undefined, last: Instant): Instant | null =>
  at === null || at === undefined || at < XERO_BEGAN || at > last + CLOCKS_APART ? null : at
