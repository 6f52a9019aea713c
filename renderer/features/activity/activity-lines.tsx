import type { KeyboardEvent } from 'react'
import type { ActivityFinding, ActivityLine } from '../../../shared/activity/activity.ts'
import { outcomeOf } from '../../../shared/activity/outcome.ts'
import { readPersonLabel } from '../../../shared/kernel/person.ts'
import { describeActivity, describeResult } from './messages.ts'
import { showRowMenu } from '../../kit/menu.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { copy } from '../../app/deeds.ts'
import type { MenuDeed } from '../../app/menu-lines.ts'
import { exactly, isoOf, timeToTheSecond, weekdayOf } from '../../language/moments.ts'
import { describeFinding } from '../review/messages.ts'
import { go, useStore } from '../../app/store.ts'

type LinesProps = {
  readonly lines: readonly ActivityLine[]
  readonly findings: readonly ActivityFinding[]
  /** Looks for lines with this word. */
  readonly onSearch: (text: string) => void
}

/** Lines of the log as a table; a line that is not as it was written says so in its own place. */
export const ActivityLines = ({ lines, findings, onSearch }: LinesProps) => {
  const byLine = Map.groupBy(findings, ({ line }) => line)
  return (
    <table className="table activity-table" aria-label="Activity" onKeyDown={moveBetweenLines}>
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
        {lines.map((line, index) => (
          <Line
            key={line.line}
            line={line}
            findings={byLine.get(line.line) ?? []}
            isFirst={index === 0}
            onSearch={onSearch}
          />
        ))}
      </tbody>
    </table>
  )
}

const MOODS = { good: 'fine', failed: 'attention', noticed: 'unknown' } as const

/** One stop for the Tab key, and the arrows from line to line: each has a menu. */
const moveBetweenLines = (event: KeyboardEvent<HTMLElement>): void => {
  const line = event.target instanceof HTMLElement ? event.target.closest('tr') : null
  const next =
    event.key === 'ArrowDown'
      ? line?.nextElementSibling
      : event.key === 'ArrowUp'
        ? line?.previousElementSibling
        : null
  if (line === null || !(next instanceof HTMLElement)) return
  event.preventDefault()
  line.tabIndex = -1
  next.tabIndex = 0
  next.focus()
}

/** What a line’s menu offers; a line itself is never changed. */
const deedsOf = (line: ActivityLine, about: string, onSearch: (text: string) => void): MenuDeed[][] => {
  const { appId, app, who } = line
  const isThere = useStore.getState().snapshot?.apps.some(({ id }) => id === appId) ?? false
  const words = [
    `${weekdayOf(line.at)}, ${timeToTheSecond(line.at)}`,
    who,
    describeActivity(line.what),
    about,
    describeResult(line.result, line.what),
  ]
  return [
    [
      ...(who === '' ? [] : [{ label: `Only lines with ${who}`, run: () => onSearch(who) }]),
      ...(app === '' ? [] : [{ label: `Only lines with ${app}`, run: () => onSearch(app) }]),
    ],
    [
      ...(isThere
        ? [{ label: 'Open the Xero app', run: () => go({ at: 'apps' as const, appId, ask: null }) }]
        : []),
      {
        label: 'Copy the line',
        run: () => void copy(words.filter((word) => word !== '').join(' | '), 'Line'),
      },
    ],
  ]
}

type LineProps = {
  readonly line: ActivityLine
  readonly findings: readonly ActivityFinding[]
  readonly isFirst: boolean
  readonly onSearch: (text: string) => void
}

const Line = ({ line, findings, isFirst, onSearch }: LineProps) => {
  const isUnproven = line.isUnproven === true
  const about = [line.app, line.organisation, readPersonLabel(line.person).name]
    .filter((name) => name !== '')
    .join(', ')
  return (
    <tr
      data-state={isUnproven || findings.length > 0 ? 'urgent' : undefined}
      tabIndex={isFirst ? 0 : -1}
      onContextMenu={(event) =>
        showRowMenu(event, `Line of ${timeToTheSecond(line.at)}`, deedsOf(line, about, onSearch))
      }
    >
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
