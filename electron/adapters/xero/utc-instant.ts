import { asInstant } from '../../../shared/kernel/instant.ts'

/** A date of Xero's in ms since 1970: ISO without a zone is UTC (Xero, /connections), up to seven decimals. */
export const utcInstant = (text: string | null | undefined): number | null => {
  if (text === null || text === undefined) return null
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/u.test(text) ? text : `${text}Z`
  return asInstant(Date.parse(zoned))
}
