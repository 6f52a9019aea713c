import type { Instant } from '../../../shared/kernel/instant.ts'

/** A page is a document, read years later and elsewhere: every moment is UTC and says so. */
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
const minute = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' })

const short = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' })

export const dayOf = (at: Instant): string => day.format(at)
export const momentOf = (at: Instant): string => `${day.format(at)}, ${minute.format(at)} UTC`

/** In tables that have little room: "21 Apr 2026". */
export const shortDayOf = (at: Instant): string => short.format(at)
