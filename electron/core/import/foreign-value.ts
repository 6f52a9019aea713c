import { asInstant, type Instant } from '../../../shared/kernel/instant.ts'

/** What another program wrote: each part is read for itself, so that one that is odd costs only itself. */
export type Foreign = Readonly<Record<string, unknown>>

/** The object that a value is, else an empty one. */
export const objectOf = (value: unknown): Foreign =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Foreign) : {}

/** Whether a value is an object with names, as an entry is. */
export const isObject = (value: unknown): value is Foreign =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** Text, or a number written as text; empty for everything else. */
export const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : ''
}

/** Whether something says yes: `true`, 1, "true", "yes", "1". */
export const isYes = (value: unknown): boolean =>
  value === true || value === 1 || (typeof value === 'string' && /^(?:true|yes|y|1|x)$/iu.test(value.trim()))

/** A date in a text, or `null` where it is none that can be kept. */
export const momentOf = (value: unknown): Instant | null =>
  typeof value === 'string' && value.length <= 60 ? asInstant(Date.parse(value)) : null

/** Seconds or milliseconds since 1970, whichever gives a date of our time; `null` where neither does. */
export const epochOf = (value: unknown): Instant | null => {
  const number = typeof value === 'string' && /^\d{9,14}$/u.test(value) ? Number(value) : value
  if (typeof number !== 'number') return null
  return asInstant(number < 100_000_000_000 ? number * 1_000 : number)
}
