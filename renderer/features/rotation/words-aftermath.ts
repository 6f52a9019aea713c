import type { Aftermath, LeakToTell, ToolBehind } from '../../../shared/rotation/aftermath.ts'
import { DAY, type Instant } from '../../../shared/kernel/instant.ts'
import { ageOf } from '../../language/ages.ts'
import { dayAndTime } from '../../language/moments.ts'
import { listOf, numberWord } from '../../language/plural.ts'

/** Until when Xero wants to hear of a leak, or wanted to. */
const telling = ({ since }: LeakToTell, now: Instant): string => {
  const words = dayAndTime(since + DAY, now)
  return now < since + DAY ? `which is by ${words.replace(/^on /u, '')}` : `and that time was over ${words}`
}

/** What a leak that nobody has told Xero of says in Overview. */
export const describeLeakToTell = (leak: LeakToTell, now: Instant) => ({
  title: `Tell Xero that ${leak.app}’s secret has leaked`,
  means: `The notice has not been marked as sent. Xero wants to hear of an incident within 24 hours, ${telling(leak, now)}.`,
  facts: `Declared ${ageOf(leak.since, now)} by ${leak.by}`,
  action: 'Show the notice',
})

/** What tools that have another secret than the one in force say in Overview. */
export const describeToolsBehind = (tools: readonly ToolBehind[], now: Instant) => {
  const [first] = tools
  const app = first?.app ?? ''
  const isOne = tools.length === 1
  const names = listOf(tools.map(({ tool }) => tool))
  const [it, has] = isOne ? ['It', 'has'] : ['They', 'have']
  const since = tools.reduce((oldest, one) => Math.min(oldest, one.since), Infinity)
  return first?.holds === 'takenBack'
    ? {
        title: `${isOne ? names : `${numberWord(tools.length)} tools`} may have a secret of ${app} that is out of use again`,
        means: `${isOne ? '' : `${names}. `}${it} had been ticked as having the new secret when the rotation was rolled back. ${it} ${isOne ? 'needs' : 'need'} the one in use.`,
        facts: `Rolled back ${ageOf(since, now)}`,
        action: 'Show the tools',
      }
    : {
        title: `${isOne ? names : `${numberWord(tools.length)} tools`} ${isOne ? 'was' : 'were'} not updated with the new secret of ${app}`,
        means: `${isOne ? '' : `${names}. `}Nobody has said that ${it.toLowerCase()} ${has} it. With the old one ${it.toLowerCase()} can no longer sign in as soon as Xero refuses it.`,
        facts: `${tools.length > 1 ? 'The first since' : 'Since'} the rotation ended, ${ageOf(since, now)}`,
        action: 'Show the tools',
      }
}

/** How one of them was settled. */
export const settledWords = ({ kind, settled }: Aftermath, now: Instant): string => {
  if (settled === null) return ''
  const by = `${ageOf(settled.at, now)} by ${settled.by}`
  if (settled.how === 'putAside') return `Put aside ${by}: ${settled.reason}`
  return kind === 'xero' ? `Marked as sent ${by}` : `Marked as having the secret in use ${by}`
}
