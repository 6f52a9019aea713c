import type { KeyboardEvent } from 'react'
import type { ActivityFinding, ActivityLine } from '../../../shared/activity/activity.ts'
import { outcomeOf } from '../../../shared/activity/outcome.ts'
import { readPersonLabel } from '../../../shared/kernel/person.ts'
import { describeActivity, describeResult } from './words-lines.ts'
import { showRowMenu } from '../../kit/menu.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { copy } from '../../app/actions.ts'
import type { MenuAction } from '../../app/menu-lines.ts'
import { exactly, isoOf, timeToTheSecond, weekdayOf } from '../../language/moments.ts'
import { describeFinding } from '../review/words-packs.ts'
import { go, useStore } from '../../app/store.ts'
import { ACTIVITY_LINES } from './words.ts'

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
    <table className="table activity-table" aria-label={ACTIVITY_LINES.activity} onKeyDown={moveBetweenLines}>
      <thead>
        <tr>
          <th scope="col" className="col-when">
            {ACTIVITY_LINES.when}
          </th>
          <th scope="col" className="col-who">
            {ACTIVITY_LINES.who}
          </th>
          <th scope="col">{ACTIVITY_LINES.what}</th>
          <th scope="col">{ACTIVITY_LINES.about}</th>
          <th scope="col" className="col-result">
            {ACTIVITY_LINES.result}
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
const actionsOf = (line: ActivityLine, about: string, onSearch: (text: string) => void): MenuAction[][] => {
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
      ...(who === '' ? [] : [{ label: ACTIVITY_LINES.onlyByPerson(who), run: () => onSearch(who) }]),
      ...(app === '' ? [] : [{ label: ACTIVITY_LINES.onlyOfApp(app), run: () => onSearch(app) }]),
    ],
    [
      ...(isThere
        ? [{ label: ACTIVITY_LINES.openTheXeroApp, run: () => go({ at: 'apps' as const, appId, ask: null }) }]
        : []),
      {
        label: ACTIVITY_LINES.copyTheLine,
        run: () => void copy(words.filter((word) => word !== '').join(' | '), ACTIVITY_LINES.line),
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
        showRowMenu(event, ACTIVITY_LINES.lineOf(timeToTheSecond(line.at)), actionsOf(line, about, onSearch))
      }
    >
      <td>
        <time dateTime={isoOf(line.at)} title={exactly(line.at)}>
          {weekdayOf(line.at)}, {timeToTheSecond(line.at)}
        </time>
      </td>
      <td
        title={ACTIVITY_LINES.whoAndWhere(line.who, line.email === '' ? '' : `, ${line.email}`, line.device)}
      >
        {line.who}
      </td>
      <td>{describeActivity(line.what)}</td>
      <td title={about}>{about}</td>
      <td title={describeResult(line.result, line.what)}>
        {findings.length > 0 ? (
          <StateMark mood="urgent" words={findings.map(describeFinding).join(' ')} isLoud />
        ) : isUnproven ? (
          <StateMark mood="urgent" words={ACTIVITY_LINES.lineChanged} isLoud />
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
