import type { Rollback, RollbackReason } from '../../../shared/activity/activity.ts'
import { ROLLBACK_REASONS } from '../../../shared/activity/words.ts'
import type { Instant } from '../../../shared/kernel/instant.ts'
import { dayAndTime } from '../../language/moments.ts'
import { count, grouped, noun } from '../../language/plural.ts'

/** Why a folder is older than what was known of it, as somebody has said. */
export const describeReason = (how: RollbackReason): string => ROLLBACK_REASONS[how]

/** What was found when the folder was older than what the keychain remembers, and what that means. */
export const describeRollback = (
  { what, from, to, lastAt, at }: Rollback,
  now: Instant,
): { readonly what: string; readonly means: string } => {
  const found = `Found ${dayAndTime(at, now)}.`
  if (what === 'records')
    return {
      what: `The vault’s file was put back to an earlier day. ${found}`,
      means:
        'This computer’s keychain remembers that it knew more of the log than it does now. Apps, sign-ins and lists stand as they did then; the log itself is whole.',
    }
  const last = lastAt === null ? '' : `, the last of ${dayAndTime(lastAt, now).replace(/^on /u, '')}`
  return {
    what: `Keyward’s folder was put back to an earlier day. ${found}`,
    means:
      from === null
        ? `The log is not the one that this computer’s keychain remembers up to number ${grouped(to + 1)}${last}. What was revealed, copied or handed over in between may no longer stand in it.`
        : `${count(to - from + 1, 'line')} that this computer’s keychain remembers ${noun(to - from + 1, 'is', 'are')} not in the log any more (${grouped(from + 1)} to ${grouped(to + 1)}${last}). What was revealed, copied or handed over in ${noun(to - from + 1, 'it', 'them')} cannot be seen here.`,
  }
}

/** The same on one line of the log, from its result. */
export const rollbackResultWords = (result: string): string => {
  if (result === 'records') return 'The vault’s file was older than known'
  const [, from = '', to = ''] = /^(\?|\d+) to (\d+)/u.exec(result) ?? []
  if (to === '') return result
  return from === '?' ? `Not the log that was known up to line ${to}` : `Lines ${from} to ${to} are not there`
}
