import { lostLines, type ActivityProof } from '../../../shared/activity/activity.ts'
import { html, type Html } from '../../../shared/kernel/html.ts'
import type { Review } from '../../../shared/review/review.ts'
import { facts, table } from '../paper/page-parts.ts'
import { momentOf } from '../paper/moments.ts'
import { findingWords, LOG_WORDS as WORDS, reasonWords, rollbackWords } from './words-log.ts'

/** What a walk along the log showed: how far, when, and what is not as it was written. */
export const logSection = ({ activity, checkpoint }: Review): Html =>
  html`<section><h2>${WORDS.heading}</h2>${activity === null ? html`<p>${WORDS.notWalked}</p>` : walked(activity, checkpoint)}</section>`

/** How many findings are named one by one on paper. */
const NAMED_MAX = 50

const walked = (proof: ActivityProof, checkpoint: Review['checkpoint']): Html[] => {
  const { at, lines, from, findings, moreFindings, rollbacks = [], isCompared = false } = proof
  const amount = findings.length + moreFindings
  const isWhole = lostLines(proof) ? WORDS.thereAsWritten : WORDS.asWritten
  const named = findings
    .toSorted((a, b) => a.line - b.line)
    .slice(0, NAMED_MAX)
    .map((finding) => [String(finding.line), findingWords(finding)])
  return [
    facts([
      [WORDS.walkedToItsEnd, WORDS.walkedTo(at, lines)],
      [WORDS.oldest, from === null ? WORDS.none : momentOf(from)],
      [WORDS.showed, amount === 0 ? isWhole : WORDS.notAsWritten(amount)],
      [WORDS.endOutside, isCompared ? WORDS.noLater : WORDS.notCompared],
      [WORDS.last, checkpoint === null ? WORDS.none : WORDS.lastLine(checkpoint)],
    ]),
    ...(amount === 0
      ? []
      : [
          table(WORDS.notAsWrittenAbove(amount), WORDS.findings, [
            ...named,
            ...(amount > NAMED_MAX ? [['', WORDS.more(amount - NAMED_MAX)]] : []),
          ]),
        ]),
    ...(rollbacks.length === 0
      ? []
      : [
          table(
            WORDS.putBack,
            WORDS.rollbacks,
            rollbacks.map((one) => [momentOf(one.at), rollbackWords(one), reasonWords(one)]),
          ),
        ]),
  ]
}
