import type { ActivityFinding, Checkpoint, Rollback } from '../../../shared/activity/activity.ts'
import { ROLLBACK_REASONS } from '../../../shared/activity/words.ts'
import { momentOf } from '../paper/moments.ts'

/** What is amiss at a line of the log, for paper; lines by the numbers that they were written with. */
export const findingWords = (finding: ActivityFinding): string => {
  switch (finding.kind) {
    case 'changed':
      return 'Changed, or never written by this vault'
    case 'missing':
      return `${span(finding)} missing before it`
    case 'moved':
      return 'Written by this vault, and standing where it was not written'
    case 'cut':
      return `${span(finding)} missing at the end`
  }
}

const span = ({ from, to }: { readonly from: number; readonly to: number }) =>
  from === to ? `Number ${from + 1} is` : `Numbers ${from + 1} to ${to + 1} are`

/** What was found when the folder was older than what the keychain remembered. */
export const rollbackWords = ({ what, from, to, lastAt }: Rollback): string => {
  if (what === 'records') return 'The vault’s own file was older than what was known of it'
  const last = lastAt === null ? '' : `, the last of them of ${momentOf(lastAt)}`
  return from === null
    ? `Not the log that was known up to number ${to + 1}${last}`
    : `Numbers ${from + 1} to ${to + 1} are not there any more${last}`
}

/** Who has said why, and what. */
export const reasonWords = ({ acknowledged }: Rollback): string =>
  acknowledged === null
    ? 'Nothing'
    : `${ROLLBACK_REASONS[acknowledged.how]} (${acknowledged.by}, ${momentOf(acknowledged.at)})`

/** What the section about the log says. */
export const LOG_WORDS = {
  heading: 'Activity log',
  notWalked: 'It was not walked, so nothing is said about it.',
  walkedToItsEnd: 'Walked to its end',
  walkedTo: (at: number, lines: number) => `${momentOf(at)}, to line ${lines}`,
  oldest: 'Oldest line',
  none: 'none',
  showed: 'What that showed',
  thereAsWritten: 'every line that is there as it was written',
  asWritten: 'every line as it was written',
  notAsWritten: (amount: number) =>
    amount === 1 ? 'one place is not as it was written' : `${amount} places are not as they were written`,
  notAsWrittenAbove: (amount: number) =>
    amount === 1 ? 'One place is not as it was written' : `${amount} places are not as they were written`,
  endOutside: 'End kept outside the folder',
  noLater: 'the keychain remembers no later line',
  notCompared: 'could not be compared with the keychain',
  last: 'Last line',
  lastLine: ({ seq, at, seal }: Checkpoint) => `number ${seq + 1}, ${momentOf(at)}, seal ${seal}`,
  findings: ['Line', 'What was found'],
  more: (amount: number) => `and ${amount} more`,
  putBack: 'The folder was found put back to an earlier day',
  rollbacks: ['Found', 'What was', 'What has been said to it'],
} as const
