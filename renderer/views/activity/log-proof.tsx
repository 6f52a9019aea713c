import type { ActivityProof } from '../../../shared/activity.ts'
import { Age } from '../../components/age.tsx'
import { Button } from '../../components/button.tsx'
import { Note } from '../../components/note.tsx'
import { StateMark } from '../../components/state-mark.tsx'
import { call } from '../../bridge.ts'
import { fullDay } from '../../moments.ts'
import { count, grouped, noun } from '../../plural.ts'
import { describeFinding, linesWords } from '../../review-messages.ts'
import { say, showTrouble, useStore } from '../../store.ts'

const SHOWN = 5

/** Whether the log is as it was written, and when that was last proven. */
export const LogProof = ({ proof }: { readonly proof: ActivityProof | null }) => {
  const walk = useStore(({ work }) => work?.walk ?? null)
  const verify = async () => {
    const result = await call('verifyActivity', {})
    if (!result.ok) return showTrouble('Check the log', result.failure)
    const { findings, moreFindings, lines } = result.value
    say(
      findings.length === 0
        ? `The log is whole: ${linesWords(lines)}.`
        : `${count(findings.length + moreFindings, 'place')} in the log ${noun(findings.length + moreFindings, 'is', 'are')} not as Keyward wrote ${noun(findings.length + moreFindings, 'it', 'them')}.`,
    )
  }
  const again = (
    <Button kind="link" onClick={() => void verify()}>
      Check the log again
    </Button>
  )
  if (walk !== null)
    return (
      <p className="proof-line" role="status">
        Reading the log: {Math.round(walk * 100)} %
      </p>
    )
  if (proof === null) return <p className="proof-line">The log has not been checked yet. {again}</p>
  const amount = proof.findings.length + proof.moreFindings
  if (amount === 0)
    return (
      <p className="proof-line">
        <StateMark mood="fine" words="Whole" />
        <span>
          {proof.from === null
            ? 'Nothing is written yet.'
            : `${linesWords(proof.lines)} since ${fullDay(proof.from)}; none was changed, moved or taken out.`}{' '}
          Checked <Age at={proof.at} />. {again}
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
      <p className="age">
        Checked <Age at={proof.at} />. {again}
      </p>
    </Note>
  )
}
