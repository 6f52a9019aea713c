import * as z from 'zod'

/** The English, dates and numbers that Keyward writes: those of the computer's region (BCP 47). */
export const Region = z.enum(['en-GB', 'en-AU', 'en-NZ', 'en-ZA', 'en-SG', 'en-US'])
export type Region = z.infer<typeof Region>

/** Where the computer says nothing of its region, or names one whose English Keyward does not know apart. */
export const DEFAULT_REGION: Region = 'en-GB'

/** The region of a country, by its code (ISO 3166-1). */
export const regionOf = (country: string): Region =>
  Region.safeParse(`en-${country.toUpperCase()}`).data ?? DEFAULT_REGION
