import { asInstant, type Instant } from '../../../shared/kernel/instant.ts'
import { epochOf } from './foreign-value.ts'

/** A day that can be read in one way only: ISO 8601, with the month in letters, or counted since 1970; UTC. */
export const dayOf = (text: string): Instant | null => {
  if (text.length > 60) return null
  if (/^\d{10}$|^\d{13}$/u.test(text)) return epochOf(text)
  const isPlain =
    /^\d{4}-\d{2}-\d{2}(?:[T ].*)?$/u.test(text) || /^\d{1,2}[ -]\p{L}{3,9}[ -]\d{4}$/u.test(text)
  if (!isPlain) return null
  return asInstant(Date.parse(/\d{2}:\d{2}|^\d{4}-\d{2}-\d{2}$/u.test(text) ? text : `${text} UTC`))
}
