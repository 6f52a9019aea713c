import type { ActivityFinding, ActivityLine } from '../../../shared/activity.ts'
import { outcomeOf } from '../../../shared/activity-outcome.ts'
import { readPersonLabel } from '../../../shared/person.ts'
import { describeActivity, describeResult } from '../../activity-messages.ts'
import { StateMark } from '../../components/state-mark.tsx'
import { exactly, isoOf, timeToTheSecond, weekdayOf } from '../../moments.ts'
import { describeFinding } from '../../review-messages.ts'

type LinesProps = { readonly lines: readonly ActivityLine[]; readonly findings: readonly ActivityFinding[] }

/** Lines of the log as a table; a line that is not as it was written says so in its own place. */
export const ActivityLines = ({ lines, findings }: LinesProps) => {
  const byLine = Map.groupBy(findings, ({ line }) => line)
  return (
    <table className="table activity-table" aria-label="Activity">
      <thead>
        <tr>
          <th scope="col" className="col-when">
            When
          </th>
          <th scope="col" className="col-who">
            Who
          </th>
          <th scope="col">What</th>
          <th scope="col">App, organisation</th>
          <th scope="col" className="col-result">
            Result
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Line key={line.line} line={line} findings={byLine.get(line.line) ?? []} />
        ))}
      </tbody>
    </table>
  )
}

const MOODS = { good: 'fine', failed: 'attention', noticed: 'unknown' } as const

type LineProps = { readonly line: ActivityLine; readonly findings: readonly ActivityFinding[] }

const Line = ({ line, findings }: LineProps) => {
  const isUnproven = line.isUnproven === true
  const about = [line.app, line.organisation, readPersonLabel(line.person).name]
    .filter((name) => name !== '')
    .join(', ')
  return (
    <tr data-state={isUnproven || findings.length > 0 ? 'urgent' : undefined}>
      <td>
        <time dateTime={isoOf(line.at)} title={exactly(line.at)}>
          {weekdayOf(line.at)}, {timeToTheSecond(line.at)}
        </time>
      </td>
      <td title={`${line.who}${line.email === '' ? '' : `, ${line.email}`}, on ${line.device}`}>
        {line.who}
      </td>
      <td>{describeActivity(line.what)}</td>
      <td title={about}>{about}</td>
      <td title={describeResult(line.result, line.what)}>
        {findings.length > 0 ? (
          <StateMark mood="urgent" words={findings.map(describeFinding).join(' ')} isLoud />
        ) : isUnproven ? (
          <StateMark mood="urgent" words="It was changed, or Keyward did not write it." isLoud />
        ) : (
          <StateMark
            mood={MOODS[outcomeOf(line.what, line.result)]}
            words={describeResult(line.result, line.what)}
          />
        )}
      </td>
    </tr>
  )
}
