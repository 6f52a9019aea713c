import type { ReactNode } from 'react'
import { lostLines, type ActivityProof } from '../../../shared/activity/activity.ts'
import { Age } from '../../kit/age.tsx'
import { Button } from '../../kit/button.tsx'
import { Note } from '../../kit/note.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { attempt } from '../../app/deeds.ts'
import { describeFailure } from '../../app/messages.ts'
import { fullDay } from '../../language/moments.ts'
import { count, grouped, noun } from '../../language/plural.ts'
import { describeFinding, linesWords } from '../review/messages.ts'
import { say, useStore } from '../../app/store.ts'
import { RollbackNotes } from './rollback-notes.tsx'
import { useWalkedLog } from './use-walked-log.ts'

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
    if (!result.ok) return say(describeFailure(result.failure).what)
    const { findings, moreFindings, lines } = result.value
    const amount = findings.length + moreFindings
    say(
      amount === 0
        ? `The log is ${lostLines(result.value) ? 'as it was written' : 'whole'} up to line ${grouped(lines)}.`
        : `${count(amount, 'place')} in the log ${noun(amount, 'is', 'are')} not as Keyward wrote ${noun(amount, 'it', 'them')}.`,
    )
  }
  if (walk !== null)
    return (
      <p className="proof-line" role="status">
        <span>
          Reading the log to its end: {Math.round(walk * 100)} %. Until then nothing is said about it.
        </span>
        <Button kind="link" onClick={() => void attempt('Stop reading the log', 'cancelWalk', {})}>
          Stop
        </Button>
      </p>
    )
  const again = (
    <Button kind="link" onClick={() => void tell()}>
      Check the log again
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
        <p className="proof-line">The log has not been checked yet. {again}</p>
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
        <StateMark mood="unknown" words={newest === 0 ? 'Empty' : 'Not walked yet'} />
        <span>
          {newest === 0
            ? 'Nothing is written yet.'
            : newest === null
              ? 'Nothing was written when the log was last walked.'
              : `${count(since, 'line')} came since the log was last walked.`}{' '}
          {again}
        </span>
      </p>
    )
  const walked = (
    <>
      Walked to line {grouped(proof.lines)} <Age at={proof.at} />
      {since === 0 ? '' : `; ${count(since, 'line')} came after that`}.{' '}
      {proof.isCompared === true ? COMPARED : NOT_COMPARED} {again}
    </>
  )
  if (amount === 0)
    return (
      <p className="proof-line">
        {/* "Whole" is said only of a log that never lost lines to a folder that was put back */}
        <StateMark
          mood={isLess ? 'unknown' : 'fine'}
          words={`${isLess ? 'As written' : 'Whole'} up to line ${grouped(proof.lines)}`}
        />
        <span>
          {linesWords(proof.lines)}
          {proof.from === null ? '' : ` since ${fullDay(proof.from)}`};{' '}
          {isLess ? 'what is there was not changed or moved' : 'none was changed, moved or taken out'}.{' '}
          {walked}
        </span>
      </p>
    )
  return (
    <Note mood="urgent">
      <p>
        <b>
          {amount === 1 ? 'One place in the log is' : `${grouped(amount)} places in the log are`} not as
          Keyward wrote {amount === 1 ? 'it' : 'them'}.
        </b>{' '}
        Somebody, or something, changed its files outside Keyward. Nothing of it was thrown away. Tell whoever
        looks after security, and keep the latest evidence pack: it shows how far the log had come.
      </p>
      <ul className="findings">
        {proof.findings
          .toSorted((a, b) => a.line - b.line)
          .slice(0, SHOWN)
          .map((finding) => (
            <li key={`${finding.line} ${finding.kind}`}>
              <b>Line {grouped(finding.line)}</b> {describeFinding(finding)}
            </li>
          ))}
        {amount > SHOWN ? <li>And {grouped(amount - SHOWN)} more.</li> : null}
      </ul>
      <p className="age">{walked}</p>
    </Note>
  )
}

const COMPARED = 'This computer’s keychain remembers no later line.'
const NOT_COMPARED = 'Its end could not be compared with the keychain.'
