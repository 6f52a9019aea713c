import { DEFAULT_REGION, Region } from '../../shared/settings/region.ts'
import { american } from '../../shared/kernel/spelling.ts'

/** The region of the computer, as main has found it; it stays while the window is open. */
export const REGION: Region =
  Region.safeParse(Reflect.get(globalThis, 'keywardRegion')).data ?? DEFAULT_REGION

/** A word of ours as the region spells it. `build/spelling.ts` puts it around the words of the words files. */
export const spelt: (text: string) => string = REGION === 'en-US' ? american : (text) => text

/** Whether people there read the time from a clock of twelve hours. */
export const HAS_TWELVE_HOURS: boolean =
  new Intl.DateTimeFormat(REGION, { hour: 'numeric' }).resolvedOptions().hour12 === true
