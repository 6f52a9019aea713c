import { lostLines, type ActivityProof } from '../../../shared/activity/activity.ts'
import type { Review } from '../../../shared/review/review.ts'
import { findingWords, reasonWords, rollbackWords } from './log-words.ts'
import { facts, table } from '../paper/page-parts.ts'
import { momentOf } from '../paper/moments.ts'

/** What a walk along the log showed: how far, when, and what is not as it was written. */
export const logSection = ({ activity, checkpoint }: Review): string =>
  `<section><h2>Activity log</h2>${
    activity === null
      ? '<p>It was not walked, so nothing is said about it.</p>'
      : walked(activity, checkpoint)
  }</section>`

/** How many findings are named one by one on paper. */
const NAMED_MAX = 50

const walked = (proof: ActivityProof, checkpoint: Review['checkpoint']) => {
  const { at, lines, from, findings, moreFindings, rollbacks = [], isCompared = false } = proof
  const amount = findings.length + moreFindings
  return `${facts([
    ['Walked to its end', `${momentOf(at)}, to line ${lines}`],
    ['Oldest line', from === null ? 'none' : momentOf(from)],
    [
      'What that showed',
      amount === 0
        ? lostLines(proof)
          ? 'every line that is there as it was written'
          : 'every line as it was written'
        : notAsWritten(amount),
    ],
    [
      'End kept outside the folder',
      isCompared ? 'the keychain remembers no later line' : 'could not be compared with the keychain',
    ],
    [
      'Last line',
      checkpoint === null
        ? 'none'
        : `number ${checkpoint.seq + 1}, ${momentOf(checkpoint.at)}, seal ${checkpoint.seal}`,
    ],
  ])}${
    amount === 0
      ? ''
      : table(
          capital(notAsWritten(amount)),
          ['Line', 'What was found'],
          [
            ...findings
              .toSorted((a, b) => a.line - b.line)
              .slice(0, NAMED_MAX)
              .map((finding) => [String(finding.line), findingWords(finding)]),
            ...(amount > NAMED_MAX ? [['', `and ${amount - NAMED_MAX} more`]] : []),
          ],
        )
  }${
    rollbacks.length === 0
      ? ''
      : table(
          'The folder was found put back to an earlier day',
          ['Found', 'What was', 'What has been said to it'],
          rollbacks.map((one) => [momentOf(one.at), rollbackWords(one), reasonWords(one)]),
        )
  }`
}

const notAsWritten = (amount: number) =>
  amount === 1 ? 'one place is not as it was written' : `${amount} places are not as they were written`

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
