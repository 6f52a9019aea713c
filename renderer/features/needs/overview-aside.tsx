import { useEffect, useState } from 'react'
import type { Activity } from '../../../shared/activity/activity.ts'
import { noonOfField } from '../../../shared/kernel/day.ts'
import type { Instant } from '../../../shared/kernel/instant.ts'
import type { SignIn } from '../../../shared/sign-in/sign-in.ts'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import { describeActivity } from '../activity/words-lines.ts'
import { call } from '../../bridge/bridge.ts'
import type { ConnectionRow } from '../connections/connection-list.ts'
import { exactly, isoOf, shortDay, weekdayOf } from '../../language/moments.ts'
import { retiringScopes } from '../apps/app-facts.ts'
import { onSnapshot, useStore } from '../../app/store.ts'
import { OVERVIEW_ASIDE } from './words.ts'
import { useParts } from '../../bridge/use-parts.ts'

/** Dates ahead, and what happened lately. */
export const OverviewAside = () => {
  const snapshot = useParts('apps')
  const now = useStore((state) => state.now)
  const rows = useStore((state) => state.rows)
  const lines = useLatest()
  const coming = comingUp(snapshot, rows, now)
  return (
    <aside className="page-aside" aria-label={OVERVIEW_ASIDE.dates}>
      {coming.length === 0 ? null : (
        <section>
          <h2>{OVERVIEW_ASIDE.comingUp}</h2>
          <ul className="dated">
            {coming.map(({ at, when, what, more }) => (
              <li key={`${when} ${what}`}>
                <time dateTime={isoOf(at)}>{when}</time>
                <span>
                  {what}
                  <span className="age wrap">{more}</span>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {lines.length === 0 ? null : (
        <section>
          <h2>{OVERVIEW_ASIDE.recentActivity}</h2>
          <ul className="dated">
            {lines.map((line) => (
              <li key={line.seq}>
                <time dateTime={isoOf(line.at)} title={exactly(line.at)}>
                  {shortDay(line.at, now)}
                </time>
                <span>
                  {describeActivity(line.what)}
                  <span className="age wrap">{line.organisation === '' ? line.app : line.organisation}</span>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  )
}

const LATEST = 5

const useLatest = (): readonly Activity[] => {
  const [lines, setLines] = useState<readonly Activity[]>([])
  useEffect(() => {
    let isWanted = true
    const read = async () => {
      const result = await call('listActivity', { before: null, limit: LATEST })
      if (isWanted && result.ok) setLines(result.value.lines)
    }
    void read()
    const stop = onSnapshot(() => void read())
    return () => {
      isWanted = false
      stop()
    }
  }, [])
  return lines
}

/** Whether a check moves the day on which these lapse. */
const mayLast = (group: readonly SignIn[]) =>
  group.every(({ grantedScopes }) => grantedScopes.includes('offline_access'))

type Coming = { readonly at: Instant; readonly when: string; readonly what: string; readonly more: string }

const comingUp = (
  snapshot: Pick<Snapshot, 'apps'>,
  rows: readonly ConnectionRow[],
  now: Instant,
): Coming[] => {
  const signIns = new Set(
    rows.flatMap(({ signIn, status }) => (status.code === 'fineUntil' && signIn !== undefined ? signIn : [])),
  )
  const lapses = [...Map.groupBy(signIns, ({ lapsesAt }) => weekdayOf(lapsesAt)).values()].flatMap(
    (group) => {
      const at = group[0]?.lapsesAt
      return at === undefined
        ? []
        : {
            at,
            when: shortDay(at, now),
            what: `${group.length === 1 ? OVERVIEW_ASIDE.signInLapses(group[0]?.name ?? '') : OVERVIEW_ASIDE.signInsLapse(group.length)}${mayLast(group) ? OVERVIEW_ASIDE.unlessChecked : ''}`,
            more: mayLast(group) ? OVERVIEW_ASIDE.checkMoves : OVERVIEW_ASIDE.notLasting,
          }
    },
  )
  const ends = snapshot.apps.flatMap((app) =>
    [...retiringScopes(app)].map(([month, scopes]) => ({
      at: Date.parse(`${month}-01T00:00:00Z`),
      when: shortDay(noonOfField(`${month}-01`) ?? now, now),
      what: OVERVIEW_ASIDE.scopesEnd(
        scopes.length === 1 ? OVERVIEW_ASIDE.aScope : OVERVIEW_ASIDE.scopes(scopes.length),
        app.name,
      ),
      more: scopes.join(', '),
    })),
  )
  return [...lapses, ...ends].toSorted((a, b) => a.at - b.at).slice(0, 6)
}
