import type { ReactNode } from 'react'
import { lostLines, type ActivityProof } from '../../../shared/activity/activity.ts'
import { Age } from '../../kit/age.tsx'
import { Button } from '../../kit/button.tsx'
import { Note } from '../../kit/note.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { run } from '../../app/actions.ts'
import { describeFailure } from '../../app/words-failures.ts'
import { fullDay } from '../../language/moments.ts'
import { describeFinding, linesWords } from '../review/words-packs.ts'
import { announce, useStore } from '../../app/store.ts'
import { RollbackNotes } from './rollback-notes.tsx'
import { useWalkedLog } from './use-walked-log.ts'
import { LOG_PROOF } from './words.ts'

const SHOWN = 5

type ProofProps = {
  readonly proof: ActivityProof | null
  /** The newest line that is shown below; `null` while that is not known. */
  readonly newest: number | null
}

/**
 * Whether the log is as it was written, up to which line, and when that was last proven. Nothing is said of lines that
 * were not walked: with the view the log is walked, and again when more was written.
 */
export const LogProof = ({ proof, newest }: ProofProps) => {
  const walk = useStore(({ work }) => work?.walk ?? null)
  const { verify, failure } = useWalkedLog(newest)
  const tell = async () => {
    const result = await verify()
    if (!result.ok) return announce(describeFailure(result.failure).what)
    const { findings, moreFindings, lines } = result.value
    const amount = findings.length + moreFindings
    announce(
      amount === 0
        ? LOG_PROOF.standingAnnounced(
            lostLines(result.value) ? LOG_PROOF.asWrittenAnnounced : LOG_PROOF.intactAnnounced,
            lines,
          )
        : LOG_PROOF.brokenAnnounced(amount),
    )
  }
  if (walk !== null)
    return (
      <p className="proof-line" role="status">
        <span>{LOG_PROOF.reading(Math.round(walk * 100))}</span>
        <Button kind="link" onClick={() => void run(LOG_PROOF.stopReadingTheLog, 'cancelWalk', {})}>
          {LOG_PROOF.stop}
        </Button>
      </p>
    )
  const again = (
    <Button kind="link" onClick={() => void tell()}>
      {LOG_PROOF.checkTheLogAgain}
    </Button>
  )
  return (
    <>
      <RollbackNotes rollbacks={proof?.rollbacks} />
      {failure === null ? null : (
        <p className="proof-line">
          <StateMark mood="attention" words={describeFailure(failure).what} />
          {proof === null ? again : null}
        </p>
      )}
      {proof !== null ? (
        <Walked proof={proof} newest={newest} again={again} />
      ) : failure === null ? (
        <p className="proof-line">
          {LOG_PROOF.notCheckedYet} {again}
        </p>
      ) : null}
    </>
  )
}

type WalkedProps = {
  readonly proof: ActivityProof
  readonly newest: number | null
  readonly again: ReactNode
}

const Walked = ({ proof, newest, again }: WalkedProps) => {
  const amount = proof.findings.length + proof.moreFindings
  const since = Math.max(0, (newest ?? 0) - proof.lines)
  const isLess = lostLines(proof)
  if (proof.lines === 0 && amount === 0)
    return (
      <p className="proof-line">
        <StateMark mood="unknown" words={newest === 0 ? LOG_PROOF.empty : LOG_PROOF.notWalkedYet} />
        <span>
          {newest === 0
            ? LOG_PROOF.nothingYet
            : newest === null
              ? LOG_PROOF.wasEmpty
              : LOG_PROOF.newSinceAnnounced(since)}{' '}
          {again}
        </span>
      </p>
    )
  const walked = (
    <>
      {LOG_PROOF.walkedToLine(proof.lines)} <Age at={proof.at} />
      {since === 0 ? '' : LOG_PROOF.newSince(since)}. {proof.isCompared === true ? COMPARED : NOT_COMPARED}{' '}
      {again}
    </>
  )
  if (amount === 0)
    return (
      <p className="proof-line">
        {/* "Whole" is said only of a log that never lost lines to a folder that was put back */}
        <StateMark
          mood={isLess ? 'unknown' : 'fine'}
          words={LOG_PROOF.standingUpTo(isLess ? LOG_PROOF.asWrittenMark : LOG_PROOF.intactMark, proof.lines)}
        />
        <span>
          {linesWords(proof.lines)}
          {proof.from === null ? '' : LOG_PROOF.since(fullDay(proof.from))};{' '}
          {isLess ? LOG_PROOF.asWrittenMeans : LOG_PROOF.intactMeans}. {walked}
        </span>
      </p>
    )
  return (
    <Note mood="urgent">
      <p>
        <b>
          {LOG_PROOF.notAsWritten(
            amount === 1 ? LOG_PROOF.onePlaceIs : LOG_PROOF.placesAre(amount),
            amount === 1 ? LOG_PROOF.it : LOG_PROOF.them,
          )}
        </b>{' '}
        {LOG_PROOF.brokenMeans}
      </p>
      <ul className="findings">
        {proof.findings
          .toSorted((a, b) => a.line - b.line)
          .slice(0, SHOWN)
          .map((finding) => (
            <li key={`${finding.line} ${finding.kind}`}>
              <b>{LOG_PROOF.line(finding.line)}</b> {describeFinding(finding)}
            </li>
          ))}
        {amount > SHOWN ? <li>{LOG_PROOF.morePlaces(amount - SHOWN)}</li> : null}
      </ul>
      <p className="age">{walked}</p>
    </Note>
  )
}

const COMPARED = LOG_PROOF.keychainAgrees
const NOT_COMPARED = LOG_PROOF.keychainNotCompared
